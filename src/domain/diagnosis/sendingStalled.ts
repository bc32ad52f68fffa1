import * as l10n from '@vscode/l10n';
import { isOfEvents } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import type { Finding } from '../finding';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import { remainingMessages } from '../progress';
import { holdsUp } from './byEffect';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { SETTLED_AFTER_MS } from './partsNotTaken';
import { openMtaLog, restartMta, sendingServers } from './sendingServers';
import { sentHere } from './sentHere';
import { sentInWaves } from './waves';

/**
 * In progress with messages left, yet nothing of it was reported for a quarter of an hour, and nothing that was looked
 * for explains it. Only where this instance's own MTA sends: elsewhere the reports arrive late.
 */
export const sendingStalled = defineCause({
  id: 'sendingStalled',
  ruledOut: () => l10n.t('Some of its messages have been sent recently.'),
  findings: {
    sendingStalled: {
      title: () => l10n.t('None of it has been sent for a quarter of an hour'),
      meaning: (args) =>
        l10n.t(
          '{0} messages are still to be sent and no sending is reported. Look at mta.log and mtachild.log on the ' +
            'sending servers: a full disk, an unreachable statistics server or a blocked port 25 look like this.',
          args.count('remaining'),
        ),
      page: 'throughput',
    },
  },
  facts: {
    remaining: (args) => l10n.t('{0} messages still to be sent', args.count('remaining')),
  },
  concerns,
  judge,
});

/** Between two waves nothing is sent, as planned. */
function concerns(evidence: Evidence): boolean {
  const { delivery } = evidence;
  return (
    delivery.value.state === DELIVERY_STATES.started &&
    sentHere(delivery.value) !== 'no' &&
    !sentInWaves(evidence) &&
    !isOfEvents(delivery.value)
  );
}

function judge(evidence: Evidence, explained: readonly Finding[]) {
  const { id, counters, broadStart } = evidence.delivery.value;
  const remaining = remainingMessages(counters);
  const { lastSent, waitingParts } = evidence;
  if (explained.some(holdsUp)) {
    return NOT_APPLICABLE;
  }
  if (remaining === undefined || remaining === 0 || !lastSent.ok || lastSent.value !== undefined) {
    return NOT_APPLICABLE;
  }
  // Where no part waits, the counters lag behind.
  if (!waitingParts.ok || waitingParts.value === 0) {
    return NOT_APPLICABLE;
  }
  if (broadStart === undefined || evidence.instanceNow - broadStart < SETTLED_AFTER_MS) {
    return NOT_APPLICABLE;
  }
  const sending = sendingServers(evidence);
  return found(
    finding({
      cause: 'sendingStalled',
      severity: 'warning',
      holdsUp: true,
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
  );
}
