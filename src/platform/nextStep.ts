import type { ErrorWords } from './commandRunner';

/** Every bundle has a class of its own: what they share is this mark. */
const MARK = Symbol.for('deliveryDoctor.nextStep');

/** A command cannot go on, and knows already in words why and what to do. */
export class NextStep extends Error {
  readonly [MARK] = true;

  constructor(readonly words: ErrorWords) {
    super(words.what);
    this.name = 'NextStep';
  }
}

/** True for a NextStep of any bundle. */
export function isNextStep(error: unknown): error is NextStep {
  return error instanceof Error && MARK in error;
}
