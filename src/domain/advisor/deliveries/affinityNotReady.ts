import * as l10n from '@vscode/l10n';
import { channelName } from '../../channel';
import { isSentByOwnMta } from '../../deliveryKind';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven, ruledOutUnless } from '../../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import { defineRule, named, uncheckedBecause } from '../rule';
import { configuredServers, isSender, notConfigured } from '../servers/configuredServers';

/** As many deliveries as evidence shows. */
const SHOWN = 6;

/** Emails of the next day whose affinity no sending server configures: no MTA would take them (Adobe, "IP affinity"). */
export const affinityNotReady = defineRule({
  id: 'affinityNotReady',
  scope: WHERE_MAIL_IS_SENT,
  filter: 'state:pending,startPending',
  steps: ['affinities'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 delivery of the next day asks for an IP affinity that no server configures')
      : l10n.t('{0} deliveries of the next day ask for IP affinities that no server configures', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'No MTA will take them when they are due. Choose an affinity that is configured, or have it added on every sending server before then: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('The affinities of the deliveries of the next day are configured.'),
  page: 'affinities',
  facts: {
    planAffinity: (args) => l10n.t('{0} asks for “{1}”', args.text('delivery'), args.text('affinity')),
  },
  judge: ({ plans, servers }) => {
    if (!plans.ok) {
      return uncheckedBecause(plans);
    }
    if (plans.value === undefined) {
      return notGiven(plans.source);
    }
    const senders = configuredServers(servers).filter(isSender);
    const missing = notConfigured(servers);
    if (senders.length === 0) {
      return missing.length === 0 ? NOT_APPLICABLE : ruledOutUnless(missing);
    }
    const configured = senders.flatMap(({ settings }) => settings.value.affinities.flatMap(({ names }) => names));
    const lacking = plans.value.filter(
      ({ affinity = '', messageType, deliveryMode }) =>
        affinity !== '' &&
        channelName(messageType ?? 0) === 'email' &&
        isSentByOwnMta(deliveryMode) &&
        !configured.includes(affinity),
    );
    if (lacking.length === 0) {
      return RULED_OUT;
    }
    // A server whose configuration was not read may have it.
    if (missing.length > 0) {
      return ruledOutUnless(missing);
    }
    return found(
      finding({
        cause: 'affinityNotReady',
        severity: 'warning',
        certainty: 'likely',
        args: { count: lacking.length, names: named(lacking) },
        evidence: lacking
          .slice(0, SHOWN)
          .map(({ internalName, affinity = '' }) => fact(plans, 'planAffinity', { delivery: internalName, affinity })),
      }),
    );
  },
});
