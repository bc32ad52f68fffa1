import type { Series, ThroughputPatch, ThroughputSnapshot } from './throughput';

const COLUMNS = ['success', 'error', 'retries', 'bits', 'messages'] as const;

/**
 * The part of `next` from the first bucket on that differs from `previous`; all of it when the buckets do not line up.
 */
export function changedTail(previous: Series, next: Series): Series {
  const known = new Map(previous.at.map((at, index) => [at, index]));
  const same = (index: number): boolean => {
    const before = known.get(next.at[index] ?? NaN);
    return before !== undefined && COLUMNS.every((name) => previous[name][before] === next[name][index]);
  };
  let first = 0;
  while (first < next.at.length && same(first)) {
    first += 1;
  }
  return sliced(next, first);
}

function sliced(series: Series, from: number): Series {
  return {
    at: series.at.slice(from),
    success: series.success.slice(from),
    error: series.error.slice(from),
    retries: series.retries.slice(from),
    bits: series.bits.slice(from),
    messages: series.messages.slice(from),
  };
}

/** What is shown after a patch: buckets that left the window go, those from the patch's first on are replaced. */
export function patched(shown: ThroughputSnapshot, patch: ThroughputPatch): ThroughputSnapshot {
  const { subject, window, figures, planned, destinations, live, readAt } = patch;
  return {
    ...shown,
    subject,
    window,
    figures,
    planned,
    destinations,
    live,
    readAt,
    series: merged(shown.series, patch.series, window.from),
  };
}

function merged(before: Series, tail: Series, from: number): Series {
  const first = before.at.findIndex((at) => at >= from);
  const start = first === -1 ? before.at.length : first;
  const replaced = tail.at[0] ?? Infinity;
  const cut = before.at.findIndex((at) => at >= replaced);
  const end = cut === -1 ? before.at.length : cut;
  const join = <Value>(old: readonly Value[], added: readonly Value[]): Value[] => [
    ...old.slice(start, Math.max(start, end)),
    ...added,
  ];
  return {
    at: join(before.at, tail.at),
    success: join(before.success, tail.success),
    error: join(before.error, tail.error),
    retries: join(before.retries, tail.retries),
    bits: join(before.bits, tail.bits),
    messages: join(before.messages, tail.messages),
  };
}
