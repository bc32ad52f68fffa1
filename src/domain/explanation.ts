import type { Certainty } from './finding';

/** The languages in which explanations are kept. */
export type Language = 'en' | 'fr';

/** Where a text of an instance or a server was met. */
export type TextPlace =
  /** The audit log of a delivery. */
  | 'journal'
  /** The text of a message in the delivery logs. */
  | 'message'
  /** The journal of a workflow. */
  | 'workflow'
  /** The log of a module on a server. */
  | 'serverLog'
  /** What the command `nlserver` prints. */
  | 'nlserver'
  /** The fault of a call. */
  | 'soap'
  /** The client console. */
  | 'console'
  /** A browser, the operating system, a setting. */
  | 'elsewhere';

/**
 * What a text is in a stack of errors: a `cause` names something that can be treated, a `wrapper` only says that a
 * deeper step failed, `noise` looks like trouble and is none.
 */
export type TextRole = 'cause' | 'wrapper' | 'noise';

/** Who can do what the cure says. `anyone` reads on; `nobody` has anything to do. */
export type Actor = 'admin' | 'marketer' | 'dba' | 'developer' | 'adobe' | 'user' | 'owner' | 'anyone' | 'nobody';

/** What an explanation was told of; `standard` is Campaign Standard, whose engine writes the same texts. */
export type AppliesTo = 'all' | 'v7' | 'v8' | 'onPremise' | 'hosted' | 'standard';

/** A page that says so. */
export interface PageLink {
  readonly title: string;
  readonly url: string;
}

/** What a text of an instance or a server means, in the reader's language. `knowledge` makes these. */
export interface Explanation {
  /** Stable id of the signature, e.g. `senderNotAuthorised`. */
  readonly id: string;
  readonly role: TextRole;
  readonly certainty: Certainty;
  readonly appliesTo: readonly AppliesTo[];
  readonly who: readonly Actor[];
  readonly meaning: string;
  readonly cause?: string;
  /** Begins with who is to act, where that is somebody in particular. */
  readonly cure?: string;
  readonly links: readonly PageLink[];
  /** Columns of the text that was recognised. */
  readonly start: number;
  readonly end: number;
}
