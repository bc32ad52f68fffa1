import { csvLine } from '../../shared/format/csv';
import type { Figure, TrackingSnapshot } from '../../shared/protocol/tracking';
import type { TrackingString } from '../../shared/strings/tracking';

/**
 * The panel as CSV: the figures with their formulas, an empty line, then the URLs. Numbers in plain form, ratios as 0
 * to 1.
 */
export function trackingCsv(snapshot: TrackingSnapshot, words: Record<TrackingString, string>): string[] {
  const named: Partial<Record<string, string>> = words;
  const line = (figure: Figure): string =>
    csvLine([named[`figure.${figure.id}`] ?? figure.id, figure.value, figure.unit, figure.formula]);
  return [
    csvLine([words.headline, snapshot.subject.label, snapshot.subject.internalName]),
    ...snapshot.headline.map(line),
    ...snapshot.groups.flatMap((group) => group.figures.map(line)),
    ...overTimeLines(snapshot, words),
    ...failureLines(snapshot, words),
    csvLine([]),
    csvLine([
      words['urls.label'],
      'URL',
      words['urls.type'],
      words['urls.category'],
      words['urls.unique'],
      words['urls.clicks'],
      words['urls.share'],
      words['urls.tracking'],
    ]),
    ...(snapshot.urls.ok ? snapshot.urls.value : []).map((url) =>
      csvLine([
        url.label,
        url.source,
        url.typeLabel,
        url.category,
        url.uniqueClicks,
        url.clicks,
        url.share,
        url.tracking?.mode,
      ]),
    ),
  ];
}

function overTimeLines({ overTime }: TrackingSnapshot, words: Record<TrackingString, string>): string[] {
  if (!overTime.ok) {
    return [];
  }
  const { at, opens, clicks, optOuts } = overTime.value;
  return [
    csvLine([]),
    csvLine([words['overTime.from'], words['series.opens'], words['series.clicks'], words['series.optOuts']]),
    ...at.map((start, index) =>
      csvLine([
        new Date(start).toISOString(),
        opens[index] ?? undefined,
        clicks[index] ?? undefined,
        optOuts[index] ?? undefined,
      ]),
    ),
  ];
}

function failureLines({ failures }: TrackingSnapshot, words: Record<TrackingString, string>): string[] {
  if (!failures.ok) {
    return [];
  }
  const head = [
    'failures.domain',
    'failures.processed',
    'failures.delivered',
    'failures.hard',
    'failures.soft',
    'failures.verdict',
  ] as const;
  return [
    csvLine([]),
    csvLine(head.map((key) => words[key])),
    ...failures.value.domains.map(({ domain, processed, delivered, hard, soft, verdict }) =>
      csvLine([domain, processed, delivered, hard, soft, words[`verdict.${verdict}`]]),
    ),
  ];
}
