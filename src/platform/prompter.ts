import type { StepPlace } from './wizard';

/** The person pressed the Back button. */
export const BACK: unique symbol = Symbol.for('deliveryDoctor.back');

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Codicon id, e.g. `key`. */
  readonly icon?: string;
  readonly value: T;
}

export interface PickRequest<T> {
  readonly title: string;
  readonly placeholder?: string;
  /** What has to be known before choosing, above the choices; may be long. */
  readonly remark?: string;
  readonly choices: readonly Choice<T>[];
  /** The choice that is active at first. */
  readonly selected?: T;
  readonly place?: StepPlace;
}

/** A remark on what is typed: an error keeps the input open, a warning does not. */
export interface InputRemark {
  readonly text: string;
  readonly severity: 'error' | 'warning' | 'info';
}

export interface InputRequest {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Typed characters are not shown. */
  readonly secret?: boolean;
  readonly check?: (value: string) => InputRemark | undefined;
  readonly place?: StepPlace;
}

/** A line offered while somebody types. */
export interface Suggestion<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Codicon id. */
  readonly icon?: string;
  /** What choosing it does: answer with this, put this text into the field and go on, or nothing (a remark). */
  readonly does: { readonly answer: T } | { readonly complete: string } | 'nothing';
}

/** A field in which somebody types, with lines below that follow what is typed. */
export interface SuggestRequest<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly value?: string;
  /** How long to wait after a key before asking for suggestions, ms; at once when absent. */
  readonly afterMs?: number;
  /** What to offer for the text; what it throws becomes a line. The signal aborts when more is typed. */
  readonly suggest: (text: string, signal: AbortSignal) => readonly Suggestion<T>[] | Promise<readonly Suggestion<T>[]>;
}

/** How the user is asked. `undefined` means that the question was dismissed. */
export interface Prompter {
  pick<T>(request: PickRequest<T>): Promise<T | typeof BACK | undefined>;
  input(request: InputRequest): Promise<string | typeof BACK | undefined>;
  suggest<T>(request: SuggestRequest<T>): Promise<T | undefined>;
}
