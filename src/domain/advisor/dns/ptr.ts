import { NOT_APPLICABLE, fact, finding, ruledOutUnless, unchecked } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { Finding } from '../../finding';
import type { InstanceFacts } from '../facts';
import type { Rule } from '../rule';
import type { AddressDns } from './facts';

/** Each public address needs a name that leads back to it, the one that the MTA says HELO with where that is configured. */
export const ptr: Rule = {
  id: 'ptr',
  judge: ({ dns }: InstanceFacts): Verdict => {
    if (dns === undefined || dns.addresses.length === 0) {
      return NOT_APPLICABLE;
    }
    const findings = dns.addresses.flatMap(judgeAddress);
    const missing = dns.addresses.flatMap(({ names }) => (names.ok ? [] : [unchecked(names)]));
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
};

function judgeAddress({ address, server, heloHost, names }: AddressDns): readonly Finding[] {
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
