import * as l10n from '@vscode/l10n';
import { STATES_SENDING } from '../deliveryState';
import { messagesOf } from '../domainResults';
import type { DomainResults } from '../domainResults';
import { RULED_OUT, fact, finding, found, notGiven, uncheckedOf, ruledOutUnless } from '../judgement/verdict';
import { defineCause } from './cause';
import { failsByItsContent } from './contentScriptFails';
import type { Evidence } from './evidence';

/** Messages from which on a share says something, and the share (Adobe: over 10 % soft bounces endanger the reputation; here twice that). */
const FROM = 50;
const SHARE = 0.2;

/** Named at most. */
const NAMED = 3;

/** One or more receiving domains put messages off, or refuse them: these are tried again and again. */
export const domainsRefuse = defineCause({
  id: 'domainsRefuse',
  ruledOut: () => l10n.t('No receiving domain refuses an unusual share.'),
  findings: {
    domainsRefuse: {
      title: (args) => l10n.t('Receiving domains defer messages or refuse them: {0}', args.text('domains')),
      meaning: () =>
        l10n.t(
          'What they defer is tried again hours later, so the delivery is not over. Look at the answers in the delivery log and at the reputation of the IP addresses.',
        ),
      page: 'throughput',
    },
  },
  facts: {
    domainShare: (args) => l10n.t('{0}: {1}% deferred or refused', args.text('domain'), args.count('percent')),
  },
  concerns,
  judge,
});

/** What a broken script makes unreachable is not the domains' doing: see contentScriptFails. */
function concerns(evidence: Evidence): boolean {
  return STATES_SENDING.includes(evidence.delivery.value.state) && !failsByItsContent(evidence);
}

function judge(evidence: Evidence) {
  const { id } = evidence.delivery.value;
  const { domains } = evidence;
  if (!domains.ok) {
    return ruledOutUnless(uncheckedOf(domains));
  }
  if (domains.value === undefined) {
    return notGiven(domains.source);
  }
  const bad = domains.value
    .map((results) => ({ results, share: deferredShare(results) }))
    .filter(({ share }) => share > SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, NAMED);
  if (bad.length === 0) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'domainsRefuse',
      severity: 'warning',
      certainty: 'likely',
      args: { domains: bad.map(({ results }) => results.domain).join(', '), count: bad.length },
      evidence: bad.map(({ results, share }) =>
        fact(domains, 'domainShare', { domain: results.domain, percent: Math.round(share * 100) }),
      ),
      remedies: [
        { kind: 'openAuditLog', deliveryId: id },
        { kind: 'pause', deliveryId: id },
      ],
    }),
  );
}

function deferredShare(results: DomainResults): number {
  const messages = messagesOf(results) ?? 0;
  const { unreachable = 0, notConnected = 0, refused = 0 } = results;
  return messages < FROM ? 0 : (unreachable + notConnected + refused) / messages;
}
