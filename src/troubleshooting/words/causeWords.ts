import type { AdobePage } from './adobePages';
import type { Args } from './args';

/** What is said of a cause. */
export interface CauseWords {
  /** One line, without a full stop. */
  readonly title: (args: Args) => string;
  /** What it means and what to do, one to three sentences. */
  readonly meaning: (args: Args) => string;
  /** Said when the cause was ruled out. */
  readonly ruledOut?: () => string;
  readonly page?: AdobePage | ((args: Args) => AdobePage);
}
