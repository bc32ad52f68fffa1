import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';
import { isMeantToRun, runs } from './sendingServers';
import { NOT_APPLICABLE, fact, finding, found, ruledOutUnless } from '../judgement/verdict';
import { noServerToAsk, notReadOf } from './sendingServers';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'wfserverNotRunning';

/**
 * The workflow server is down: approved deliveries of campaigns are started by the technical workflow `deliveryMgt`,
 * which then does not run (Adobe, "Workflow execution"). Only servers meant to run it by their configuration count.
 */
export const wfserverNotRunning: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  if (evidence.delivery.value.state !== DELIVERY_STATES.ready) {
    return NOT_APPLICABLE;
  }
  if (evidence.servers.length === 0) {
    return noServerToAsk(evidence, 'nlserver pdump');
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
      cause: CAUSE,
      severity: 'warning',
      certainty: 'likely',
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
