import type { CampaignInstance, EnumerationValue, LogQuery, LogTally } from '../../campaign/instance';
import type { DeliveryId } from '../../domain/delivery';
import { isCancelled } from '../../platform/abort';
import { failureReasonText, messageStatusText } from '../../platform/messageWords';
import type { FilterChoice, MessageFilter } from '../../shared/protocol/messages';
import { queryOf } from './openLog';

/** What can be chosen in the filter, and how the instance calls its statuses. */
export interface Choices {
  readonly statuses: readonly FilterChoice[];
  readonly reasons: readonly FilterChoice[];
  readonly labels: ReadonlyMap<number, string>;
}

export const NO_CHOICES: Choices = { statuses: [], reasons: [], labels: new Map() };

/**
 * Statuses and reasons that occur among the rows that match the rest of a filter, with counts: what choosing each of
 * them would show. The grid works without them where they cannot be read.
 */
export async function readChoices(
  { messages }: CampaignInstance,
  deliveryId: DeliveryId,
  filter: MessageFilter,
  signal: AbortSignal,
): Promise<Choices> {
  const without = (part: 'statuses' | 'reasons'): LogQuery =>
    queryOf('messages', deliveryId, { ...filter, [part]: undefined });
  const [labels, statuses, reasons] = await Promise.all([
    optional(messages.statuses(deliveryId, signal)),
    optional(messages.tally(without('statuses'), 'status', signal)),
    optional(messages.tally(without('reasons'), 'failureReason', signal)),
  ]);
  const names = new Map((labels ?? []).map(({ value, label }: EnumerationValue) => [Number(value), label]));
  return {
    labels: names,
    statuses: choicesOf(statuses, (code) => messageStatusText(code, names)),
    reasons: choicesOf(
      reasons?.filter(({ value }) => value !== 0),
      failureReasonText,
    ),
  };
}

function choicesOf(tallies: readonly LogTally[] | undefined, words: (code: number) => string): FilterChoice[] {
  return (tallies ?? [])
    .map(({ value, count }) => ({ value, count, label: words(value) }))
    .sort((a, b) => b.count - a.count);
}

async function optional<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isCancelled(error)) {
      throw error;
    }
    return undefined;
  }
}

/** What a filter lets through, in a few words for the name of a file; empty for no filter. No address is in it. */
export function filterWords(
  { statuses = [], reasons = [], domain, since, until }: MessageFilter,
  { labels }: Choices,
): string {
  const days = [since, until].map((at) => (at === undefined ? '' : new Date(at).toISOString().slice(0, 10)));
  return [
    domain ?? '',
    ...statuses.map((code) => messageStatusText(code, labels)),
    ...reasons.map(failureReasonText),
    days.every((day) => day === '') ? '' : days.join('…'),
  ]
    .filter((word) => word !== '')
    .join(' ');
}
