import type { Evidence } from './evidence';
import { openMtaLog, runs, sendingServers } from './sendingServers';
import { NOT_APPLICABLE, fact, finding, found, ruledOutUnless } from '../judgement/verdict';
import { noServerToAsk, notReadOf } from './sendingServers';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';
import { isSentByOwnMta } from '../deliveryMode';

const CAUSE = 'statServerMissing';

/**
 * An empty `mta/@statServerAddress`: the MTA refuses to start (Adobe, "Email deliverability"). Only told where the
 * MTA is not running, because one that runs has an address from somewhere else.
 */
export const statServerMissing: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  if (!isSentByOwnMta(evidence.delivery.value.deliveryMode)) {
    return NOT_APPLICABLE;
  }
  const sending = sendingServers(evidence);
  const findings = sending.flatMap((server) => {
    const { config, modules } = server;
    if (!config.ok || config.value.statServerAddress !== '') {
      return [];
    }
    if (!modules.ok || runs(modules.value, 'mta', evidence.instanceName)) {
      return [];
    }
    return [
      finding({
        cause: CAUSE,
        severity: 'error',
        certainty: 'certain',
        args: { server: server.name, instance: evidence.instanceName },
        evidence: [
          fact(config, 'statServerAddressEmpty', { server: server.name }),
          fact(modules, 'moduleMissing', {
            module: `mta@${evidence.instanceName}`,
            running: '',
            count: modules.value.length,
          }),
        ],
        remedies: openMtaLog(evidence, [server], 'statServerAddress'),
      }),
    ];
  });
  if (findings.length > 0) {
    return found(...findings);
  }
  if (evidence.servers.length === 0) {
    return noServerToAsk(evidence, 'mta/@statServerAddress');
  }
  return ruledOutUnless([...notReadOf(sending, 'config'), ...notReadOf(sending, 'modules')]);
}
