import * as l10n from '@vscode/l10n';
import { startRenamed } from '../configFault';
import type { Read } from '../judgement/observed';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../topology/roleScope';
import { defineCause } from './cause';
import { isForLater } from './due';
import type { ConfigSeen, Evidence, ServerEvidence } from './evidence';
import { mtasMonitored, sendingServers, startMta } from './sendingServers';
import { STATES_OF_THE_MTA, sentHere } from './sentHere';

/**
 * No server that can be asked is meant to send: the senders were not declared, the MTA was switched off, or a migration
 * left it off (Adobe's instructions for a migration have `autoStart` written `_autoStart` meanwhile).
 */
export const noServerRunsMta = defineCause({
  id: 'noServerRunsMta',
  scope: WHERE_MAIL_IS_SENT,
  ruledOut: () => l10n.t('A declared server is set to run the MTA.'),
  findings: {
    noServerRunsMta: {
      title: (args) => l10n.t('None of the declared servers is set to run the MTA of {0}', args.text('instance')),
      meaning: () =>
        l10n.t(
          'On all of them the module has no automatic start. Either the sending servers are not declared in this ' +
            'connection, or the MTA was switched off in the configuration. On a marketing instance that sends through ' +
            'mid-sourcing it must be off.',
        ),
      page: 'modules',
    },
    mtaStartRenamed: {
      title: (args) =>
        l10n.t('The MTA of {0} was switched off for a migration and not switched on again', args.text('instance')),
      meaning: () =>
        l10n.t(
          'In the configuration its attribute is written _autoStart, as the instructions for a migration have it. ' +
            'Campaign does not read that name, so the module is not started. Rename it to autoStart, for the other ' +
            'modules too, and start them.',
        ),
      page: 'modules',
    },
  },
  facts: {
    startRenamed: (args) => l10n.t('{0} has _autoStart instead of autoStart', args.text('module')),
    notAutoStarted: (args) => l10n.t('{0} is not set to start automatically', args.text('module')),
  },
  concerns: ({ delivery }) => STATES_OF_THE_MTA.includes(delivery.value.state) && sentHere(delivery.value) !== 'no',
  judge,
});

interface Configured {
  readonly server: ServerEvidence;
  readonly config: Read<ConfigSeen>;
}

function judge(evidence: Evidence) {
  const read = evidence.servers.flatMap((server): readonly Configured[] =>
    server.config.ok ? [{ server, config: server.config }] : [],
  );
  if (read.length === 0 || sendingServers(evidence).length > 0) {
    return NOT_APPLICABLE;
  }
  const renamed = read.filter(({ config }) => startRenamed(config.value, 'mta'));
  return found(renamed.length > 0 ? leftOff(evidence, renamed) : noneIsMeantTo(evidence, read));
}

function noneIsMeantTo({ instanceName }: Evidence, read: readonly Configured[]) {
  return finding({
    cause: 'noServerRunsMta' as const,
    severity: 'warning',
    certainty: 'possible',
    args: { instance: instanceName, servers: namesOf(read) },
    evidence: read.map(({ server, config }) => fact(config, 'notAutoStarted', { module: 'mta', server: server.name })),
  });
}

/** Nothing sends then, unless a machine that was not looked at does. */
function leftOff(evidence: Evidence, renamed: readonly Configured[]) {
  const { lastSent, unreachableServers } = evidence;
  const doubtful =
    !lastSent.ok || lastSent.value !== undefined || mtasMonitored(evidence).length > 0 || unreachableServers.length > 0;
  const holdsUp = !doubtful && !isForLater(evidence);
  return finding({
    cause: 'mtaStartRenamed' as const,
    severity: holdsUp ? 'error' : 'warning',
    holdsUp,
    certainty: doubtful ? 'possible' : 'likely',
    args: { instance: evidence.instanceName, servers: namesOf(renamed) },
    evidence: renamed.map(({ server, config }) => fact(config, 'startRenamed', { module: 'mta', server: server.name })),
    remedies: startMta(
      evidence,
      renamed.map(({ server }) => server),
    ),
  });
}

function namesOf(servers: readonly Configured[]): string {
  return servers.map(({ server }) => server.name).join(', ');
}
