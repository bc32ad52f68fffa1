import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { EMPTY_BOOK, type AlertBook } from './alert';

const Kept = z.object({
  version: z.literal(1),
  alerts: z.array(
    z.object({
      criterion: z.string(),
      subject: z.string(),
      severity: z.enum(['error', 'warning']),
      args: z.record(z.string(), z.union([z.string(), z.number()])),
      began: z.number(),
      lastSeen: z.number(),
      ended: z.optional(z.number()),
      level: z.number(),
      noticedLevel: z.number(),
      missed: z.number(),
      handled: z.optional(z.object({ by: z.string(), at: z.number(), how: z.enum(['muted', 'seen']) })),
    }),
  ),
  candidates: z.record(z.string(), z.number()),
  muted: z.array(z.string()),
  quietUntil: z.optional(z.number()),
});

/** The alerts of one instance, as all windows of this machine share them: one file, replaced as a whole. */
export class AlertFile {
  constructor(private readonly path: string) {}

  /** Empty where there is none yet, or another version wrote it. */
  async read(): Promise<AlertBook> {
    try {
      const { data } = Kept.safeParse(JSON.parse(await readFile(this.path, 'utf8')));
      if (data === undefined) {
        return EMPTY_BOOK;
      }
      const { alerts, candidates, muted, quietUntil } = data;
      return { alerts, candidates, muted, ...(quietUntil === undefined ? {} : { quietUntil }) };
    } catch {
      return EMPTY_BOOK;
    }
  }

  /** Rejects when it cannot be kept. */
  async write(book: AlertBook): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const draft = `${this.path}.${process.pid}.new`;
    await writeFile(draft, JSON.stringify({ version: 1, ...book }), { mode: 0o600 });
    await rename(draft, this.path);
  }
}
