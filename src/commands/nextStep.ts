import type { ErrorWords } from '../platform/commandRunner';

/** A command cannot go on, and knows already in words why and what to do. */
export class NextStep extends Error {
  constructor(readonly words: ErrorWords) {
    super(words.what);
    this.name = 'NextStep';
  }
}
