import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMs } from '../domain/delivery';
import { fullParts, lineOf, type RecordedLine, type SightParts } from './recordLine';
import { RecordReader } from './recordReader';
import type { Sight } from './sight';

const DAY_MS = 24 * 60 * 60_000;
const DAY_FILE = /^(\d{4}-\d{2}-\d{2})\.jsonl$/;

/** A day never takes more than this, bytes: whatever an instance does, the disk of this computer stays free. */
const MOST_DAY_BYTES = 64 * 1024 * 1024;

/**
 * The flight recorder of one instance: a file a day (UTC) with a line for each look. The first line of a day holds
 * everything, each further one what changed since. Old days go as a whole.
 */
export class Recorder {
  private day: string | undefined;
  private parts: SightParts | undefined;

  constructor(private readonly folder: string) {}

  /** Keeps what a look saw, and lets go of days that are older than `keepMs`. Rejects when it cannot be written. */
  async append(sight: Sight, keepMs: number): Promise<void> {
    const day = dayOf(sight.at);
    if (day !== this.day) {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await this.forget(sight.at - keepMs);
      // Another process may have written meanwhile: begin with everything.
      this.day = day;
      this.parts = undefined;
    }
    const path = this.pathOf(day);
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size > MOST_DAY_BYTES) {
      return;
    }
    const parts = fullParts(sight);
    await appendFile(path, `${JSON.stringify(lineOf(sight.at, parts, this.parts))}\n`, { mode: 0o600 });
    this.parts = parts;
  }

  /** What was seen in a period, oldest first, one after the other. Lines that cannot be read are passed over. */
  async *between(from: EpochMs, to: EpochMs): AsyncGenerator<Sight, void> {
    for (const day of await this.days()) {
      if (day < dayOf(from) || day > dayOf(to)) {
        continue;
      }
      const reader = new RecordReader();
      for await (const line of this.linesOf(day)) {
        const recorded = parseLine(line);
        if (recorded === undefined) {
          continue;
        }
        if (recorded.at > to) {
          break;
        }
        reader.add(recorded);
        const sight = recorded.at >= from ? reader.sight(recorded.at) : undefined;
        if (sight !== undefined) {
          yield sight;
        }
      }
    }
  }

  /** One after the other: a day may have many megabytes. None for a day that is gone meanwhile. */
  private async *linesOf(day: string): AsyncGenerator<string, void> {
    try {
      const input = createReadStream(this.pathOf(day), 'utf8');
      let rest = '';
      for await (const piece of input) {
        const lines = (rest + String(piece)).split('\n');
        rest = lines.pop() ?? '';
        yield* lines;
      }
      yield rest;
    } catch {
      // Deleted while it was being read.
    }
  }

  /** The last thing that was seen until a moment; undefined where nothing was kept. */
  async at(moment: EpochMs): Promise<Sight | undefined> {
    let found: Sight | undefined;
    for await (const sight of this.between(moment - DAY_MS, moment)) {
      found = sight;
    }
    return found;
  }

  /** Bytes of each day that is kept. */
  async sizes(): Promise<ReadonlyMap<string, number>> {
    const days = await this.days();
    const sizes = await Promise.all(days.map(async (day) => (await stat(this.pathOf(day))).size));
    return new Map(days.map((day, index) => [day, sizes[index] ?? 0]));
  }

  /** Deletes all that was recorded. */
  async clear(): Promise<void> {
    this.day = undefined;
    await rm(this.folder, { recursive: true, force: true });
  }

  private async days(): Promise<readonly string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.flatMap((name) => DAY_FILE.exec(name)?.[1] ?? []).sort();
  }

  private async forget(before: EpochMs): Promise<void> {
    for (const day of await this.days()) {
      if (day < dayOf(before)) {
        await rm(this.pathOf(day), { force: true });
      }
    }
  }

  private pathOf(day: string): string {
    return join(this.folder, `${day}.jsonl`);
  }
}

function dayOf(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 10);
}

function parseLine(line: string): RecordedLine | undefined {
  if (line === '') {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('at' in value) || typeof value.at !== 'number') {
      return undefined;
    }
    const set = 'set' in value && typeof value.set === 'object' && value.set !== null ? value.set : {};
    const gone =
      'gone' in value && Array.isArray(value.gone) ? value.gone.filter((one) => typeof one === 'string') : [];
    return { at: value.at, whole: 'whole' in value && value.whole === true, set: { ...set }, gone };
  } catch {
    return undefined;
  }
}
