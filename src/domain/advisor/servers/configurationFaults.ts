import * as l10n from '@vscode/l10n';
import type { ConfigFault } from '../../configFault';
import type { Severity } from '../../finding';
import { fact, finding, ruledOutUnless } from '../../judgement/verdict';
import type { Args } from '../../words/args';
import { WHERE_SERVERS_ARE_OURS } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { configuredServers, notConfigured, type ConfiguredServer } from './configuredServers';

type Kind = ConfigFault['kind'];

/** By its effect: what does not start or has no address cannot send; a verbose log only slows it down. */
const SEVERITIES: Readonly<Record<Kind, Severity>> = {
  autoStartRenamed: 'warning',
  affinityWithoutAddress: 'warning',
  commaInAffinity: 'warning',
  verboseLeftOn: 'info',
};

/** Mistakes that a server's configuration shows by itself, before a delivery waits for them. */
export const configurationFaults = defineRule({
  id: 'configurationFaults',
  scope: WHERE_SERVERS_ARE_OURS,
  steps: ['modules'],
  title,
  meaning,
  ruledOut: () => l10n.t('The configurations of the servers have no spelling mistakes.'),
  page: 'modules',
  facts: {
    configurationFaults: (args) =>
      args.has('written') ? `${args.text('what')}: ${args.text('written')}` : args.text('what'),
  },
  judge: ({ servers }) => {
    const findings = configuredServers(servers).flatMap((server) =>
      (server.settings.value.faults ?? []).map((fault) => found(server, fault)),
    );
    const missing = notConfigured(servers);
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
});

function found({ name, settings }: ConfiguredServer, fault: ConfigFault) {
  const { kind } = fault;
  const what = 'affinity' in fault ? fault.affinity : fault.module;
  const written = kind === 'verboseLeftOn' ? fault.args : kind === 'autoStartRenamed' ? '_autoStart' : '';
  return finding({
    cause: 'configurationFaults',
    severity: SEVERITIES[kind],
    certainty: 'certain',
    args: { kind, what, server: name },
    evidence: [fact(settings, 'configurationFaults', { what, written })],
  });
}

function title(args: Args): string {
  const [what, server] = [args.text('what'), args.text('server')];
  switch (args.text('kind')) {
    case 'autoStartRenamed':
      return l10n.t('{0} on {1} was switched off for a migration and not switched on again', what, server);
    case 'affinityWithoutAddress':
      return l10n.t('The IP affinity “{0}” has no address to send from on {1}', what, server);
    case 'commaInAffinity':
      return l10n.t('Names of an IP affinity are separated by commas on {1}: “{0}”', what, server);
    default:
      return l10n.t('{0} on {1} writes everything into its log', what, server);
  }
}

function meaning(args: Args): string {
  switch (args.text('kind')) {
    case 'autoStartRenamed':
      return l10n.t(
        'Its attribute is written _autoStart, as the instructions for a migration have it. Campaign does not read that name: rename it to autoStart and start the module.',
      );
    case 'affinityWithoutAddress':
      return l10n.t(
        'What is to be sent through it cannot leave. Write its IP addresses into the configuration, or remove it as long as nothing asks for it.',
      );
    case 'commaInAffinity':
      return l10n.t(
        'Campaign separates names at semicolons only and takes all of it for one name, which no delivery asks for. Write semicolons.',
      );
    default:
      return l10n.t(
        'Its arguments still ask for it, as after a search for an error: logs grow fast and sending gets slower. Take them out and restart the module.',
      );
  }
}
