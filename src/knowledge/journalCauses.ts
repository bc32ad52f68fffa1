import type { Explanation } from '../domain/explanation';
import { explainText, type ExplainContext } from './explain';

/** A line as a journal has it. `type`: 0 error, 1 warning, 2 info (`xtk:jobLog/@logType`). */
export interface JournalText {
  readonly type: number;
  readonly message: string;
}

/** A line that may say why something failed. */
export interface JournalCause<Line extends JournalText> {
  readonly line: Line;
  /** Undefined for an error that the catalogue does not know: its own words are then all there is. */
  readonly explanation?: Explanation;
}

const ERROR = 0;
const WARNING = 1;

/**
 * The lines of a journal that say why, the root before what wraps it, whatever the depth of the stack and the order of
 * its lines: first what the catalogue knows as a cause, then errors that it does not know, then what only hints at a
 * part, last the wrappers. Among equals the newest comes first (`lines`: oldest first). Noise, and lines that are neither
 * in error nor known, are left out. How old a line may be is the caller's to say.
 */
export function journalCauses<Line extends JournalText>(
  lines: readonly Line[],
  context: ExplainContext,
): readonly JournalCause<Line>[] {
  return lines
    .map((line, at) => {
      const [explanation] = explainText(line.message, { place: 'journal', ...context });
      const cause: JournalCause<Line> = { line, ...(explanation === undefined ? {} : { explanation }) };
      return { cause, at, rank: rankOf(cause) };
    })
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || b.at - a.at)
    .map(({ cause }) => cause);
}

/** Codes of layers that pass on what happened below them. */
const PASSES_ON = /\b(?:SOP|XSV|SCR|WKF|RST)-\d{6}/;

function rankOf({ line, explanation }: JournalCause<JournalText>): number | undefined {
  const weight = line.type === ERROR ? 0 : 1;
  if (explanation === undefined) {
    return line.type === ERROR ? (PASSES_ON.test(line.message) ? 5 : 3) : undefined;
  }
  switch (explanation.role) {
    case 'noise':
      return undefined;
    case 'wrapper':
      return line.type === ERROR || line.type === WARNING ? 6 + weight : undefined;
    case 'cause':
      return (explanation.certainty === 'possible' ? 3 : 0) + weight;
  }
}
