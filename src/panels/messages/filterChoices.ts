import type { CampaignInstance, EnumerationValue, LogTally } from '../../campaign/instance';
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
  const rest = queryOf('messages', deliveryId, { ...filter, statuses: undefined, reasons: undefined });
  const [labels, tallies] = await Promise.all([
    readLabels(messages, deliveryId, signal),
    optional(messages.tally(rest, signal)),
  ]);
  const isChosen = (chosen: readonly number[] | undefined, code: number | undefined): boolean =>
    chosen === undefined || (code !== undefined && chosen.includes(code));
  const statuses = tallies?.filter(({ failureReason }) => isChosen(filter.reasons, failureReason));
  const reasons = tallies?.filter(({ status }) => isChosen(filter.statuses, status));
  return {
    labels,
    statuses: choicesOf(statuses, 'status', (code) => messageStatusText(code, labels)),
    reasons: choicesOf(
      reasons?.filter(({ failureReason }) => failureReason !== 0),
      'failureReason',
      failureReasonText,
    ),
  };
}

/** How the instance calls the statuses of messages; empty where it does not tell. */
export async function readLabels(
  messages: CampaignInstance['messages'],
  deliveryId: DeliveryId,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const labels = await optional(messages.statuses(deliveryId, signal));
  return new Map((labels ?? []).map(({ value, label }: EnumerationValue) => [Number(value), label]));
}

function choicesOf(
  tallies: readonly LogTally[] | undefined,
  by: 'status' | 'failureReason',
  words: (code: number) => string,
): FilterChoice[] {
  const counts = new Map<number, number>();
  for (const tally of tallies ?? []) {
    const { [by]: code, count } = tally;
    if (code !== undefined) {
      counts.set(code, (counts.get(code) ?? 0) + count);
    }
  }
  return [...counts].map(([value, count]) => ({ value, count, label: words(value) })).sort((a, b) => b.count - a.count);
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
