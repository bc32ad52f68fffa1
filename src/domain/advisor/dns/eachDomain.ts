import type { Certainty, Finding, Severity, Unchecked } from '../../finding';
import type { Read } from '../../judgement/observed';
import { NOT_APPLICABLE, fact, finding, ruledOutUnless, unchecked } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { InstanceEvidence } from '../instanceEvidence';
import type { DomainDns } from './dnsEvidence';

type RecordKind = 'mx' | 'spf' | 'dmarc' | 'dkim';
type RecordValue<Kind extends RecordKind> = Extract<DomainDns[Kind], Read<unknown>>['value'];

/** What is wrong with a domain, by what DNS answered. */
export interface DomainOffence {
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** Says which of the rule's sentences it is. */
  readonly problem: string;
  readonly args?: Finding['args'];
}

/**
 * The judgement of a rule about each domain that mails are sent from, by one kind of DNS record, whose name is the rule's
 * id. `offence` tells what is wrong, or what is missing for telling. The fact is `dns-` with the kind.
 */
export function eachDomain<const Kind extends RecordKind>(
  kind: Kind,
  offence: (value: RecordValue<Kind>, domain: DomainDns) => DomainOffence | Unchecked | undefined,
): (evidence: InstanceEvidence) => Verdict<Kind, `dns-${Kind}`> {
  return ({ dns }) => {
    if (dns === undefined) {
      return NOT_APPLICABLE;
    }
    if (!dns.domains.ok) {
      return ruledOutUnless([unchecked(dns.domains)]);
    }
    const missing: Unchecked[] = [];
    const findings = dns.domains.value.flatMap((domain): Finding<Kind, `dns-${Kind}`>[] => {
      const read = domain[kind];
      if (!read.ok) {
        missing.push(unchecked(read));
      }
      if (!isRead(read)) {
        return [];
      }
      const found = offence(read.value, domain);
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
          cause: kind,
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
  };
}

function isRead<T extends { readonly ok: boolean }>(read: T): read is Extract<T, { readonly ok: true }> {
  return read.ok;
}
