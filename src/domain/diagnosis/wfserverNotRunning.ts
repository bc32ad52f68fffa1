import * as l10n from '@vscode/l10n';
import { inCampaign } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import { fact, finding, found, ruledOutUnless } from '../judgement/verdict';
import { WHERE_SERVERS_ARE_OURS } from '../topology/roleScope';
import { defineCause } from './cause';
import { isForLater } from './due';
import type { Evidence } from './evidence';
import { isMeantToRun, runs, noServerToAsk, notReadOf } from './sendingServers';

/**
 * The workflow server is down: approved deliveries of campaigns are started by the technical workflow `deliveryMgt`,
 * which then does not run (Adobe, "Workflow execution"). Only servers meant to run it by their configuration count.
 */
export const wfserverNotRunning = defineCause({
  id: 'wfserverNotRunning',
  scope: WHERE_SERVERS_ARE_OURS,
  ruledOut: () => l10n.t('The workflow server runs where it should.'),
  findings: {
    wfserverNotRunning: {
      title: (args) =>
        l10n.t('The workflow server of {0} is not running: {1}', args.text('instance'), args.text('servers')),
      meaning: () =>
        l10n.t(
          'Approved deliveries of campaigns are started by a technical workflow (deliveryMgt). While no workflow runs, they stay ready.',
        ),
      page: 'modules',
    },
  },
  facts: {},
  concerns,
  judge,
});

/** Only deliveries of campaigns are started by a workflow. */
function concerns({ delivery }: Evidence): boolean {
  return delivery.value.state === DELIVERY_STATES.ready && inCampaign(delivery.value) !== false;
}

function judge(evidence: Evidence) {
  if (evidence.servers.length === 0) {
    return noServerToAsk(evidence);
  }
  const down = evidence.servers.filter(
    (server) =>
      isMeantToRun(server, 'wfserver') === true &&
      server.modules.ok &&
      !runs(server.modules.value, 'wfserver', evidence.instanceName),
  );
  if (down.length === 0) {
    return ruledOutUnless([...notReadOf(evidence.servers, 'modules'), ...notReadOf(evidence.servers, 'config')]);
  }
  return found(
    finding({
      cause: 'wfserverNotRunning',
      severity: 'warning',
      holdsUp: !isForLater(evidence),
      certainty: inCampaign(evidence.delivery.value) === true ? 'likely' : 'possible',
      args: { instance: evidence.instanceName, servers: down.map((server) => server.name).join(', ') },
      evidence: down.flatMap((server) => [
        ...(server.modules.ok
          ? [
              fact(server.modules, 'moduleMissing', {
                module: `wfserver@${evidence.instanceName}`,
                running: server.modules.value.map((one) => one.name).join(', '),
                count: server.modules.value.length,
              }),
            ]
          : []),
        ...(server.config.ok ? [fact(server.config, 'autoStarted', { module: 'wfserver', server: server.name })] : []),
      ]),
      remedies: down.map((server) => ({
        kind: 'startModule',
        server: server.name,
        module: 'wfserver',
        instance: evidence.instanceName,
      })),
    }),
  );
}
