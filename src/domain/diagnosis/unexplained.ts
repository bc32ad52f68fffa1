import { isSentByOwnMta } from '../deliveryMode';
import { DELIVERY_STATES } from '../deliveryState';
import type { Finding } from '../finding';
import { remainingMessages } from '../progress';
import type { Evidence } from './evidence';
import { dueSince } from './justDue';
import { SETTLED_AFTER_MS } from './partsNotTaken';
import { openMtaLog, restartMta, sendingServers } from './sendingServers';
import { sentInWaves } from './waves';
import { fact, finding } from '../judgement/verdict';

/** Start pending for longer than this without a known cause is a fault (Adobe's support article on Start Pending). */
export const START_FAULT_AFTER_MS = 60 * 60_000;

/**
 * What is wrong although nothing that was looked for explains it: worth saying, because "nothing found" would
 * sound like "all is well". A finding that is only a notice does not explain it.
 */
export function unexplained(evidence: Evidence, found: readonly Finding[]): readonly Finding[] {
  if (found.some((one) => one.severity !== 'info')) {
    return [];
  }
  return [...startOverdue(evidence), ...sendingStalled(evidence)];
}

function startOverdue(evidence: Evidence): readonly Finding[] {
  const { id, state } = evidence.delivery.value;
  const due = dueSince(evidence);
  if (state !== DELIVERY_STATES.startPending || due === undefined) {
    return [];
  }
  const waited = evidence.instanceNow - due;
  if (waited <= START_FAULT_AFTER_MS) {
    return [];
  }
  const sending = sendingServers(evidence);
  return [
    finding({
      cause: 'startOverdue',
      severity: 'warning',
      certainty: 'likely',
      args: { waitedMs: waited },
      evidence: [fact(evidence.delivery, 'dueSince', { dueAt: due, nowAt: evidence.instanceNow })],
      remedies: [
        { kind: 'openAuditLog', deliveryId: id },
        ...openMtaLog(evidence, sending),
        ...restartMta(evidence, sending),
      ],
    }),
  ];
}

/**
 * In progress with messages left, yet nothing of it was reported for a quarter of an hour. Only where
 * this instance's own MTA sends: elsewhere the reports arrive late.
 */
function sendingStalled(evidence: Evidence): readonly Finding[] {
  const { id, state, counters, broadStart, deliveryMode } = evidence.delivery.value;
  const remaining = remainingMessages(counters);
  const { lastSent } = evidence;
  // Between two waves nothing is sent, as planned.
  if (sentInWaves(evidence)) {
    return [];
  }
  if (state !== DELIVERY_STATES.started || !isSentByOwnMta(deliveryMode)) {
    return [];
  }
  if (remaining === undefined || remaining === 0 || !lastSent.ok || lastSent.value !== undefined) {
    return [];
  }
  if (broadStart === undefined || evidence.instanceNow - broadStart < SETTLED_AFTER_MS) {
    return [];
  }
  const sending = sendingServers(evidence);
  return [
    finding({
      cause: 'sendingStalled',
      severity: 'warning',
      certainty: 'possible',
      args: { remaining },
      evidence: [fact(lastSent, 'nothingSent'), fact(evidence.delivery, 'remaining', { remaining })],
      remedies: [
        { kind: 'openAuditLog', deliveryId: id },
        ...openMtaLog(evidence, sending),
        ...restartMta(evidence, sending),
        { kind: 'recomputeStatistics', deliveryId: id },
      ],
    }),
  ];
}
