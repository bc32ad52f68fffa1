import type { EpochMs } from '../domain/delivery';
import { DIVIDED, isRecord, KEYED, OBSERVED, type RecordedLine } from './recordLine';
import type { Sight } from './sight';
import { isSight, isSightPart } from './sightSchema';

/** Names of what is divided by id below a name: `deliveries`, `options` … */
const BELOW: readonly string[] = [...KEYED, ...OBSERVED];

/**
 * Puts looks together from the lines of a day, one after the other. Each piece is checked once, when it comes; what stays
 * from look to look is neither checked nor copied again.
 */
export class RecordReader {
  private readonly parts = new Map<string, unknown>();
  /** Pieces by id or name, made anew when one of them changed. */
  private readonly records = new Map<string, Readonly<Record<string, unknown>>>();
  private readonly invalid = new Set<string>();
  private begun = false;

  /** Takes a line. What is not a piece of a look is left out, and what depends on it, until it comes right. */
  add({ at, whole, set, gone }: RecordedLine): void {
    if (whole) {
      this.parts.clear();
      this.records.clear();
      this.invalid.clear();
      this.begun = true;
    }
    if (!this.begun) {
      return;
    }
    for (const key of gone) {
      this.change(key);
      this.parts.delete(key);
      this.invalid.delete(key);
    }
    for (const [key, value] of Object.entries(set)) {
      this.change(key);
      this.parts.set(key, value);
      if (isSightPart(key, timed(value, at))) {
        this.invalid.delete(key);
      } else {
        this.invalid.add(key);
      }
    }
    // That nothing is missing is seen once: a look of the same version always has the same pieces.
    if (whole && !isSight(this.assemble(at))) {
      this.begun = false;
    }
  }

  /** The look as it was at the moment of the last line; undefined where its pieces are not those of a look. */
  sight(at: EpochMs): Sight | undefined {
    // All pieces were checked when they came.
    return this.begun && this.invalid.size === 0 ? (this.assemble(at) as unknown as Sight) : undefined;
  }

  private change(key: string): void {
    const dot = key.indexOf('.');
    if (dot !== -1) {
      this.records.delete(key.slice(0, dot));
    }
  }

  private assemble(at: EpochMs): Readonly<Record<string, unknown>> {
    const sight: Record<string, unknown> = { at, instanceNow: at + Number(this.parts.get('clock') ?? 0) };
    this.refresh();
    for (const [key, value] of this.parts) {
      if (key !== 'clock' && !key.includes('.') && !key.endsWith('#')) {
        sight[key] = timed(value, at);
      }
    }
    for (const name of DIVIDED) {
      const ids = this.parts.get(`${name}#`);
      const items = Array.isArray(ids) ? ids.map((id) => this.parts.get(`${name}.${String(id)}`)) : [];
      sight[name] = name === 'deliveries' ? items : items.map((item) => timed(item, at));
    }
    for (const name of KEYED) {
      sight[name] = timed(this.records.get(name) ?? {}, at);
    }
    for (const name of OBSERVED) {
      const whole = sight[name];
      if (isRecord(whole) && whole['ok'] === true) {
        sight[name] = { ...whole, value: this.records.get(name) ?? {} };
      }
    }
    return sight;
  }

  /** Gathers again by id what changed since. */
  private refresh(): void {
    const missing = new Map(BELOW.filter((name) => !this.records.has(name)).map((name) => [name, {}]));
    if (missing.size === 0) {
      return;
    }
    for (const [key, value] of this.parts) {
      const dot = key.indexOf('.');
      const record: Record<string, unknown> | undefined = dot === -1 ? undefined : missing.get(key.slice(0, dot));
      if (record !== undefined) {
        record[key.slice(dot + 1)] = value;
      }
    }
    for (const [name, record] of missing) {
      this.records.set(name, record);
    }
  }
}

/** With the times of reading that were left out. */
function timed(value: unknown, at: EpochMs): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => timed(item, at));
  }
  if (!isRecord(value)) {
    return value;
  }
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, timed(item, at)]);
  return Object.fromEntries(value['ok'] === true && !('at' in value) ? [...entries, ['at', at]] : entries);
}
