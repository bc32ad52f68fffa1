import type { Certainty, EvidenceItem, Finding, Remedy, Severity, Unchecked } from '../finding';
import type { NotRead, Observed, Read } from './observed';

/** What a cause makes of the evidence, or a rule of an instance: ids of findings and keys of facts are the definition's own. */
export type Verdict<Id extends string = string, Key extends string = string> =
  /** `unchecked`: what was missing for being surer. */
  | {
      readonly kind: 'found';
      readonly findings: readonly Finding<Id, Key>[];
      readonly unchecked?: readonly Unchecked[];
    }
  /** Looked at, and it is not this. */
  | RuledOut
  /** Cannot be told. */
  | CannotTell
  /** Makes no sense for a delivery in this state or sent in this way. */
  | NotApplicable;

export interface RuledOut {
  readonly kind: 'ruledOut';
}

export interface CannotTell {
  readonly kind: 'unchecked';
  readonly unchecked: readonly Unchecked[];
}

export interface NotApplicable {
  readonly kind: 'notApplicable';
}

export const RULED_OUT: RuledOut = { kind: 'ruledOut' };
export const NOT_APPLICABLE: NotApplicable = { kind: 'notApplicable' };

export function found<const Id extends string, const Key extends string>(
  ...findings: readonly Finding<Id, Key>[]
): Verdict<Id, Key> {
  return { kind: 'found', findings };
}

/** Found when there is a finding; else ruled out, or not to be told, by what could not be read. */
export function verdictOf<const Id extends string, const Key extends string>(
  findings: readonly Finding<Id, Key>[],
  missing: readonly Unchecked[],
): Verdict<Id, Key> {
  return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
}

/** A finding with defaults for what most of them leave empty. */
export function finding<const Id extends string, const Key extends string>(part: {
  readonly cause: Id;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly evidence: readonly EvidenceItem<Key>[];
  readonly holdsUp?: boolean;
  readonly args?: Finding['args'];
  readonly remedies?: readonly Remedy[];
}): Finding<Id, Key> {
  return { args: {}, remedies: [], ...part };
}

/** One observed fact, as proof in a finding. Arguments that end in `At` are epoch ms, in `Ms` milliseconds. */
export function fact<const Key extends string>(
  read: Pick<Read<unknown>, 'source' | 'at'>,
  key: Key,
  args: Readonly<Record<string, string | number>> = {},
): EvidenceItem<Key> {
  const plain = Object.entries(args)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
  return { source: read.source, at: read.at, observed: plain === '' ? key : `${key}: ${plain}`, fact: { key, args } };
}

/** A source that failed, as an entry of what could not be checked. */
export function unchecked(source: NotRead): Unchecked {
  return { what: source.source, because: source.because };
}

/** Those of the sources that failed, as entries of what could not be checked. */
export function uncheckedOf(...sources: readonly Observed<unknown>[]): readonly Unchecked[] {
  return sources.flatMap((source) => (source.ok ? [] : [unchecked(source)]));
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
  /** `nlserver pdump` lists no module of this instance, yet messages leave: its name may be another one. */
  otherInstanceListed: 'otherInstanceListed',
  /** Looked at only when a person asks for it by itself. */
  notAsked: 'notAsked',
  /** An answer that is given while this is still waited for. */
  beingRead: 'beingRead',
} as const;

/** A source that is waited for: what is said meanwhile is said without it. */
export function beingRead(source: string): NotRead {
  return { ok: false, source, because: BECAUSE.beingRead };
}

/** Something that the instance does not give, an attribute for example. */
export function notGiven(what: string): CannotTell {
  return { kind: 'unchecked', unchecked: [{ what, because: BECAUSE.notGiven }] };
}

/** Ruled out when nothing is missing, else unchecked. */
export function ruledOutUnless(missing: readonly Unchecked[]): RuledOut | CannotTell {
  return missing.length === 0 ? RULED_OUT : { kind: 'unchecked', unchecked: missing };
}
