import type { ErrorWords } from './commandRunner';

/** Every bundle has a class of its own: what they share is this mark. */
const MARK = Symbol.for('deliveryDoctor.nextStep');

/**
 * A command cannot go on, and knows already in words why and what to do. Where nothing failed, as when there is nothing
 * to choose from, that is information, unless the words say otherwise.
 */
export class NextStep extends Error {
  readonly [MARK] = true;

  readonly words: ErrorWords;

  constructor(words: ErrorWords) {
    super(words.what);
    this.name = 'NextStep';
    this.words = { severity: 'information', ...words };
  }
}

/** True for a NextStep of any bundle. */
export function isNextStep(error: unknown): error is NextStep {
  return error instanceof Error && MARK in error;
}
