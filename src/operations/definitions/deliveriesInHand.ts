import * as l10n from '@vscode/l10n';
import { numberText } from '../../domain/words/args';
import type { Place } from '../place';

/** Deliveries named in a question; more are counted. */
const NAMED = 5;

/** How many deliveries the MTA is at, and the biggest of them, line by line. That they cannot be counted is said, too. */
export async function deliveriesInHand(
  place: Place,
  language: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const number = (value: number): string => numberText(value, language);
  try {
    const { deliveries, info } = await place.instance(signal);
    const now = place.now() + info.clockOffsetMs;
    const [counts, page] = await Promise.all([
      deliveries.countByGroup(now, signal),
      deliveries.list({ group: 'inProgress', now, pageSize: NAMED }, signal),
    ]);
    const inProgress = counts.get('inProgress') ?? 0;
    const waiting = (counts.get('pending') ?? 0) + (counts.get('needsAttention') ?? 0);
    const named = page.rows.map(({ label, internalName, counters }) => {
      const { processed, toDeliver } = counters;
      const done =
        processed === undefined || toDeliver === undefined
          ? undefined
          : l10n.t('{0} of {1} messages', number(processed), number(toDeliver));
      const name = `${label} (${internalName})`;
      return `• ${done === undefined ? name : l10n.t('{0}: {1}', name, done)}`;
    });
    if (inProgress > named.length) {
      named.push(l10n.t('… and {0} more', number(inProgress - named.length)));
    }
    return [l10n.t('Deliveries in progress: {0}; waiting: {1}.', number(inProgress), number(waiting)), ...named];
  } catch (error) {
    signal.throwIfAborted();
    return [l10n.t('The deliveries in progress could not be counted, because {0}.', place.because(error))];
  }
}
