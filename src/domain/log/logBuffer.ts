import type { LogRow } from './logRow';
import { NOTHING_ABOVE, renderRows, type Carry, type LogView, type Rendered } from './renderRows';

/** A stretch of a log that was read at once. */
export interface LogStretch {
  readonly rows: readonly LogRow[];
  /** Where its first line begins: what is above is read from there. Undefined: unknown, or nothing is above. */
  readonly start?: string;
}

interface Chunk {
  rows: LogRow[];
  start: string | undefined;
  chars: number;
  cache?: { readonly view: LogView; readonly before: Carry; readonly rendered: Rendered };
}

/** Rows are gathered into chunks of this many, so that showing a log anew writes few rows anew. */
const CHUNK_ROWS = 500;

/**
 * The part of a log that is held: a list of stretches that grows at both ends and lets go of its oldest when it is
 * bigger than the cap. What was let go can be read again from `start`.
 */
export class LogBuffer {
  private chunks: Chunk[] = [];
  private chars = 0;
  private lifted = 0;
  private droppedAny = false;

  /** `capChars`: at most about that many characters are held, besides what was loaded on purpose. */
  constructor(private readonly capChars: number) {}

  /** Where the oldest row that is held begins; undefined when nothing is known to be above. */
  get start(): string | undefined {
    return this.chunks[0]?.start;
  }

  get size(): number {
    return this.chars;
  }

  get rows(): number {
    return this.chunks.reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** Rows were let go of since the buffer was made. */
  get hasDropped(): boolean {
    return this.droppedAny;
  }

  /** How many lines the view shows of the oldest stretch: just after `prepend`, how many came above. */
  topLines(view: LogView): number {
    const [oldest] = this.chunks;
    return oldest === undefined ? 0 : renderedChunk(oldest, view, NOTHING_ABOVE).lines;
  }

  get isFull(): boolean {
    return this.chars > this.capChars + this.lifted;
  }

  append({ rows, start }: LogStretch): void {
    if (rows.length === 0) {
      return;
    }
    const chars = charsOf(rows);
    this.chars += chars;
    const last = this.chunks.at(-1);
    // A gap is no place to read on from: it stays with what is above it.
    const isGap = rows.every(({ kind }) => kind === 'gap');
    if (last === undefined || (last.rows.length + rows.length > CHUNK_ROWS && !isGap)) {
      this.chunks.push({ rows: [...rows], start, chars });
      return;
    }
    last.rows.push(...rows);
    last.chars += chars;
    delete last.cache;
  }

  /** Older rows. They stay until new ones fill as much again. */
  prepend({ rows, start }: LogStretch): void {
    const chars = charsOf(rows);
    this.chunks.unshift({ rows: [...rows], start, chars });
    this.chars += chars;
    this.lifted = Math.max(0, this.chars - this.capChars);
  }

  /** Lets go of the oldest stretches, down to three quarters of the cap, so that it happens rarely. False when nothing had to go. */
  trim(): boolean {
    if (!this.isFull) {
      return false;
    }
    this.lifted = 0;
    let drop = 0;
    let chars = this.chars;
    while (chars > this.capChars * 0.75 && drop < this.chunks.length - 1) {
      chars -= this.chunks[drop]?.chars ?? 0;
      drop += 1;
    }
    this.chunks = this.chunks.slice(drop);
    this.chars = chars;
    this.droppedAny ||= drop > 0;
    return drop > 0;
  }

  clear(): void {
    this.chunks = [];
    this.chars = 0;
    this.lifted = 0;
  }

  /** Everything that is held, as the view shows it. Only what changed since the last time is written anew. */
  render(view: LogView): { readonly text: string; readonly lines: number } {
    let carry = NOTHING_ABOVE;
    let lines = 0;
    const texts = this.chunks.map((chunk) => {
      const rendered = renderedChunk(chunk, view, carry);
      carry = rendered.carry;
      lines += rendered.lines;
      return rendered.text;
    });
    return { text: texts.join(''), lines };
  }
}

function renderedChunk(chunk: Chunk, view: LogView, before: Carry): Rendered {
  const { cache } = chunk;
  if (cache?.view === view && cache.before.entry === before.entry && cache.before.day === before.day) {
    return cache.rendered;
  }
  const rendered = renderRows(chunk.rows, view, before);
  chunk.cache = { view, before, rendered };
  return rendered;
}

/** A time takes 24 characters at most, besides the line end. */
function charsOf(rows: readonly LogRow[]): number {
  return rows.reduce((sum, { text, at }) => sum + text.length + 1 + (at === undefined ? 0 : 24), 0);
}
