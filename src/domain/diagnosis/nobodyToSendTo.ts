import * as l10n from '@vscode/l10n';
import { isAllowed } from '../actions';
import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import type { Evidence } from './evidence';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';

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

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return isPendingLike(state) && state !== DELIVERY_STATES.retryInProgress;
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
      evidence: [fact(evidence.delivery, 'toDeliver', { toDeliver: counters.toDeliver })],
      remedies: [
        { kind: 'openAuditLog', deliveryId: id },
        // A delivery that was not started yet cannot be stopped, only left or analysed again.
        ...(isAllowed('stop', state) ? [{ kind: 'stop', deliveryId: id } as const] : []),
      ],
    }),
  );
}
