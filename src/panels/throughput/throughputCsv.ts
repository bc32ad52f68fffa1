import { csvLine } from '../../shared/format/csv';
import type { ThroughputSnapshot } from '../../shared/protocol/throughput';
import type { ThroughputString } from '../../shared/strings/throughput';

/**
 * The chart as CSV: one line per bucket, times in ISO 8601 UTC, plain numbers; an empty cell is a gap. Then, after an
 * empty line, the destination domains, shares as 0 to 1.
 */
export function throughputCsv(
  { series, window, destinations }: ThroughputSnapshot,
  words: Record<ThroughputString, string>,
): string[] {
  const perHour = (name: string): string => `${name} (${words['chart.messages']})`;
  return [
    csvLine([
      words['table.from'],
      's',
      words['table.messages'],
      perHour(words['series.success']),
      perHour(words['series.error']),
      perHour(words['series.retries']),
      words['series.bits'],
    ]),
    ...series.at.map((at, index) =>
      csvLine([
        new Date(at).toISOString(),
        window.bucketMs / 1000,
        series.messages[index] ?? undefined,
        rounded(series.success[index]),
        rounded(series.error[index]),
        rounded(series.retries[index]),
        rounded(series.bits[index]),
      ]),
    ),
    ...destinationLines(destinations, words),
  ];
}

function destinationLines(part: ThroughputSnapshot['destinations'], words: Record<ThroughputString, string>): string[] {
  if (part?.ok !== true) {
    return [];
  }
  const head = ['where.domain', 'where.delivered', 'where.waiting', 'where.errors', 'where.share'] as const;
  return [
    csvLine([]),
    csvLine(head.map((key) => words[key])),
    ...part.value.rows.map(({ domain, delivered, waiting, errors, share }) =>
      csvLine([domain, delivered, waiting, errors, share]),
    ),
  ];
}

function rounded(value: number | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Math.round(value * 100) / 100;
}
