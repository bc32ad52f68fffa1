import { csvLine } from '../../shared/format/csv';
import type { TimelineSnapshot } from '../../shared/protocol/timeline';
import type { TimelineString } from '../../shared/strings/timeline';

/** The points as CSV, one line each, times in ISO 8601 UTC; an empty end is a moment. Then the rate, after an empty line. */
export function timelineCsv(
  { points, rate }: TimelineSnapshot,
  words: Readonly<Record<TimelineString, string>>,
): string[] {
  return [
    csvLine([words.when, words.until, words.lane, words.what]),
    ...points.map(({ at, until, lane, what }) =>
      csvLine([iso(at), until === undefined ? undefined : iso(until), words[`lane.${lane}`], what]),
    ),
    csvLine([]),
    csvLine([words.when, `${words.success} (${words.rate})`, `${words.error} (${words.rate})`]),
    ...rate.at.map((at, index) => csvLine([iso(at), rounded(rate.success[index]), rounded(rate.error[index])])),
  ];
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function rounded(value: number | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Math.round(value);
}
