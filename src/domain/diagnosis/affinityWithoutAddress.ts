import * as l10n from '@vscode/l10n';
import { namesOnAll } from '../affinityName';
import { EMAIL } from '../channel';
import { lacksAddress } from '../configFault';
import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import type { Remedy } from '../finding';
import type { Read } from '../judgement/observed';
import { NOT_APPLICABLE, fact, finding, ruledOutUnless, verdictOf } from '../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../topology/roleScope';
import { defineCause } from './cause';
import { isForLater } from './due';
import type { ConfigSeen, Evidence, ServerEvidence } from './evidence';
import { notReadOf, openMtaLog, sendingServers } from './sendingServers';
import { sentHere } from './sentHere';
import { chosen, wantedAffinity } from './wantedAffinity';

/**
 * The affinity is configured, but with no address: a template that nobody filled in. What is to be sent through it has
 * nowhere to leave from (Adobe, "Managing outbound SMTP traffic with affinities": an affinity lists its IP addresses).
 */
export const affinityWithoutAddress = defineCause({
  id: 'affinityWithoutAddress',
  scope: WHERE_MAIL_IS_SENT,
  ruledOut: () => l10n.t('The IP affinity that it asks for has addresses to send from.'),
  findings: {
    affinityWithoutAddress: {
      title: (args) =>
        l10n.t('The IP affinity “{0}” has no address to send from on {1}', args.text('affinity'), args.text('servers')),
      meaning: () =>
        l10n.t(
          'Its element in the configuration has no IP with an address, as in a template that nobody filled in. ' +
            'Write the address, its publicId and its heloHost there on every sending server, and restart their MTA; ' +
            'or choose another affinity.',
        ),
      page: 'affinities',
    },
  },
  facts: {
    affinityEmpty: (args) => l10n.t('the affinity “{0}” lists no address', args.text('affinity')),
  },
  concerns: ({ delivery }) => isPendingLike(delivery.value.state) && sentHere(delivery.value) !== 'no',
  judge,
});

interface Configured {
  readonly server: ServerEvidence;
  readonly config: Read<ConfigSeen>;
}

function judge(evidence: Evidence) {
  const wanted = wantedAffinity(evidence.delivery.value);
  const { affinity } = wanted;
  const sending = sendingServers(evidence);
  const having = sending.flatMap((server): readonly Configured[] =>
    server.config.ok && server.config.value.affinityNames.includes(affinity) ? [{ server, config: server.config }] : [],
  );
  // What it asks for nowhere is not configured: see affinityNotConfigured.
  if (affinity === '' || having.length === 0) {
    return NOT_APPLICABLE;
  }
  const notRead = notReadOf(sending, 'config');
  const empty = having.filter(({ config }) => lacksAddress(config.value, affinity));
  if (empty.length === 0) {
    return ruledOutUnless(notRead);
  }
  const { state, messageType } = evidence.delivery.value;
  const holdsUp =
    empty.length === sending.length &&
    messageType === EMAIL &&
    !isForLater(evidence) &&
    state !== DELIVERY_STATES.ready;
  const servers = empty.map(({ server }) => server);
  return verdictOf(
    [
      finding({
        cause: 'affinityWithoutAddress',
        severity: holdsUp ? 'error' : 'warning',
        holdsUp,
        certainty: messageType === EMAIL ? 'likely' : 'possible',
        args: { affinity, servers: servers.map(({ name }) => name).join(', ') },
        evidence: [
          chosen(evidence, wanted),
          ...empty.map(({ server, config }) => fact(config, 'affinityEmpty', { affinity, server: server.name })),
        ],
        remedies: [...changeTo(evidence, having), ...openMtaLog(evidence, servers)],
      }),
    ],
    notRead,
  );
}

/** Affinities that all of these servers have, with an address. */
function changeTo({ delivery }: Evidence, servers: readonly Configured[]): readonly Remedy[] {
  const configured = namesOnAll(
    servers.map(({ config: { value } }) => value.affinityNames.filter((name) => !lacksAddress(value, name))),
  );
  return configured.length === 0 ? [] : [{ kind: 'changeAffinity', deliveryId: delivery.value.id, configured }];
}
