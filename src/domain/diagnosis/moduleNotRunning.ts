import * as l10n from '@vscode/l10n';
import { channelName } from '../channel';
import { fact, finding, verdictOf } from '../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../topology/roleScope';
import { defineCause } from './cause';
import { isForLater } from './due';
import type { Evidence, ServerEvidence } from './evidence';
import { noServerToAsk, isMeantToRun, notReadOf, openMtaLog, runs } from './sendingServers';
import { STATES_OF_THE_MTA, sentHere } from './sentHere';

/** Modules that sending needs besides the MTA, of whatever channel. */
type NeededModule = 'sms' | 'stat';

/** Another module that sending needs does not run where it should: the connectors of SMS, or the statistics server. */
export const moduleNotRunning = defineCause({
  id: 'moduleNotRunning',
  scope: WHERE_MAIL_IS_SENT,
  ruledOut: () => l10n.t('The other modules that sending needs run where they should.'),
  findings: {
    smsNotRunning: {
      title: (args) => l10n.t('The module sms is not running: {0}', args.text('servers')),
      meaning: () =>
        l10n.t(
          'It holds the connections to the providers of SMS. Set to start automatically and not running, it sends nothing until it is started.',
        ),
      page: 'modules',
    },
    statNotRunning: {
      title: (args) => l10n.t('The statistics server is not running: {0}', args.text('servers')),
      meaning: () =>
        l10n.t(
          'The module stat tells every MTA how fast it may send. Without it the MTA cannot start, and what runs waits.',
        ),
      page: 'statisticsServer',
    },
  },
  facts: {},
  concerns: ({ delivery }) => STATES_OF_THE_MTA.includes(delivery.value.state) && sentHere(delivery.value) !== 'no',
  judge,
});

function judge(evidence: Evidence) {
  if (evidence.servers.length === 0) {
    return noServerToAsk(evidence);
  }
  const needed: readonly NeededModule[] =
    channelName(evidence.delivery.value.messageType) === 'sms' ? ['sms', 'stat'] : ['stat'];
  const findings = needed.flatMap((module) => {
    const down = evidence.servers.filter((server) => isDown(server, module, evidence.instanceName));
    return down.length === 0 ? [] : [notRunning(evidence, module, down)];
  });
  return verdictOf(findings, [...notReadOf(evidence.servers, 'modules'), ...notReadOf(evidence.servers, 'config')]);
}

function isDown(server: ServerEvidence, module: NeededModule, instance: string): boolean {
  return (
    isMeantToRun(server, module) === true &&
    server.modules.ok &&
    // A list without any module of the instance says nothing of this one: its name may be another.
    server.modules.value.some((one) => one.instance === instance) &&
    !runs(server.modules.value, module, instance)
  );
}

function notRunning(evidence: Evidence, module: NeededModule, down: readonly ServerEvidence[]) {
  const { instanceName } = evidence;
  const anotherRuns = evidence.servers.some(({ modules }) => modules.ok && runs(modules.value, module, instanceName));
  return finding({
    cause: module === 'sms' ? ('smsNotRunning' as const) : ('statNotRunning' as const),
    severity: anotherRuns || isForLater(evidence) ? 'warning' : 'error',
    certainty: 'likely',
    args: { servers: down.map(({ name }) => name).join(', ') },
    evidence: down.flatMap(({ name, modules, config }) => [
      ...(modules.ok
        ? [
            fact(modules, 'moduleMissing', {
              module: `${module}@${instanceName}`,
              running: modules.value.map((one) => one.name).join(', '),
              count: modules.value.length,
            }),
          ]
        : []),
      ...(config.ok ? [fact(config, 'autoStarted', { module, server: name })] : []),
    ]),
    remedies: [
      ...down.map(({ name }) => ({ kind: 'startModule', server: name, module, instance: instanceName }) as const),
      ...openMtaLog(evidence, down),
    ],
  });
}
