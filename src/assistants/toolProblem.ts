import type { Part } from './answer/answer';
import { word, type OwnText } from './answer/quoted';

/** A call that cannot be answered, as the model is told: what is wrong, and what there is instead. */
export class ToolProblem extends Error {
  constructor(
    readonly problem: OwnText,
    readonly help: { readonly [name: string]: Part } = {},
  ) {
    super(problem);
    this.name = 'ToolProblem';
  }
}

/** There is no such thing. */
export function notFound(what: 'delivery' | 'server' | 'log' | 'message'): ToolProblem {
  return new ToolProblem(word(`There is no such ${what}.`));
}
