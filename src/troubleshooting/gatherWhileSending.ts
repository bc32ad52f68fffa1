import { l10n } from 'vscode';
import type { CampaignInstance } from '../campaign/instance';
import type { DeliveryDetail, EpochMs } from '../domain/delivery';
import { DELIVERY_STATES, STATES_SENDING } from '../domain/deliveryState';
import type { DomainResults } from '../domain/domainResults';
import type { Evidence, MessageText } from '../domain/diagnosis/evidence';
import type { Observed } from '../domain/judgement/observed';
import { BECAUSE } from '../domain/judgement/verdict';
import { explainText } from '../knowledge';
import { languageOfTheWindow } from '../platform/language';
import type { ObserveSource } from './source';

/** Texts of messages are counted in the log of the delivery: not in that of a larger one. */
const MOST_MESSAGES = 1_000_000;

interface Gathering {
  readonly instance: CampaignInstance;
  readonly from: ObserveSource;
  readonly now: () => EpochMs;
}

/**
 * What says something only while messages are being sent: results by domain, parts that wait, what messages say.
 * `alone`: it is the only delivery that is asked about, so that its messages may be counted.
 */
export async function gatherWhileSending(
  { instance, from, now }: Gathering,
  { id, state, counters }: DeliveryDetail,
  alone: boolean,
): Promise<Pick<Evidence, 'domains' | 'waitingParts' | 'messageTexts'>> {
  const whenIn = <T>(
    states: readonly number[],
    source: string,
    otherwise: T,
    work: (limit: AbortSignal) => Promise<T>,
  ): Promise<Observed<T>> =>
    states.includes(state) ? from(source, work) : Promise.resolve({ ok: true, value: otherwise, at: now(), source });
  const texts = l10n.t('texts of messages');
  const countsTexts = alone && (counters.toDeliver ?? MOST_MESSAGES) < MOST_MESSAGES;
  const [domains, waitingParts, messageTexts] = await Promise.all([
    whenIn<readonly DomainResults[] | undefined>(STATES_SENDING, l10n.t('results by domain'), [], (limit) =>
      instance.statistics.byDomain(id, limit),
    ),
    whenIn<number | undefined>([DELIVERY_STATES.started], l10n.t('parts in the database'), 0, (limit) =>
      instance.monitoring.waitingParts(id, limit),
    ),
    countsTexts || !STATES_SENDING.includes(state)
      ? whenIn<readonly MessageText[] | undefined>(STATES_SENDING, texts, [], async (limit) =>
          (await instance.messages.textsOfUnsent(id, limit))?.map(explained),
        )
      : Promise.resolve({ ok: false, because: BECAUSE.notAsked, source: texts } as const),
  ]);
  return { domains, waitingParts, messageTexts };
}

function explained({ text, count }: { readonly text: string; readonly count: number }): MessageText {
  const [explanation] = explainText(text, { language: languageOfTheWindow(), place: 'message' });
  return { text, count, ...(explanation === undefined ? {} : { explanation }) };
}
