import * as l10n from '@vscode/l10n';
import { OVERDUE_AFTER_MS, dueSince } from '../attention';
import { DELIVERY_STATES } from '../deliveryState';
import type { Finding } from '../finding';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import { holdsUp } from './byEffect';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { knownFaults } from './knownFaults';
import { openMtaLog, restartMta, sendingServers } from './sendingServers';

/**
 * Overdue although nothing that was looked for keeps it from leaving: worth saying, because "nothing found" would sound
 * like "all is well", and what only slows sending down does not explain it. From the same moment on as the tree and the
 * health check call it overdue.
 */
export const startOverdue = defineCause({
  id: 'startOverdue',
  ruledOut: () => l10n.t('It is not overdue.'),
  findings: {
    startOverdue: {
      title: (args) =>
        l10n.t('It should have started {0} ago, and nothing explains why it has not', args.duration('waitedMs')),
      meaning: () =>
        l10n.t(
          'Start pending for so long is a fault. Look at mta.log on the sending servers; with Adobe’s hosting, ask ' +
            'Adobe support. Where deliveries of another sender’s domain leave meanwhile, this one’s may not be ' +
            'authorised on the instance that sends.',
        ),
      page: 'performance',
    },
  },
  facts: {},
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return state === DELIVERY_STATES.startPending;
}

function judge(evidence: Evidence, explained: readonly Finding[]) {
  const due = dueSince(evidence.delivery.value, evidence.instanceNow);
  if (due === undefined || explained.some(holdsUp)) {
    return NOT_APPLICABLE;
  }
  const waited = evidence.instanceNow - due;
  if (waited <= OVERDUE_AFTER_MS) {
    return NOT_APPLICABLE;
  }
  const sending = sendingServers(evidence);
  return found(
    finding({
      cause: 'startOverdue',
      severity: 'warning',
      holdsUp: true,
      certainty: 'likely',
      args: { waitedMs: waited },
      evidence: [
        fact(evidence.delivery, 'dueSince', { dueAt: due, nowAt: evidence.instanceNow }),
        ...knownFaults(evidence, 'startPending'),
      ],
      remedies: [
        { kind: 'openAuditLog', deliveryId: evidence.delivery.value.id },
        ...openMtaLog(evidence, sending),
        ...restartMta(evidence, sending),
      ],
    }),
  );
}
