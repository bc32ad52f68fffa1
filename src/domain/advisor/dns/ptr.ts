import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding';
import { NOT_APPLICABLE, fact, finding, ruledOutUnless, uncheckedOf } from '../../judgement/verdict';
import { defineRule } from '../rule';
import type { AddressDns } from './dnsEvidence';

/** Each public address needs a name that leads back to it, the one that the MTA says HELO with where that is configured. */
export const ptr = defineRule({
  id: 'ptr',
  steps: ['addressNames'],
  title: (args) => {
    switch (args.text('problem')) {
      case 'notBack':
        return l10n.t('The name of {0} ({1}) does not lead back to it', args.text('address'), args.text('names'));
      case 'otherHelo':
        return l10n.t(
          '{0} says HELO as {1}, but is called {2}',
          args.text('address'),
          args.text('helo'),
          args.text('names'),
        );
      default:
        return l10n.t('{0} has no name in DNS (PTR)', args.text('address'));
    }
  },
  meaning: (args) =>
    l10n.t(
      '{0} sends from this address. Receivers distrust an address whose name is missing or is another one than the server says.',
      args.text('server'),
    ),
  ruledOut: () => l10n.t('The public addresses have names that lead back to them.'),
  page: 'statisticsServer',
  facts: {
    'dns-ptr': (args) => (args.has('names') ? args.text('names') : l10n.t('no record')),
  },
  judge: ({ dns }) => {
    if (dns === undefined || dns.addresses.length === 0) {
      return NOT_APPLICABLE;
    }
    const findings = dns.addresses.flatMap(judgeAddress);
    const missing = uncheckedOf(...dns.addresses.map(({ names }) => names));
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
});

function judgeAddress({ address, server, heloHost, names }: AddressDns): readonly Finding<'ptr', 'dns-ptr'>[] {
  if (!names.ok) {
    return [];
  }
  const problem = problemOf(names.value, heloHost);
  if (problem === undefined) {
    return [];
  }
  const args = {
    address,
    server,
    problem,
    names: names.value.map(({ name }) => name).join(', '),
    helo: heloHost ?? '',
  };
  return [
    finding({
      cause: 'ptr',
      severity: problem === 'otherHelo' ? 'info' : 'warning',
      certainty: 'certain',
      args,
      evidence: [fact(names, 'dns-ptr', args)],
    }),
  ];
}

function problemOf(
  names: readonly { readonly name: string; readonly confirmed: boolean }[],
  helo: string | undefined,
): string | undefined {
  if (names.length === 0) {
    return 'none';
  }
  const confirmed = names.filter((one) => one.confirmed);
  if (confirmed.length === 0) {
    return 'notBack';
  }
  const same =
    helo === undefined || helo === '' || confirmed.some(({ name }) => name.toLowerCase() === helo.toLowerCase());
  return same ? undefined : 'otherHelo';
}
