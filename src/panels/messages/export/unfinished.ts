import { createHash } from 'node:crypto';
import '../../../shared/protocol/jitless';
import * as z from 'zod/mini';
import type { StateStore } from '../../../platform/stateStore';
import { EXPORT_FORMATS, LOG_TABS, messageFilter, type MessageFilter } from '../../../shared/protocol/messages';
import { UNFINISHED_KEY } from '../../contract';

/** Older ones are forgotten. */
const MOST_KEPT = 10;

const unfinished = z.object({
  path: z.string(),
  format: z.enum(EXPORT_FORMATS),
  connectionId: z.string(),
  deliveryId: z.string(),
  /** The delivery's internal name, for the question whether to go on. */
  name: z.string(),
  tab: z.enum(LOG_TABS),
  /** Without the address that it may look for: what persons are called is kept nowhere. */
  filter: messageFilter,
  /** The kept filter is all of it: no address was left out. */
  whole: z.boolean(),
  /** Tells whether another export is of the same rows: see `marksOf`. */
  marks: z.string(),
  /** Which columns are in the file; all of the log's where an earlier version wrote it. */
  columns: z.optional(z.array(z.string())),
  /** Addresses are hidden in the file. */
  masked: z.boolean(),
  /** The newest row of the log when it was opened: the export ends there. */
  endId: z.string(),
  /** Instance's clock when it began. */
  since: z.number(),
  rows: z.number(),
  /** The last row that is in the file, and the file's length with it. */
  lastId: z.string(),
  bytes: z.number(),
  /** The process that writes, or wrote, it. */
  pid: z.number(),
  /** Somebody ended it: not asked about again by itself. */
  cancelled: z.boolean(),
});
export type Unfinished = z.output<typeof unfinished>;

export interface ExportSubject {
  readonly connectionId: string;
  readonly deliveryId: string;
  readonly name: string;
  readonly tab: Unfinished['tab'];
  readonly filter: MessageFilter;
  readonly masked: boolean;
}

/** Exports that ended before their last row: where they stand, kept over a restart. */
export class UnfinishedExports {
  constructor(private readonly state: StateStore | undefined) {}

  all(): readonly Unfinished[] {
    return this.state?.read(UNFINISHED_KEY, parseAll) ?? [];
  }

  of(path: string): Unfinished | undefined {
    return this.all().find((one) => one.path === path);
  }

  async keep(one: Unfinished): Promise<void> {
    await this.write([one, ...this.all().filter(({ path }) => path !== one.path)].slice(0, MOST_KEPT));
  }

  async forget(path: string): Promise<void> {
    if (this.of(path) !== undefined) {
      await this.write(this.all().filter((one) => one.path !== path));
    }
  }

  private async write(all: readonly Unfinished[]): Promise<void> {
    const kept = [...all, ...(this.state?.unread(UNFINISHED_KEY, parseAll) ?? [])];
    await this.state?.write(UNFINISHED_KEY, kept.length === 0 ? undefined : kept);
  }
}

/**
 * What two exports have in common that put the same columns of the same rows into a file. A digest, since the filter
 * may hold an address.
 */
export function marksOf(
  { connectionId, deliveryId, tab, filter, masked }: ExportSubject,
  format: string,
  columns: readonly string[],
): string {
  const { address, domain, message, statuses, reasons, since, until } = filter;
  const parts = [
    connectionId,
    deliveryId,
    tab,
    format,
    masked,
    columns,
    address,
    domain,
    message,
    statuses,
    reasons,
    since,
    until,
  ];
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex');
}

/** What may be kept of a filter. */
export function withoutAddress({ domain, message, statuses, reasons, since, until }: MessageFilter): MessageFilter {
  return { domain, message, statuses, reasons, since, until };
}

/** Whether another process than ours, which wrote it, is there still: another window exports, then. */
export function isAtWork({ pid }: Unfinished, ours: number): boolean {
  if (pid === ours) {
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function parseAll(value: unknown): Unfinished[] {
  return Array.isArray(value)
    ? value.flatMap((one) => {
        const parsed = unfinished.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      })
    : [];
}
