import type { AdobePage } from '../../domain/words/adobePages';
import type { FindingWords } from '../../domain/words/findingWords';

/** The words of a rule that is not yet defined with them. */
export interface RuleFindingWords extends Omit<FindingWords, 'page'> {
  readonly ruledOut?: () => string;
  readonly page?: AdobePage | FindingWords['page'];
}
