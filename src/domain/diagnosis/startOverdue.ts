import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import type { Finding } from '../finding';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { dueSince } from './justDue';
import { openMtaLog, restartMta, sendingServers } from './sendingServers';

/** Start pending for longer than this without a known cause is a fault (Adobe's support article on Start Pending). */
export const START_FAULT_AFTER_MS = 60 * 60_000;

/**
 * Long overdue although nothing that was looked for explains it: worth saying, because "nothing found" would sound like
 * "all is well". A finding that is only a notice does not explain it.
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
          'Over an hour of Start pending is a fault. Look at mta.log on the sending servers; with Adobe’s hosting, ask Adobe support.',
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
  const due = dueSince(evidence);
  if (due === undefined || explained.some(({ severity }) => severity !== 'info')) {
    return NOT_APPLICABLE;
  }
  const waited = evidence.instanceNow - due;
  if (waited <= START_FAULT_AFTER_MS) {
    return NOT_APPLICABLE;
  }
  const sending = sendingServers(evidence);
  return found(
    finding({
      cause: 'startOverdue',
      severity: 'warning',
      certainty: 'likely',
      args: { waitedMs: waited },
      evidence: [fact(evidence.delivery, 'dueSince', { dueAt: due, nowAt: evidence.instanceNow })],
      remedies: [
        { kind: 'openAuditLog', deliveryId: evidence.delivery.value.id },
        ...openMtaLog(evidence, sending),
        ...restartMta(evidence, sending),
      ],
    }),
  );
}
