import * as l10n from '@vscode/l10n';
import { isAllowed } from '../actions';
import { STATES_SENDING } from '../deliveryState';
import type { Remedy } from '../finding';
import { RULED_OUT, fact, finding, found, notGiven, ruledOutUnless, uncheckedOf } from '../judgement/verdict';
import { defineCause } from './cause';
import { failsByItsContent } from './contentScriptFails';
import type { Evidence, MessageText } from './evidence';
import { explainedArgs, explainedText } from './explained';
import { shortened } from './journalLine';
import { tellsOfThrottling } from './journalSays';

/** Messages from which on a text says something of the delivery, and their share of all that were to be sent. */
const FROM = 20;
const SHARE = 0.02;

/** As many texts as a person reads. */
const SHOWN = 3;

/**
 * Messages that wait or failed say why, in words that the catalogue of texts explains. Errors of a script show there
 * only, and in no journal (Adobe's support article KA-15446).
 */
export const messagesSay = defineCause({
  id: 'messagesSay',
  ruledOut: () => l10n.t('None of its messages has a text that is known to mean trouble.'),
  findings: {
    messagesExplained: {
      title: (args) => l10n.t('{0} messages say: {1}', args.count('count'), args.text('message')),
      meaning: explainedText,
      page: 'failures',
    },
  },
  facts: {},
  concerns: ({ delivery }) => STATES_SENDING.includes(delivery.value.state),
  judge,
});

function judge(evidence: Evidence) {
  const { messageTexts, delivery } = evidence;
  if (!messageTexts.ok) {
    return ruledOutUnless(uncheckedOf(messageTexts));
  }
  if (messageTexts.value === undefined) {
    return notGiven(messageTexts.source);
  }
  const telling = messageTexts.value.filter((one) => isTelling(one, evidence)).slice(0, SHOWN);
  if (telling.length === 0) {
    return RULED_OUT;
  }
  const { id, state } = delivery.value;
  const pause: readonly Remedy[] = isAllowed('pause', state) ? [{ kind: 'pause', deliveryId: id }] : [];
  return found(
    ...telling.map(({ text, count, explanation }) =>
      finding({
        cause: 'messagesExplained',
        severity: 'warning',
        certainty: 'likely',
        args: { count, message: shortened(text), ...explainedArgs(explanation) },
        evidence: [fact(messageTexts, 'messageText', { count, message: shortened(text) })],
        remedies: [{ kind: 'openAuditLog', deliveryId: id }, ...pause],
      }),
    ),
  );
}

/** Known, many, and told by nothing else: quotas are in journalSays, a script that fails for all in contentScriptFails. */
function isTelling({ text, count, explanation }: MessageText, evidence: Evidence): boolean {
  const { toDeliver = 0 } = evidence.delivery.value.counters;
  return (
    explanation?.role === 'cause' &&
    explanation.certainty !== 'possible' &&
    count >= Math.max(FROM, toDeliver * SHARE) &&
    !tellsOfThrottling(text) &&
    !failsByItsContent(evidence)
  );
}
