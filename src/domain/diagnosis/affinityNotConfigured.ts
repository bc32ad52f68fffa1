import * as l10n from '@vscode/l10n';
import { matchAffinity, namesOnAll } from '../affinityName';
import { EMAIL, channelName } from '../channel';
import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import type { Certainty, Remedy, Severity, Unchecked } from '../finding';
import type { Read } from '../judgement/observed';
import { RULED_OUT, fact, finding, found, verdictOf, notGiven, unchecked, ruledOutUnless } from '../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../topology/roleScope';
import { defineCause } from './cause';
import { isForLater } from './due';
import type { ConfigSeen, Evidence } from './evidence';
import { sendingServers, noServerToAsk, notReadOf } from './sendingServers';
import { asSureAsSender, sentHere } from './sentHere';
import { chosen, wantedAffinity, type WantedAffinity } from './wantedAffinity';

/**
 * The delivery asks for an IP affinity that is configured on no, or not on every, sending server: Adobe's page on
 * delivery statuses names it second after the MTA. Names are compared exactly. Without a configuration only the
 * enumeration `IPAffinity` can be compared, which proves nothing by itself.
 */
export const affinityNotConfigured = defineCause({
  id: 'affinityNotConfigured',
  scope: WHERE_MAIL_IS_SENT,
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
          : args.has('inCommas')
            ? ' ' +
              l10n.t(
                'The configuration has it between commas, in “{0}”: Campaign separates names at semicolons only.',
                args.text('inCommas'),
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
                'The delivery asks to be sent from the addresses of this affinity, which no server has, so no MTA takes ' +
                  'it. Choose one that is configured, or have it added to the configuration of every sending server and ' +
                  'restart their MTA.',
              ) + nearly
            );
        }
      },
      page: 'affinities',
    },
  },
  facts: {
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
function concerns({ delivery }: Evidence): boolean {
  return isPendingLike(delivery.value.state) && sentHere(delivery.value) !== 'no';
}

function judge(evidence: Evidence) {
  const wanted = wantedAffinity(evidence.delivery.value);
  if (wanted.notGiven !== undefined) {
    return notGiven(wanted.notGiven);
  }
  const { affinity } = wanted;
  if (affinity === '') {
    return RULED_OUT;
  }

  const sending = sendingServers(evidence);
  const configs = sending.flatMap((server): ServerConfig[] =>
    server.config.ok ? [{ server: server.name, config: server.config }] : [],
  );
  const notRead = notReadOf(sending, 'config');
  if (configs.length === 0) {
    return byEnumeration(evidence, wanted, notRead);
  }

  const without = configs.filter(({ config }) => !config.value.affinityNames.includes(affinity));
  const nowhere = without.length === configs.length;
  // An affinity of SMS is to be on one server only (Adobe, "Check before sending").
  if (without.length === 0 || (!nowhere && channelName(evidence.delivery.value.messageType) === 'sms')) {
    return ruledOutUnless(notRead);
  }
  const complete = notRead.length === 0 && evidence.unreachableServers.length === 0;
  const sure = evidence.delivery.value.messageType === EMAIL && !partOfAnother(affinity, without);
  const holdsUp = nowhere && sure && !isForLater(evidence) && evidence.delivery.value.state !== DELIVERY_STATES.ready;
  const result = affinityFinding(evidence, wanted, {
    // Not yet, or perhaps not: then it holds nothing up now.
    severity: holdsUp ? 'error' : 'warning',
    holdsUp,
    certainty: certaintyOf(evidence, affinity, without, nowhere && !complete),
    scope: nowhere ? 'nowhere' : 'some',
    without,
    remedies: changeTo(evidence, configs),
  });
  return verdictOf([result], notRead);
}

/**
 * Only email is sent from the affinity's addresses for sure; a server that could not be read may have the name; and on
 * a mid-sourcing server the name is part of a longer one (`operator.affinity.group`).
 */
function certaintyOf(
  evidence: Evidence,
  affinity: string,
  without: readonly ServerConfig[],
  incomplete: boolean,
): Certainty {
  const { value } = evidence.delivery;
  if (value.messageType !== EMAIL || partOfAnother(affinity, without)) {
    return 'possible';
  }
  return asSureAsSender(value, incomplete ? 'likely' : 'certain');
}

/** Whether a configured name has it behind the operator's, as on a mid-sourcing server (`operator.affinity.group`). */
function partOfAnother(affinity: string, without: readonly ServerConfig[]): boolean {
  const names = without.flatMap(({ config }) => config.value.affinityNames);
  return names.some((name) => name.split('.').slice(1).includes(affinity));
}

interface FindingParts {
  readonly severity: Severity;
  readonly holdsUp: boolean;
  readonly certainty: Certainty;
  readonly scope: 'nowhere' | 'some' | 'notInEnumeration';
  readonly without: readonly ServerConfig[];
  readonly remedies: readonly Remedy[];
}

function affinityFinding(evidence: Evidence, wanted: WantedAffinity, parts: FindingParts) {
  const { affinity } = wanted;
  const near = parts.without
    .map(({ config }) => matchAffinity(affinity, config.value.affinityNames))
    .find((match) => match.kind === 'nearly');
  return finding({
    cause: 'affinityNotConfigured',
    severity: parts.severity,
    holdsUp: parts.holdsUp,
    certainty: parts.certainty,
    args: {
      affinity,
      scope: parts.scope,
      servers: parts.without.map(({ server }) => server).join(', '),
      nearly: near?.kind === 'nearly' ? near.name : '',
      inCommas: namesWithComma(affinity, parts.without),
    },
    evidence: [chosen(evidence, wanted), ...parts.without.flatMap(proof)],
    remedies: parts.remedies,
  });
}

/** A configured name that holds it between commas: Campaign parts names at semicolons only. */
function namesWithComma(affinity: string, without: readonly ServerConfig[]): string {
  const names = without.flatMap(({ config }) => config.value.affinityNames);
  return names.find((name) => name.includes(',') && name.split(',').some((one) => one.trim() === affinity)) ?? '';
}

function proof({ server, config }: ServerConfig) {
  const names = config.value.affinityNames;
  return [fact(config, 'affinitiesConfigured', { server, names: names.join(', '), count: names.length })];
}

/** Affinities that every sending server has come first choice; only when there is none, any that one of them has. */
function changeTo(evidence: Evidence, configs: readonly ServerConfig[]): readonly Remedy[] {
  // A name with a comma is several that were written wrongly: nothing is sent by choosing it.
  const lists = configs.map(({ config }) => config.value.affinityNames.filter((name) => !name.includes(',')));
  const everywhere = namesOnAll(lists);
  const configured = everywhere.length > 0 ? everywhere : [...new Set(lists.flat())];
  const { id } = evidence.delivery.value;
  const choose: readonly Remedy[] =
    configured.length === 0 ? [] : [{ kind: 'changeAffinity', deliveryId: id, configured }];
  const clear: readonly Remedy[] =
    (evidence.delivery.value.ipAffinity ?? '') === '' ? [] : [{ kind: 'setAffinity', deliveryId: id, affinity: '' }];
  return [...choose, ...clear];
}

function byEnumeration(evidence: Evidence, wanted: WantedAffinity, notRead: readonly Unchecked[]) {
  const { affinity } = wanted;
  const { affinityNames } = evidence;
  if (!affinityNames.ok) {
    return ruledOutUnless([...notRead, unchecked(affinityNames)]);
  }
  const match = matchAffinity(affinity, affinityNames.value);
  if (match.kind === 'exact') {
    return notRead.length > 0 ? ruledOutUnless(notRead) : noServerToAsk(evidence);
  }
  return found(
    finding({
      cause: 'affinityNotConfigured',
      severity: 'warning',
      certainty: 'possible',
      args: { affinity, scope: 'notInEnumeration', servers: '', nearly: match.kind === 'nearly' ? match.name : '' },
      evidence: [
        chosen(evidence, wanted),
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
