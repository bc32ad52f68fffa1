import type { Explanation, Language, TextPlace } from '../domain/explanation';
import type { Certainty } from '../domain/finding';
import { Matcher, type Match } from './matcher';
import { SIGNATURES } from './signatures';
import { linkTo } from './sources';

/** What is known of a text besides its letters. */
export interface ExplainContext {
  readonly language: Language;
  /** Where it was met; explanations that were told of this place come first. */
  readonly place?: TextPlace;
}

/** The surest first. */
const CERTAINTIES: readonly Certainty[] = ['certain', 'likely', 'possible'];

const matcher = new Matcher(SIGNATURES);

/**
 * What a text of an instance or a server means, best explanation first: those of its place, causes before wrappers before
 * noise, the surest first. Empty when the catalogue does not know it.
 */
export function explainText(text: string, { language, place }: ExplainContext): readonly Explanation[] {
  const matches = matcher.match(text);
  return matches.length === 0
    ? []
    : [...matches].sort((a, b) => rank(a, place) - rank(b, place)).map((match) => inWords(match, language));
}

function rank({ signature: { role, certainty, places } }: Match, place: TextPlace | undefined): number {
  const roles = { cause: 0, wrapper: 1, noise: 2 };
  const elsewhere = place !== undefined && !places.includes(place) ? 1 : 0;
  return roles[role] * 100 + CERTAINTIES.indexOf(certainty) * 10 + elsewhere;
}

function inWords({ signature, start, end }: Match, language: Language): Explanation {
  const { id, role, certainty, applies, who, sources, words } = signature;
  return {
    id,
    role,
    certainty,
    appliesTo: applies,
    who,
    ...words[language],
    links: sources.map(linkTo),
    start,
    end,
  };
}
