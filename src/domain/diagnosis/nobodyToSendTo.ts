import * as l10n from '@vscode/l10n';
import { isAllowed } from '../actions';
import { isOfEvents } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/** The analysis left no message: everybody was excluded, in quarantine, or there was nobody to begin with. */
export const nobodyToSendTo = defineCause({
  id: 'nobodyToSendTo',
  ruledOut: () => l10n.t('There are messages to send.'),
  findings: {
    nobodyToSendTo: {
      title: () => l10n.t('There is nobody to send it to'),
      meaning: () =>
        l10n.t(
          'The analysis left no message: the target is empty, or everybody was excluded or is in quarantine. The journal lists the rules.',
        ),
      page: 'validating',
    },
  },
  facts: {
    toDeliver: (args) => l10n.t('{0} messages to deliver', args.count('toDeliver')),
  },
  concerns,
  judge,
});

/** A continuous delivery, or one of events, is in progress for as long as it lives, with or without messages. */
function concerns({ delivery }: Evidence): boolean {
  const { state } = delivery.value;
  return (
    (state === DELIVERY_STATES.ready ||
      state === DELIVERY_STATES.startPending ||
      state === DELIVERY_STATES.retryPending) &&
    !isOfEvents(delivery.value)
  );
}

function judge(evidence: Evidence) {
  const { id, state, counters } = evidence.delivery.value;
  if (counters.toDeliver === undefined) {
    return notGiven('[properties/@toDeliver]');
  }
  if (counters.toDeliver > 0) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'nobodyToSendTo',
      severity: 'warning',
      certainty: 'likely',
      holdsUp: true,
      evidence: [fact(evidence.delivery, 'toDeliver', { toDeliver: counters.toDeliver })],
      remedies: [
        { kind: 'openAuditLog', deliveryId: id },
        // A delivery that was not started yet cannot be stopped, only left or analysed again.
        ...(isAllowed('stop', state) ? [{ kind: 'stop', deliveryId: id } as const] : []),
      ],
    }),
  );
}
