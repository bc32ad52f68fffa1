import * as l10n from '@vscode/l10n';
import { fact, finding, found, ruledOutUnless } from '../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../topology/roleScope';
import { defineCause } from './cause';
import { isForLater } from './due';
import type { Evidence } from './evidence';
import { openMtaLog, runs, sendingServers, noServerToAsk, notReadOf } from './sendingServers';
import { STATES_OF_THE_MTA, asSureAsSender, sentHere } from './sentHere';

/**
 * An empty `mta/@statServerAddress`: the MTA refuses to start (Adobe, "Email deliverability"). Only told where the
 * MTA is not running, because one that runs has an address from somewhere else.
 */
export const statServerMissing = defineCause({
  id: 'statServerMissing',
  scope: WHERE_MAIL_IS_SENT,
  ruledOut: () => l10n.t('The MTA has the address of a statistics server.'),
  findings: {
    statServerMissing: {
      title: (args) => l10n.t('The MTA on {0} has no statistics server, so it cannot start', args.text('server')),
      meaning: () =>
        l10n.t(
          'The attribute statServerAddress of the mta element is empty. Set it (often to localhost) in the ' +
            'configuration of the instance, make sure that the stat module runs there, then start the MTA.',
        ),
      page: 'statisticsServer',
    },
  },
  facts: {
    statServerAddressEmpty: () => l10n.t('statServerAddress is empty'),
  },
  concerns,
  judge,
});

function concerns({ delivery }: Evidence): boolean {
  return STATES_OF_THE_MTA.includes(delivery.value.state) && sentHere(delivery.value) !== 'no';
}

function judge(evidence: Evidence) {
  const sending = sendingServers(evidence);
  const anotherSends = sending.some(({ modules }) => modules.ok && runs(modules.value, 'mta', evidence.instanceName));
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
        cause: 'statServerMissing',
        // Where another server sends, or it is not due yet, it holds nothing up.
        severity: anotherSends || isForLater(evidence) ? 'warning' : 'error',
        certainty: asSureAsSender(evidence.delivery.value, 'certain'),
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
    return noServerToAsk(evidence);
  }
  return ruledOutUnless([...notReadOf(sending, 'modules'), ...notReadOf(sending, 'config')]);
}
