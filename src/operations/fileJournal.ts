import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Journal, Leases, OperationRecord } from './ports';
import { boundTargetSchema } from './targetSchema';

/** A file that has grown to this size becomes the older one, and the one that was older goes: bytes. */
const TURN_AT = 1024 * 1024;

const NEWER = 'activity.jsonl';
const OLDER = 'activity.1.jsonl';

const Line = z.object({
  id: z.string(),
  at: z.number(),
  who: z.string(),
  where: z.string(),
  via: z.string(),
  proposer: z.optional(z.string()),
  operation: z.string(),
  request: z.record(z.string(), z.unknown()),
  target: boundTargetSchema,
  what: z.string(),
  before: z.string(),
  after: z.string(),
  outcome: z.enum([
    'sent',
    'done',
    'alreadySo',
    'changedMeanwhile',
    'refused',
    'notVerifiedYet',
    'unknown',
    'declined',
    'leftAlone',
  ]),
  text: z.string(),
  undo: z.optional(z.looseObject({ kind: z.string() })),
  undoes: z.optional(z.string()),
  undone: z.optional(z.boolean()),
});

/**
 * The record of all attempts, of all windows of this machine: a line of JSON for each state of an attempt, the last one
 * with an id counts. Two files, so that it is bounded; lines are appended whole, so that windows do not disturb each other.
 */
export class FileJournal implements Journal {
  constructor(
    private readonly folder: string,
    private readonly leases: Leases,
  ) {}

  async record(entry: OperationRecord): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await this.turn();
    // On a line of its own, even behind half a line that a crash left.
    await appendFile(join(this.folder, NEWER), `\n${JSON.stringify(entry)}\n`);
  }

  /** All that is kept, oldest first. A line that cannot be read, of another version say, is passed over. */
  async entries(): Promise<readonly OperationRecord[]> {
    const texts = await Promise.all([OLDER, NEWER].map((name) => this.text(name)));
    const byId = new Map<string, OperationRecord>();
    for (const line of texts.join('\n').split('\n')) {
      const entry = parse(line);
      if (entry !== undefined) {
        byId.set(entry.id, entry);
      }
    }
    return [...byId.values()].sort((a, b) => a.at - b.at);
  }

  /** Makes room. One window at a time does; the others write on, into whichever file has the name. */
  private async turn(): Promise<void> {
    if ((await this.size()) < TURN_AT) {
      return;
    }
    const lease = await this.leases.acquire(join(this.folder, NEWER));
    if (lease === undefined) {
      return;
    }
    try {
      // Another window may have done it a moment ago.
      if ((await this.size()) >= TURN_AT) {
        await rename(join(this.folder, NEWER), join(this.folder, OLDER));
      }
    } finally {
      await lease.release();
    }
  }

  private async size(): Promise<number> {
    return stat(join(this.folder, NEWER)).then(
      ({ size }) => size,
      () => 0,
    );
  }

  private text(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8').catch(() => '');
  }
}

function parse(line: string): OperationRecord | undefined {
  if (line === '') {
    return undefined;
  }
  try {
    return Line.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
