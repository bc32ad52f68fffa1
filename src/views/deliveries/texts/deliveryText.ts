import { l10n } from 'vscode';
import type { AttentionGroup } from '../../../domain/attention';
import type { Delivery, EpochMs } from '../../../domain/delivery';
import { progressOf } from '../../../domain/progress';
import { channelText, stateText } from '../../../domain/words/deliveryWords';
import { formats } from '../../formats';

const MINUTE_MS = 60_000;

/** The time that matters for a delivery in its group: when it is due, since when it waits, when it began or ended. */
export function relevantTime(delivery: Delivery, group: AttentionGroup): EpochMs | undefined {
  switch (group) {
    case 'scheduled':
    case 'pending':
    case 'needsAttention':
      return delivery.contactDate ?? delivery.lastModified;
    case 'inProgress':
      return delivery.broadStart ?? delivery.contactDate ?? delivery.lastModified;
    case 'finished':
      return delivery.broadEnd ?? delivery.lastModified;
    case 'paused':
    case 'failed':
    case 'beingEdited':
      return delivery.lastModified;
  }
}

/**
 * What matters first, since a narrow row is cut at its end: `51 min late · 9,496 to send · email`, or
 * `45% of 12,000 · 5 min. ago · email`. With the state where no group tells it; parts that the instance does not give are
 * left out.
 */
export function deliveryDescription(
  delivery: Delivery,
  group: AttentionGroup,
  now: EpochMs,
  showsState = false,
): string {
  const amount = amountText(delivery, group);
  const age = ageText(delivery, group, now);
  return [
    showsState ? stateText(delivery.state) : undefined,
    ...(TIME_FIRST.has(group) ? [age, amount] : [amount, age]),
    channelText(delivery.messageType),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Groups whose deliveries are about when, before how many. */
const TIME_FIRST: ReadonlySet<AttentionGroup> = new Set(['needsAttention', 'pending', 'scheduled']);

/** For a screen reader: the name first, then the state, then what the description says. */
export function deliverySpoken(delivery: Delivery, group: AttentionGroup, now: EpochMs): string {
  return [
    delivery.label,
    stateText(delivery.state),
    deliveryDescription(delivery, group, now).replaceAll(' · ', ', '),
  ].join(', ');
}

function ageText(delivery: Delivery, group: AttentionGroup, now: EpochMs): string | undefined {
  const at = relevantTime(delivery, group);
  if (at === undefined) {
    return undefined;
  }
  const { durations } = formats();
  return group === 'needsAttention' && at < now
    ? l10n.t('{0} late', durations.length(Math.floor((now - at) / MINUTE_MS) * MINUTE_MS))
    : durations.relative(at, now);
}

function amountText({ counters }: Delivery, group: AttentionGroup): string | undefined {
  const { numbers } = formats();
  const progress = progressOf(counters);
  switch (group) {
    case 'inProgress':
    case 'paused':
      return progress === undefined
        ? undefined
        : l10n.t('{0} of {1}', numbers.percent(progress.ratio), numbers.count(progress.total));
    case 'finished':
      return progress === undefined ? undefined : l10n.t('{0} sent', numbers.count(counters.success ?? progress.done));
    case 'needsAttention':
    case 'pending':
    case 'scheduled':
      return counters.toDeliver === undefined ? undefined : l10n.t('{0} to send', numbers.count(counters.toDeliver));
    case 'failed':
    case 'beingEdited':
      return undefined;
  }
}
