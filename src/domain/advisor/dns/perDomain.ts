import type { Read } from '../../judgement/observed';
import { NOT_APPLICABLE, fact, finding, ruledOutUnless, unchecked } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { Certainty, Finding, Severity, Unchecked } from '../../finding';
import type { InstanceFacts } from '../facts';
import type { Rule } from '../rule';
import type { AdvisorThresholds } from '../thresholds';
import type { DomainDns } from './facts';

/** What is wrong with a domain, by what DNS answered. */
export interface Offence {
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** Says which of the rule's sentences it is. */
  readonly problem: string;
  readonly args?: Finding['args'];
}

/** A rule about each domain that mails are sent from, by one kind of DNS record. */
export function perDomain<Kind extends 'mx' | 'spf' | 'dmarc' | 'dkim'>(
  id: string,
  kind: Kind,
  offence: (
    value: Extract<DomainDns[Kind], Read<unknown>>['value'],
    domain: DomainDns,
    thresholds: AdvisorThresholds,
  ) => Offence | Unchecked | undefined,
): Rule {
  return {
    id,
    judge: ({ dns }: InstanceFacts, thresholds): Verdict => {
      if (dns === undefined) {
        return NOT_APPLICABLE;
      }
      if (!dns.domains.ok) {
        return ruledOutUnless([unchecked(dns.domains)]);
      }
      const missing: Unchecked[] = [];
      const findings = dns.domains.value.flatMap((domain): Finding[] => {
        const read = domain[kind];
        if (!read.ok) {
          missing.push(unchecked(read));
        }
        if (!isRead(read)) {
          return [];
        }
        const found = offence(read.value, domain, thresholds);
        if (found === undefined) {
          return [];
        }
        if ('because' in found) {
          missing.push(found);
          return [];
        }
        const args = { domain: domain.domain, problem: found.problem, ...found.args };
        return [
          finding({
            cause: id,
            severity: found.severity,
            certainty: found.certainty,
            args,
            evidence: [fact(read, `dns-${kind}`, args)],
          }),
        ];
      });
      if (findings.length > 0) {
        return { kind: 'found', findings, unchecked: missing };
      }
      // Nothing was asked, so nothing is known to be well.
      return dns.domains.value.length === 0 ? NOT_APPLICABLE : ruledOutUnless(missing);
    },
  };
}

function isRead<T extends { readonly ok: boolean }>(read: T): read is Extract<T, { readonly ok: true }> {
  return read.ok;
}
