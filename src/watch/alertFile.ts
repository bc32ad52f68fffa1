import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { EMPTY_BOOK, type AlertBook } from './alert';

/** Of what is written here. */
const VERSION = 1;

const Kept = z.object({
  version: z.literal(VERSION),
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

/**
 * The alerts of one instance, as all windows of this machine share them: one file, replaced as a whole. One that a newer
 * version of the extension wrote is left to it, which `log` is told once; then a file beside it is used.
 */
export class AlertFile {
  private said = false;

  constructor(
    private readonly path: string,
    private readonly log: (text: string) => void = () => undefined,
  ) {}

  /** Empty where there is none yet, or it is damaged. */
  async read(): Promise<AlertBook> {
    const { data } = Kept.safeParse(await contentOf(await this.own()));
    if (data === undefined) {
      return EMPTY_BOOK;
    }
    const { alerts, candidates, muted, quietUntil } = data;
    return { alerts, candidates, muted, ...(quietUntil === undefined ? {} : { quietUntil }) };
  }

  /** Rejects when it cannot be kept. */
  async write(book: AlertBook): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const path = await this.own();
    const draft = `${path}.${process.pid}.new`;
    await writeFile(draft, JSON.stringify({ version: VERSION, ...book }), { mode: 0o600 });
    await rename(draft, path);
  }

  private async own(): Promise<string> {
    const { data } = Versioned.safeParse(await contentOf(this.path));
    if (data === undefined || data.version <= VERSION) {
      return this.path;
    }
    if (!this.said) {
      this.said = true;
      this.log(`${this.path} was written by a newer version; it is kept as it is.`);
    }
    return `${this.path}.${VERSION}`;
  }
}

const Versioned = z.object({ version: z.number() });

/** Undefined where there is no such file, or no JSON in it. */
async function contentOf(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
