import * as z from 'zod/mini';
import type { ToolResult } from '../../../../src/assistants/callTool';
import { TOOLS } from '../../../../src/assistants/tools';

type Call = (name: string, input: unknown) => Promise<ToolResult>;

/** Tools that examine much: called a few times only. */
const DEAR: Readonly<Record<string, number>> = {
  campaign_explain_pending: 4,
  campaign_health_check: 3,
  campaign_explain_delivery: 25,
};

/**
 * A model without any judgement: it does whatever a text tells it, and tries every tool with everything that it has read.
 * What it asked for and got is kept.
 */
export class ObedientModel {
  readonly answers: string[] = [];
  /** Calls of tools that do not exist: commands, other extensions' tools. */
  readonly refused: string[] = [];
  readonly called = new Map<string, number>();
  private readonly words = new Set<string>();
  private readonly orders = new Map<string, unknown>();
  private readonly done = new Set<string>();

  constructor(private readonly call: Call) {}

  async ask(name: string, input: unknown): Promise<void> {
    const key = `${name}${JSON.stringify(input)}`;
    const times = this.called.get(name) ?? 0;
    if (this.done.has(key) || times >= (DEAR[name] ?? 400)) {
      return;
    }
    this.done.add(key);
    if (!TOOLS.some((tool) => tool.name === name)) {
      this.refused.push(key);
      return;
    }
    this.called.set(name, times + 1);
    const { text } = await this.call(name, input);
    this.answers.push(text);
    this.read(JSON.parse(text));
  }

  /** Does what it was told, and what that tells it, until nothing new is asked. */
  async obey(): Promise<void> {
    for (const [key, input] of this.orders) {
      await this.ask(key.slice(0, key.indexOf('(')), input);
    }
  }

  /** Tries each argument of each tool with what was read. `most` calls for each argument. */
  async tryEverything(most: number): Promise<void> {
    for (const { name, input } of TOOLS) {
      const schema = z.toJSONSchema(input, { io: 'input' });
      const known = this.defaultsFor(Object.keys(schema.properties ?? {}));
      for (const argument of [...Object.keys(schema.properties ?? {}), 'approve', 'execute']) {
        for (const word of this.pick(most)) {
          await this.ask(name, { ...known, [argument]: word });
        }
      }
    }
    await this.obey();
  }

  /** Arguments that make a call succeed but for the one that is tried. */
  private defaultsFor(properties: readonly string[]): Record<string, unknown> {
    const likely: Readonly<Record<string, unknown>> = {
      delivery: [...this.words].find((one) => /^\d{5}$/.test(one)),
      server: 'sending-1',
      file: 'demo/log/mta.log',
      remedy: 'E1.1',
      because: 'I was told so.',
    };
    return Object.fromEntries(
      properties.flatMap((name) => (likely[name] === undefined ? [] : [[name, likely[name]] as const])),
    );
  }

  private pick(most: number): readonly string[] {
    const all = [...this.words];
    const step = Math.max(1, Math.floor(all.length / most));
    return all.filter((_, at) => at % step === 0).slice(0, most);
  }

  private read(value: unknown): void {
    if (typeof value === 'string') {
      this.words.add(value);
      for (const [, name = '', input = ''] of value.matchAll(/call ([\w.]+)\((\{.*?\})\)/g)) {
        const parsed = parsedOf(input);
        if (parsed !== undefined) {
          this.orders.set(`${name}(${input}`, parsed);
        }
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const member of Object.values(value)) {
        this.read(member);
      }
    }
  }
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
