import { l10n, MarkdownString } from 'vscode';
import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import { isPendingLike } from '../../domain/deliveryState';
import { channelText, stateText } from '../../platform/deliveryWords';
import { formats } from './formats';

/** Markdown for one delivery: names, state, times and figures that the instance gave; nothing invented for the others. */
export function deliveryTooltip(delivery: DeliveryDetail, now: EpochMs): MarkdownString {
  const text = new MarkdownString();
  text.supportThemeIcons = true;
  text.appendMarkdown('**');
  text.appendText(delivery.label);
  text.appendMarkdown('**  \n');
  text.appendText(`${delivery.internalName} · ${channelText(delivery.messageType)} · ${stateText(delivery.state)}`);
  appendTable(text, [...times(delivery, now), ...figures(delivery), ...sending(delivery)]);
  if (isPendingLike(delivery.state)) {
    text.appendMarkdown('\n\n$(lightbulb) ');
    text.appendText(l10n.t('“Why is it pending?” looks for the cause.'));
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
    [l10n.t('Next retry'), at(delivery.nextPassDate)],
    [l10n.t('Valid until'), at(delivery.validityDate)],
    [l10n.t('Last change'), at(delivery.lastModified)],
  ];
}

function figures({ counters }: DeliveryDetail): readonly MaybeRow[] {
  const { numbers } = formats();
  const count = (value: number | undefined): string | undefined => (value === undefined ? undefined : numbers.count(value));
  return [
    [l10n.t('To deliver'), count(counters.toDeliver)],
    [l10n.t('Processed'), count(counters.processed)],
    [l10n.t('Success'), count(counters.success)],
    [l10n.t('Errors'), count(counters.error)],
    [l10n.t('New quarantines'), count(counters.newQuarantine)],
  ];
}

function sending(delivery: DeliveryDetail): readonly MaybeRow[] {
  return [
    [l10n.t('IP affinity'), delivery.ipAffinity === '' ? l10n.t('none') : delivery.ipAffinity],
    [l10n.t('Routing'), delivery.routing?.label ?? delivery.routing?.name],
  ];
}

/** A two-column table of what is known; nothing when nothing is. */
function appendTable(text: MarkdownString, rows: readonly MaybeRow[]): void {
  const known = rows.filter((row): row is Row => row[1] !== undefined);
  if (known.length === 0) return;
  text.appendMarkdown('\n\n|  |  |\n|:--|:--|\n');
  for (const [name, value] of known) {
    text.appendMarkdown('| ');
    text.appendText(name);
    text.appendMarkdown(' | ');
    text.appendText(value);
    text.appendMarkdown(' |\n');
  }
}
