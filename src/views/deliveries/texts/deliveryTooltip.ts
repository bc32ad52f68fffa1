import { l10n, MarkdownString } from 'vscode';
import { shownText } from '../../../platform/markdownText';
import type { AuditLine, CampaignInstance } from '../../../campaign/instance';
import type { Delivery, DeliveryDetail, EpochMs } from '../../../domain/delivery';
import { DELIVERY_STATES, isPendingLike } from '../../../domain/deliveryState';
import { channelText, stateText } from '../../../domain/words/deliveryWords';
import { formats } from '../../formats';
import { RATE_NOW_OVER_MS, rateNow } from '../../../domain/throughputSummary';
import { isCancelled } from '../../../platform/abort';

/** What is read for the tooltip beside the delivery itself; each is undefined where the instance does not tell. */
interface TooltipFacts {
  /** Messages per hour over the last minutes. */
  readonly perHour?: number;
  /** The newest line of the journal. */
  readonly lastLine?: AuditLine;
  /** Lines that other features add, such as the last diagnosis. */
  readonly remarks?: readonly string[];
}

/** Markdown for one delivery: names, state, times and figures that the instance gave; nothing invented for the others. */
export function deliveryTooltip(delivery: DeliveryDetail, now: EpochMs, facts: TooltipFacts = {}): MarkdownString {
  const text = new MarkdownString();
  text.supportThemeIcons = true;
  text.appendMarkdown('**');
  text.appendMarkdown(shownText(delivery.label));
  text.appendMarkdown('**  \n');
  text.appendMarkdown(
    shownText(`${delivery.internalName} · ${channelText(delivery.messageType)} · ${stateText(delivery.state)}`),
  );
  appendTable(text, [...times(delivery, now), ...figures(delivery), ...sending(delivery, facts)]);
  if (facts.lastLine !== undefined) {
    appendJournal(text, facts.lastLine, now);
  }
  for (const remark of facts.remarks ?? []) {
    text.appendMarkdown('\n\n$(info) ');
    text.appendMarkdown(shownText(remark));
  }
  if (isPendingLike(delivery.state)) {
    text.appendMarkdown('\n\n$(lightbulb) ');
    text.appendMarkdown(shownText(l10n.t('“Why Is It Pending?” looks for the cause.')));
  }
  return text;
}

type Row = readonly [string, string];
type MaybeRow = readonly [string, string | undefined];

function times(delivery: DeliveryDetail, now: EpochMs): readonly MaybeRow[] {
  const { dates, durations } = formats();
  const at = (time: EpochMs | undefined): string | undefined =>
    time === undefined ? undefined : `${dates.dateTime(time)} (${durations.relative(time, now)})`;
  return [
    [l10n.t('Contact date'), at(delivery.contactDate)],
    [l10n.t('Sending began'), at(delivery.broadStart)],
    [l10n.t('Sending ended'), at(delivery.broadEnd)],
    [l10n.t('Next retry'), nextRetry(delivery, now)],
    [l10n.t('Valid until'), at(delivery.validityDate)],
    [l10n.t('Last change'), at(delivery.lastModified)],
  ];
}

/** `in 12 min., 2 of 5 retries done, every hr.`; undefined where none is to come. */
function nextRetry(
  { state, nextPassDate, retry, maxRetry, retryPeriodSeconds }: DeliveryDetail,
  now: EpochMs,
): string | undefined {
  if (nextPassDate === undefined || !RETRYING.has(state)) {
    return undefined;
  }
  const { dates, durations } = formats();
  const when =
    nextPassDate < now
      ? l10n.t('due since {0}', dates.dateTime(nextPassDate))
      : `${durations.relative(nextPassDate, now)} (${dates.dateTime(nextPassDate)})`;
  return [
    when,
    retry === undefined || maxRetry === undefined ? undefined : l10n.t('{0} of {1} retries done', retry, maxRetry),
    retryPeriodSeconds === undefined || retryPeriodSeconds <= 0
      ? undefined
      : l10n.t('every {0}', durations.length(retryPeriodSeconds * 1000)),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

const RETRYING = new Set<number>([
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
]);

function figures({ counters }: DeliveryDetail): readonly MaybeRow[] {
  const { numbers } = formats();
  const count = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : numbers.count(value);
  return [
    [l10n.t('To deliver'), count(counters.toDeliver)],
    [l10n.t('Processed'), count(counters.processed)],
    [l10n.t('Success'), count(counters.success)],
    [l10n.t('Errors'), count(counters.error)],
    [l10n.t('New quarantines'), count(counters.newQuarantine)],
  ];
}

function sending(delivery: DeliveryDetail, { perHour }: TooltipFacts): readonly MaybeRow[] {
  return [
    [
      l10n.t('Throughput now'),
      perHour === undefined ? undefined : l10n.t('{0} messages per hour', formats().numbers.count(perHour)),
    ],
    [l10n.t('IP affinity'), delivery.ipAffinity === '' ? l10n.t('none') : delivery.ipAffinity],
    [l10n.t('Routing'), delivery.routing?.label ?? delivery.routing?.name],
  ];
}

function appendJournal(text: MarkdownString, { at, message }: AuditLine, now: EpochMs): void {
  const [first = ''] = message.trim().split(/[\r\n]/);
  const when = at === undefined ? '' : ` (${formats().durations.relative(at, now)})`;
  text.appendMarkdown('\n\n$(output) ');
  text.appendMarkdown(shownText(`${l10n.t('Journal: {0}', first)}${when}`));
}

/** A two-column table of what is known; nothing when nothing is. */
function appendTable(text: MarkdownString, rows: readonly MaybeRow[]): void {
  const known = rows.filter((row): row is Row => row[1] !== undefined);
  if (known.length === 0) {
    return;
  }
  text.appendMarkdown('\n\n|  |  |\n|:--|:--|\n');
  for (const [name, value] of known) {
    text.appendMarkdown('| ');
    text.appendMarkdown(shownText(name));
    text.appendMarkdown(' | ');
    text.appendMarkdown(shownText(value));
    text.appendMarkdown(' |\n');
  }
}

const SENDING = new Set<number>([
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
]);

/** What a tooltip tells beyond the delivery itself. A fact that cannot be read is left out: a hover is no place for an error. */
export async function tooltipFacts(
  instance: CampaignInstance,
  { id, state }: Delivery,
  now: EpochMs,
  signal: AbortSignal,
): Promise<TooltipFacts> {
  const [samples, lines] = await Promise.all([
    SENDING.has(state)
      ? orNothing(instance.throughput.samples({ deliveryId: id, since: now - RATE_NOW_OVER_MS }, signal))
      : undefined,
    orNothing(instance.audit.tail(id, 1, signal)),
  ]);
  return { perHour: samples === undefined ? undefined : rateNow(samples, now), lastLine: lines?.at(-1) };
}

async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isCancelled(error)) {
      throw error;
    }
    return undefined;
  }
}
