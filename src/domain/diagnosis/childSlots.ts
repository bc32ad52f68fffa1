import { isSentByOwnMta } from '../deliveryMode';
import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';
import { openMtaLog, restartMta, runningOf, sendingServers } from './sendingServers';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, ruledOutUnless } from '../judgement/verdict';
import { noServerToAsk, notReadOf } from './sendingServers';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'childSlots';

/** As many children of the MTA run on every sending server as may: a delivery waits for one of them to end. */
export const childSlots: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { deliveryMode, state } = evidence.delivery.value;
  if (!isSentByOwnMta(deliveryMode) || state !== DELIVERY_STATES.startPending) {
    return NOT_APPLICABLE;
  }
  const sending = sendingServers(evidence);
  if (evidence.servers.length === 0) {
    return noServerToAsk(evidence, 'nlserver pdump');
  }
  if (sending.length === 0) {
    return NOT_APPLICABLE;
  }
  const looked = sending.flatMap((server) => {
    const { modules, config } = server;
    if (!modules.ok || !config.ok || config.value.maxChildren === undefined) {
      return [];
    }
    return [
      {
        server,
        modules,
        running: runningOf(modules.value, 'mtachild', evidence.instanceName).length,
        most: config.value.maxChildren,
      },
    ];
  });
  const full = looked.filter(({ running, most }) => running > 0 && running >= most);
  // One that has a child to spare can take the delivery.
  if (full.length < looked.length) {
    return RULED_OUT;
  }
  if (full.length === 0) {
    return ruledOutUnless([...notReadOf(sending, 'modules'), ...notReadOf(sending, 'config')]);
  }
  const servers = full.map(({ server }) => server);
  return found(
    finding({
      cause: CAUSE,
      severity: 'warning',
      certainty: 'possible',
      args: { servers: servers.map(({ name }) => name).join(', ') },
      evidence: full.map(({ modules, running, most }) => fact(modules, 'childrenRunning', { running, most })),
      remedies: [...openMtaLog(evidence, servers), ...restartMta(evidence, servers)],
    }),
  );
}
