import { openInstance } from '../../../src/campaign';
import { isCampaignError } from '../../../src/campaign/errors';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { describeError } from '../../../src/connections/errorText';
import type { Fault } from './faults';
import type { FaultyServer } from './faultyServer';
import type { ExploredOperation, Subject } from './operations';

/** Time limit of one call here, ms: long for a busy machine, and short enough to wait for in thousands of cases. */
const CALL_LIMIT_MS = 700;

/** An operation that takes longer hangs, ms. */
const HANGS_AFTER_MS = 30_000;

/** How soon connections must be given back, ms. */
const CLOSED_AFTER_MS = 2000;

export interface Case {
  readonly operation: ExploredOperation;
  readonly fault: Fault;
  readonly often: 'once' | 'always';
}

export interface SignIn {
  readonly operator: string;
  readonly password: string;
}

interface Settled {
  readonly value?: unknown;
  readonly error?: unknown;
}

/** Plays one case against an instance behind a faulty way, and answers every promise that was not kept. */
export class Exploration {
  private readonly usual = new Map<ExploredOperation, string>();

  constructor(
    private readonly server: FaultyServer,
    private readonly signIn: SignIn,
    private readonly subject: Subject,
  ) {}

  async play({ operation, fault, often }: Case): Promise<readonly string[]> {
    const broken: string[] = [];
    const log: string[] = [];
    this.server.mend();
    const instance = await this.open(log);
    try {
      const usual = await this.usualOf(instance, operation);
      // Another session: in the first one the schemas are known already.
      const other = await this.open(log);
      try {
        this.server.spoil(fault, { times: often === 'once' ? 1 : Infinity, atTheDoor: false });
        const seen = await settled(operation.run(other, this.subject, AbortSignal.timeout(HANGS_AFTER_MS)));
        const { writes, refused } = this.server.counted;
        // What others share with this operation may still be on its way, and is not remembered by that.
        await this.server.isIdle();
        this.server.mend();
        broken.push(...this.judge(operation, fault, seen, usual, log));
        // A call that was refused at the door may be sent again, once.
        if (writes - refused > 1 || writes > 2) {
          broken.push(`sent ${writes} times, ${refused} of them refused`);
        }
        if (!operation.writes && !fault.denies) {
          const again = await this.again(other, operation);
          if (again !== usual) {
            broken.push(`remembered: ${short(again)} instead of ${short(usual)}`);
          }
        }
      } finally {
        await other.logoff();
      }
    } finally {
      await instance.logoff();
    }
    if (!(await this.isQuiet())) {
      broken.push(`${await this.server.connections()} connections left`);
    }
    return broken;
  }

  /** A machine may be too busy to be in time. */
  private async open(log: string[]): Promise<CampaignInstance> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.openOnce(log);
      } catch (error) {
        if (attempt >= 10 || !isCampaignError(error) || error.code !== 'timeout') {
          throw error;
        }
      }
    }
  }

  private openOnce(log: string[]): Promise<CampaignInstance> {
    const write = (line: string): void => {
      log.push(line);
    };
    return openInstance(
      {
        url: this.server.url,
        credentials: { kind: 'password', ...this.signIn },
        timeoutMs: CALL_LIMIT_MS,
        retry: { firstPauseMs: 1 },
        limits: { maxBodyBytes: 8 * 1024 * 1024 },
        log: { debug: write, warn: write },
      },
      AbortSignal.timeout(HANGS_AFTER_MS),
    );
  }

  private judge(
    { writes }: ExploredOperation,
    fault: Fault,
    { value, error }: Settled,
    usual: string,
    log: readonly string[],
  ): readonly string[] {
    const broken: string[] = [];
    let words = '';
    if (error === undefined) {
      const got = asText(value);
      if (!writes && !fault.denies && got !== usual) {
        broken.push(`short: ${short(got)} instead of ${short(usual)}`);
      }
    } else if (!isCampaignError(error)) {
      broken.push(`not typed: ${String(error)}`);
    } else {
      const told = describeError(error);
      words = Object.values(told)
        .filter((part) => typeof part === 'string')
        .join(' ');
      if (told.what === '' || /undefined|\[object|\{\d\}|did not expect/.test(words)) {
        broken.push(`unclear: ${words}`);
      }
      if (error.code === 'cancelled') {
        broken.push('hangs');
      }
      words += ` ${error.message} ${JSON.stringify(error.facts)}`;
    }
    const secret = [...this.server.secrets, this.signIn.password].find((one) =>
      [words, ...log].some((line) => line.includes(one)),
    );
    if (secret !== undefined) {
      broken.push('a secret is told');
    }
    return broken;
  }

  private async usualOf(instance: CampaignInstance, operation: ExploredOperation): Promise<string> {
    const known = this.usual.get(operation);
    if (known !== undefined || operation.writes) {
      return known ?? '';
    }
    const usual = await this.again(instance, operation);
    this.usual.set(operation, usual);
    return usual;
  }

  /** Without a fault; a machine may be too busy to be in time. */
  private async again(instance: CampaignInstance, operation: ExploredOperation): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      const { value, error } = await settled(
        operation.run(instance, this.subject, AbortSignal.timeout(HANGS_AFTER_MS)),
      );
      if (error === undefined) {
        return asText(value);
      }
      if (attempt >= 4 || !isCampaignError(error) || error.code !== 'timeout') {
        return `fails: ${String(error)}`;
      }
    }
  }

  private async isQuiet(): Promise<boolean> {
    for (let waited = 0; waited < CLOSED_AFTER_MS; waited += 20) {
      if ((await this.server.connections()) === 0) {
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  }
}

async function settled(work: Promise<unknown>): Promise<Settled> {
  try {
    return { value: await work };
  } catch (error) {
    return { error };
  }
}

function asText(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      part instanceof Map || part instanceof Set ? [...(part as Iterable<unknown>)] : part,
    ) ?? 'undefined'
  );
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}… (${text.length})` : text;
}
