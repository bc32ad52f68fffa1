import * as l10n from '@vscode/l10n';
import { matchAffinity, namesOnAll } from '../affinityName';
import { EMAIL } from '../channel';
import { isSentByOwnMta } from '../deliveryMode';
import { isPendingLike } from '../deliveryState';
import type { Certainty, Remedy, Severity, Unchecked } from '../finding';
import type { ConfigSeen, Evidence } from './evidence';
import type { Read } from '../judgement/observed';
import { sendingServers } from './sendingServers';
import { RULED_OUT, fact, finding, found, verdictOf, notGiven, unchecked, ruledOutUnless } from '../judgement/verdict';
import { noServerToAsk, notReadOf } from './sendingServers';
import { defineCause } from './cause';

/** What would have to be read to be sure. */
const CONFIG_FILE = 'config-<instance>.xml';

/**
 * The delivery asks for an IP affinity that is configured on no, or not on every, sending server: Adobe's page on
 * delivery statuses names it second after the MTA. Names are compared exactly. Without a configuration only the
 * enumeration `IPAffinity` can be compared, which proves nothing by itself.
 */
export const affinityNotConfigured = defineCause({
  id: 'affinityNotConfigured',
  ruledOut: () => l10n.t('The delivery asks for no IP affinity, or for one that is configured.'),
  findings: {
    affinityNotConfigured: {
      title: (args) => {
        switch (args.text('scope')) {
          case 'some':
            return l10n.t('The IP affinity “{0}” is missing on {1}', args.text('affinity'), args.text('servers'));
          case 'notInEnumeration':
            return l10n.t('The IP affinity “{0}” is not among those that can be chosen', args.text('affinity'));
          default:
            return l10n.t('The IP affinity “{0}” is configured on no sending server', args.text('affinity'));
        }
      },
      meaning: (args) => {
        const nearly = args.has('nearly')
          ? ' ' +
            l10n.t(
              'It differs from “{0}” only in upper and lower case or in spaces: probably a typing mistake.',
              args.text('nearly'),
            )
          : '';
        switch (args.text('scope')) {
          case 'some':
            return (
              l10n.t(
                'An affinity must be the same on every sending server. Those that lack it cannot send this delivery.',
              ) + nearly
            );
          case 'notInEnumeration':
            return (
              l10n.t(
                'The configuration of the sending servers could not be read, so the name was only compared with the enumeration IPAffinity. It does not prove that the affinity is missing.',
              ) + nearly
            );
          default:
            return (
              l10n.t(
                'The delivery asks to be sent from the addresses of this affinity, which no server has, so no MTA takes it. Choose one that is configured, or have it added to the configuration of every sending server and restart their MTA.',
              ) + nearly
            );
        }
      },
      page: 'affinities',
    },
  },
  facts: {
    affinityChosen: (args) => l10n.t('IP affinity “{0}”', args.text('affinity')),
    affinitiesInEnumeration: (args) =>
      args.has('names') ? l10n.t('values: {0}', args.text('names')) : l10n.t('the enumeration has no value'),
  },
  concerns,
  judge,
});

interface ServerConfig {
  readonly server: string;
  readonly config: Read<ConfigSeen>;
}

/** With mid-sourcing the names live on the mid-sourcing servers; its journal tells (see journalSays). */
function concerns({
  delivery: {
    value: { state, deliveryMode },
  },
}: Evidence): boolean {
  return isPendingLike(state) && isSentByOwnMta(deliveryMode);
}

function judge(evidence: Evidence) {
  const { ipAffinity } = evidence.delivery.value;
  if (ipAffinity === undefined) {
    return notGiven('[scheduling/@IPAffinity]');
  }
  if (ipAffinity === '') {
    return RULED_OUT;
  }

  const sending = sendingServers(evidence);
  const configs = sending.flatMap((server): ServerConfig[] =>
    server.config.ok ? [{ server: server.name, config: server.config }] : [],
  );
  const notRead = notReadOf(sending, 'config');
  if (configs.length === 0) {
    return byEnumeration(evidence, ipAffinity, notRead);
  }

  const without = configs.filter(({ config }) => !config.value.affinityNames.includes(ipAffinity));
  if (without.length === 0) {
    return ruledOutUnless(notRead);
  }
  const nowhere = without.length === configs.length;
  const complete = notRead.length === 0 && evidence.unreachableServers.length === 0;
  const result = affinityFinding(evidence, ipAffinity, {
    severity: nowhere ? 'error' : 'warning',
    certainty: certaintyOf(evidence, nowhere, complete),
    scope: nowhere ? 'nowhere' : 'some',
    without,
    remedies: changeTo(evidence, configs),
  });
  return verdictOf([result], notRead);
}

/** Only email is sent from the affinity's addresses for sure; and a server that could not be read may have the name. */
function certaintyOf(evidence: Evidence, nowhere: boolean, complete: boolean): Certainty {
  if (evidence.delivery.value.messageType !== EMAIL) {
    return 'possible';
  }
  return nowhere && !complete ? 'likely' : 'certain';
}

interface FindingParts {
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly scope: 'nowhere' | 'some' | 'notInEnumeration';
  readonly without: readonly ServerConfig[];
  readonly remedies: readonly Remedy[];
}

function affinityFinding(evidence: Evidence, affinity: string, parts: FindingParts) {
  const near = parts.without
    .map(({ config }) => matchAffinity(affinity, config.value.affinityNames))
    .find((match) => match.kind === 'nearly');
  return finding({
    cause: 'affinityNotConfigured',
    severity: parts.severity,
    certainty: parts.certainty,
    args: {
      affinity,
      scope: parts.scope,
      servers: parts.without.map(({ server }) => server).join(', '),
      nearly: near?.kind === 'nearly' ? near.name : '',
    },
    evidence: [fact(evidence.delivery, 'affinityChosen', { affinity }), ...parts.without.flatMap(proof)],
    remedies: parts.remedies,
  });
}

function proof({ server, config }: ServerConfig) {
  const names = config.value.affinityNames;
  return [fact(config, 'affinitiesConfigured', { server, names: names.join(', '), count: names.length })];
}

/** Affinities that every sending server has come first choice; only when there is none, any that one of them has. */
function changeTo(evidence: Evidence, configs: readonly ServerConfig[]): readonly Remedy[] {
  const lists = configs.map(({ config }) => config.value.affinityNames);
  const everywhere = namesOnAll(lists);
  const configured = everywhere.length > 0 ? everywhere : [...new Set(lists.flat())];
  const { id } = evidence.delivery.value;
  const choose: readonly Remedy[] =
    configured.length === 0 ? [] : [{ kind: 'changeAffinity', deliveryId: id, configured }];
  return [...choose, { kind: 'setAffinity', deliveryId: id, affinity: '' }];
}

function byEnumeration(evidence: Evidence, affinity: string, notRead: readonly Unchecked[]) {
  const { affinityNames } = evidence;
  if (!affinityNames.ok) {
    return ruledOutUnless([...notRead, unchecked(affinityNames)]);
  }
  const match = matchAffinity(affinity, affinityNames.value);
  if (match.kind === 'exact') {
    return notRead.length > 0 ? ruledOutUnless(notRead) : noServerToAsk(evidence, CONFIG_FILE);
  }
  return found(
    finding({
      cause: 'affinityNotConfigured',
      severity: 'warning',
      certainty: 'possible',
      args: { affinity, scope: 'notInEnumeration', servers: '', nearly: match.kind === 'nearly' ? match.name : '' },
      evidence: [
        fact(evidence.delivery, 'affinityChosen', { affinity }),
        fact(affinityNames, 'affinitiesInEnumeration', {
          names: affinityNames.value.join(', '),
          count: affinityNames.value.length,
        }),
      ],
      remedies:
        affinityNames.value.length === 0
          ? []
          : [{ kind: 'changeAffinity', deliveryId: evidence.delivery.value.id, configured: affinityNames.value }],
    }),
  );
}
