import type { EvidenceItem, Finding, Unchecked } from '../finding';
import type { Evidence, NotRead, Read, ServerEvidence } from './evidence';

/** What one cause makes of the evidence. */
export type Verdict =
  /** `unchecked`: what was missing for being surer. */
  | { readonly kind: 'found'; readonly findings: readonly Finding[]; readonly unchecked?: readonly Unchecked[] }
  /** Looked at, and it is not this. */
  | { readonly kind: 'ruledOut' }
  /** Cannot be told. */
  | { readonly kind: 'unchecked'; readonly unchecked: readonly Unchecked[] }
  /** Makes no sense for a delivery in this state or sent in this way. */
  | { readonly kind: 'notApplicable' };

/** One cause of a stuck delivery. */
export interface Cause {
  /** Stable id; also the key of its words. */
  readonly id: string;
  readonly judge: (evidence: Evidence) => Verdict;
}

export const RULED_OUT: Verdict = { kind: 'ruledOut' };
export const NOT_APPLICABLE: Verdict = { kind: 'notApplicable' };

export function found(...findings: readonly Finding[]): Verdict {
  return { kind: 'found', findings };
}

/** A finding with defaults for what most of them leave empty. */
export function finding(
  part: Pick<Finding, 'cause' | 'severity' | 'certainty' | 'evidence'> & Partial<Pick<Finding, 'args' | 'remedies'>>,
): Finding {
  return { args: {}, remedies: [], ...part };
}

/** One observed fact, as proof in a finding. */
export function fact(
  read: Pick<Read<unknown>, 'source' | 'at'>,
  key: string,
  args: Readonly<Record<string, string | number>> = {},
): EvidenceItem {
  const plain = Object.entries(args)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
  return { source: read.source, at: read.at, observed: plain === '' ? key : `${key}: ${plain}`, fact: { key, args } };
}

/** A source that failed, as an entry of what could not be checked. */
export function unchecked(source: NotRead): Unchecked {
  return { what: source.source, because: source.because };
}

/** Reasons of our own for not having checked something; `troubleshooting` turns them into words. */
export const BECAUSE = {
  /** The instance does not give the attribute. */
  notGiven: 'notGiven',
  /** No server is declared for the instance. */
  noServer: 'noServer',
  /** The instance's servers are Adobe's: nobody else looks at them. */
  hostedByAdobe: 'hostedByAdobe',
  /** The server's channel does not tell what time it is there. */
  noClock: 'noClock',
  /** No DKIM selector is known to ask for. */
  noSelector: 'noSelector',
  /** A log does not reach back far enough. */
  logTooShort: 'logTooShort',
  /** Counting would keep the instance's database busy. */
  tooManyToCount: 'tooManyToCount',
} as const;

/** An attribute of the delivery that the instance does not give. */
export function notGiven(attribute: string): Verdict {
  return { kind: 'unchecked', unchecked: [{ what: attribute, because: BECAUSE.notGiven }] };
}

/** Nothing could be asked about the servers, because there is none to ask. */
export function noServerToAsk(evidence: Evidence, what: string): Verdict {
  const because = evidence.unreachableServers.length > 0 ? BECAUSE.hostedByAdobe : BECAUSE.noServer;
  return { kind: 'unchecked', unchecked: [{ what, because }] };
}

/** What of these servers could not be read. */
export function notReadOf(servers: readonly ServerEvidence[], part: 'modules' | 'config'): readonly Unchecked[] {
  return servers.flatMap((server) => {
    const read = server[part];
    return read.ok ? [] : [unchecked(read)];
  });
}

/** Ruled out when nothing is missing, else unchecked. */
export function ruledOutUnless(missing: readonly Unchecked[]): Verdict {
  return missing.length === 0 ? RULED_OUT : { kind: 'unchecked', unchecked: missing };
}
