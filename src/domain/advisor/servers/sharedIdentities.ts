import * as l10n from '@vscode/l10n';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import type { AffinityAddress } from '../instanceEvidence';
import { defineRule } from '../rule';
import { onEachSender } from './configuredServers';

/** One address, one HELO name, one public id: shared ones make the statistics server throttle both. */
export const sharedIdentities = defineRule({
  id: 'sharedIdentities',
  scope: WHERE_MAIL_IS_SENT,
  steps: ['affinities'],
  title: (args) => l10n.t('IP addresses on {0} share an identity: {1}', args.text('server'), args.text('shared')),
  meaning: () =>
    l10n.t(
      'Each address needs a HELO name and a public id of its own; shared ones make the statistics server throttle them together.',
    ),
  ruledOut: () => l10n.t('Each IP address has an identity of its own.'),
  page: 'statisticsServer',
  facts: {
    sharedIdentities: (args) => l10n.t('used by several addresses: {0}', args.text('shared')),
  },
  judge: onEachSender('sharedIdentities', 'warning', ({ affinities }) => {
    const ips = affinities.flatMap((affinity) => affinity.ips);
    const shared = [...sharedBy(ips, 'publicId'), ...sharedBy(ips, 'heloHost')];
    return shared.length === 0 ? undefined : { shared: shared.join(', ') };
  }),
});

function sharedBy(ips: readonly AffinityAddress[], key: 'publicId' | 'heloHost'): readonly string[] {
  const addresses = new Map<string, Set<string>>();
  for (const ip of ips) {
    const value = ip[key];
    if (value === undefined || value === '') {
      continue;
    }
    const known = addresses.get(value) ?? new Set<string>();
    addresses.set(value, known.add(ip.address));
  }
  return [...addresses].filter(([, used]) => used.size > 1).map(([value]) => `${key} ${value}`);
}
