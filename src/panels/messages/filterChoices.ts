import type { CampaignInstance, EnumerationValue, LogTally } from '../../campaign/instance';
import type { DeliveryId } from '../../domain/delivery';
import { isCancelled } from '../../platform/abort';
import { failureReasonText, messageStatusText } from '../../platform/messageWords';
import type { FilterChoice } from '../../shared/protocol/messages';

/** What can be chosen in the filter, and how the instance calls its statuses. */
export interface Choices {
  readonly statuses: readonly FilterChoice[];
  readonly reasons: readonly FilterChoice[];
  readonly labels: ReadonlyMap<number, string>;
}

export const NO_CHOICES: Choices = { statuses: [], reasons: [], labels: new Map() };

/**
 * Statuses and reasons that occur in a delivery's log, with counts. The grid works without them where they cannot be
 * read.
 */
export async function readChoices(
  { messages }: CampaignInstance,
  deliveryId: DeliveryId,
  signal: AbortSignal,
): Promise<Choices> {
  const query = { deliveryId };
  const [labels, statuses, reasons] = await Promise.all([
    optional(messages.statuses(deliveryId, signal)),
    optional(messages.tally(query, 'status', signal)),
    optional(messages.tally(query, 'failureReason', signal)),
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
