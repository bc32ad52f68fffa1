import type { Explanation } from '../explanation';
import type { Finding } from '../finding';
import type { Args } from '../words/args';

/** What is known of a text, as arguments of a finding: none for a text that names no cause. */
export function explainedArgs(explanation: Explanation | undefined): Finding['args'] {
  if (explanation?.role !== 'cause') {
    return {};
  }
  const { meaning, cause: why = '', cure = '', links } = explanation;
  return { meaning, why, cure, page: links[0]?.url ?? '' };
}

/** The same in words: what the text means, why it comes, and what helps; '' where nothing is known. */
export function explainedText(args: Args): string {
  return [args.text('meaning'), args.text('why'), args.text('cure')].filter((text) => text !== '').join(' ');
}
