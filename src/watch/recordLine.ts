import type { EpochMs } from '../domain/delivery';
import { maskAddresses } from '../domain/maskedAddress';
import type { Sight } from './sight';

/** What a look saw, cut into pieces that change on their own: `options.NmsX`, `deliveries.123`, `rate`. */
export type SightParts = Readonly<Record<string, unknown>>;

export interface RecordedLine {
  readonly at: EpochMs;
  /** It holds everything: what came before counts no more. */
  readonly whole: boolean;
  readonly set: SightParts;
  readonly gone: readonly string[];
}

/** Pieces of a look that have pieces of their own, by id or name. */
export const DIVIDED = ['deliveries', 'servers', 'certificates'] as const;
export const KEYED = ['options', 'workflows'] as const;
/** Observed records by id: divided below `value`. */
export const OBSERVED = ['natures', 'rates', 'bounces'] as const;

/** A reading that is older than this keeps its own time; else it is as old as the look, ms. */
const SAME_TIME_MS = 60_000;

/** The pieces of a look, ready to be kept: addresses in labels hidden, times of reading left out where they are the look's. */
export function fullParts(sight: Sight): SightParts {
  const parts: Record<string, unknown> = {};
  const { at } = sight;
  for (const [name, value] of Object.entries(sight)) {
    if (name === 'at' || name === 'instanceNow') {
      continue;
    }
    if (isOneOf(DIVIDED, name) && Array.isArray(value)) {
      parts[`${name}#`] = value.map((item: unknown) => idOf(item));
      value.forEach((item: unknown) => {
        parts[`${name}.${idOf(item)}`] = item;
      });
    } else if (isOneOf(KEYED, name)) {
      divide(parts, name, value);
    } else if (isOneOf(OBSERVED, name) && isRecord(value) && isRecord(value['value'])) {
      parts[name] = { ...value, value: {} };
      divide(parts, name, value['value']);
    } else {
      parts[name] = value;
    }
  }
  parts['clock'] = sight.instanceNow - at;
  return Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, plain(value, at)]));
}

/** The line of a look, against the pieces of the one before. */
export function lineOf(at: EpochMs, parts: SightParts, before: SightParts | undefined): Partial<RecordedLine> {
  if (before === undefined) {
    return { at, whole: true, set: parts };
  }
  const set = Object.fromEntries(
    Object.entries(parts).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key])),
  );
  const gone = Object.keys(before).filter((key) => !(key in parts));
  return { at, ...(Object.keys(set).length === 0 ? {} : { set }), ...(gone.length === 0 ? {} : { gone }) };
}

function divide(parts: Record<string, unknown>, name: string, value: unknown): void {
  if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      parts[`${name}.${key}`] = item;
    }
  }
}

/** Without times of reading that are the look's, and with addresses hidden in every text. */
function plain(value: unknown, at: EpochMs): unknown {
  if (typeof value === 'string') {
    return maskAddresses(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => plain(item, at));
  }
  if (!isRecord(value)) {
    return value;
  }
  const isSameTime = 'ok' in value && typeof value['at'] === 'number' && Math.abs(value['at'] - at) < SAME_TIME_MS;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(isSameTime && key === 'at'))
      .map(([key, item]) => [key, plain(item, at)]),
  );
}

function idOf(item: unknown): string {
  if (!isRecord(item)) {
    return '';
  }
  if (isRecord(item['value'])) {
    return String(item['value']['host']);
  }
  return String(item['id'] ?? item['name'] ?? item['source']);
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

/** An object with keys, no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
