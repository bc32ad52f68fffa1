import * as l10n from '@vscode/l10n';
import { OVERDUE_AFTER_MS, dueSince } from '../attention';
import { DELIVERY_MODE } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

const WAITING: readonly number[] = [DELIVERY_STATES.startPending, DELIVERY_STATES.retryPending];

/**
 * Where a delivery stands that is sent through mid-sourcing: the mid-sourcing server gives it an id of its own when it
 * takes it over (`[properties/@midRemoteId]`; api.md, section 3). When exactly is not documented, so a missing one is
 * only told of what is long overdue, and is never more than possible.
 */
export const midHandover = defineCause({
  id: 'midHandover',
  ruledOut: () => l10n.t('It is too early to tell whether the mid-sourcing server has it.'),
  findings: {
    onMidSourcing: {
      title: (args) => l10n.t('The mid-sourcing server has it, as delivery {0}', args.text('remoteId')),
      meaning: () =>
        l10n.t(
          'What holds it up lies over there: its MTA sends it. If you may sign in to that server, add it as an instance and ask there; else ask whoever runs it, with this number.',
        ),
      page: 'midSourcing',
    },
    notOnMidSourcing: {
      title: () => l10n.t('The mid-sourcing server does not seem to have got it'),
      meaning: () =>
        l10n.t(
          'It has no id over there yet. Look at the journal for errors of the connection, and test the external account in Campaign (“Test the connection”).',
        ),
      page: 'midSourcing',
    },
  },
  facts: {
    midRemoteId: (args) => l10n.t('id {0} on the mid-sourcing server', args.text('remoteId')),
    noMidRemoteId: () => l10n.t('no id on the mid-sourcing server'),
  },
  concerns,
  judge,
});

/** Nothing is handed over by an account that is switched off: see routingInactive. */
function concerns({
  delivery: {
    value: { state, deliveryMode, routing },
  },
}: Evidence): boolean {
  return deliveryMode === DELIVERY_MODE.midSourcing && WAITING.includes(state) && routing?.active !== false;
}

function judge(evidence: Evidence) {
  const { id, midRemoteId } = evidence.delivery.value;
  if (midRemoteId === undefined) {
    return notGiven('[properties/@midRemoteId]');
  }
  if (midRemoteId !== '' && midRemoteId !== '0') {
    return found(
      finding({
        cause: 'onMidSourcing',
        severity: 'info',
        certainty: 'likely',
        holdsUp: true,
        args: { remoteId: midRemoteId },
        evidence: [fact(evidence.delivery, 'midRemoteId', { remoteId: midRemoteId })],
      }),
    );
  }
  const due = dueSince(evidence.delivery.value, evidence.instanceNow);
  if (due === undefined || evidence.instanceNow - due <= OVERDUE_AFTER_MS) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'notOnMidSourcing',
      severity: 'warning',
      certainty: 'possible',
      holdsUp: true,
      evidence: [
        fact(evidence.delivery, 'noMidRemoteId'),
        fact(evidence.delivery, 'dueSince', { dueAt: due, nowAt: evidence.instanceNow }),
      ],
      remedies: [{ kind: 'openAuditLog', deliveryId: id }],
    }),
  );
}
