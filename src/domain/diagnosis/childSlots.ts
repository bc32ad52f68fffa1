import * as l10n from '@vscode/l10n';
import { isSentByOwnMta } from '../deliveryMode';
import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';
import { openMtaLog, restartMta, runningOf, sendingServers } from './sendingServers';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, ruledOutUnless } from '../judgement/verdict';
import { noServerToAsk, notReadOf } from './sendingServers';
import { defineCause } from './cause';

/** As many children of the MTA run on every sending server as may: a delivery waits for one of them to end. */
export const childSlots = defineCause({
  id: 'childSlots',
  ruledOut: () => l10n.t('The MTA has children to spare.'),
  findings: {
    childSlots: {
      title: (args) => l10n.t('All children of the MTA are busy on {0}', args.text('servers')),
      meaning: () =>
        l10n.t(
          'A delivery waits until one of them ends. Look at what is being sent; children that do not end for hours are stuck, and a restart of the MTA frees them.',
        ),
      page: 'throughput',
    },
  },
  facts: {
    childrenRunning: (args) => l10n.t('{0} of {1} children of the MTA run', args.count('running'), args.count('most')),
  },
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { deliveryMode, state },
  },
}: Evidence): boolean {
  return isSentByOwnMta(deliveryMode) && state === DELIVERY_STATES.startPending;
}

function judge(evidence: Evidence) {
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
      cause: 'childSlots',
      severity: 'warning',
      certainty: 'possible',
      args: { servers: servers.map(({ name }) => name).join(', ') },
      evidence: full.map(({ modules, running, most }) => fact(modules, 'childrenRunning', { running, most })),
      remedies: [...openMtaLog(evidence, servers), ...restartMta(evidence, servers)],
    }),
  );
}
