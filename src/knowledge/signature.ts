import type { Actor, AppliesTo, Language, TextPlace, TextRole } from '../domain/explanation';
import type { Certainty } from '../domain/finding';
import type { SourceId } from './sources';

/** The part of Campaign, or of the work with it, that a signature belongs to. */
export type Area =
  | 'preparation'
  | 'sending'
  | 'midSourcing'
  | 'tracking'
  | 'images'
  | 'quarantine'
  | 'workflow'
  | 'database'
  | 'servers'
  | 'deliverability'
  | 'rights'
  | 'security'
  | 'transactional'
  | 'sms'
  | 'push'
  | 'ffda'
  | 'other';

export interface SignatureWords {
  readonly meaning: string;
  readonly cause?: string;
  readonly cure?: string;
}

/** A text by which something is recognised, and what is known of it. */
export interface Signature {
  readonly id: string;
  readonly sources: readonly SourceId[];
  readonly places: readonly TextPlace[];
  /** Regular expression over one line, in lower case; matched whatever the case. */
  readonly match: string;
  /**
   * Fixed texts of which a line must hold one before `match` is tried, for the alternatives of `match` that do not begin
   * with a code such as `dlv-490032`.
   */
  readonly anchors: readonly string[];
  readonly area: Area;
  readonly applies: readonly AppliesTo[];
  readonly role: TextRole;
  readonly who: readonly Actor[];
  readonly certainty: Certainty;
  readonly words: Readonly<Record<Language, SignatureWords>>;
}
