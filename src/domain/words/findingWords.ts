import type { AdobePage } from './adobePages';
import type { Args } from './args';

/** What is said of a finding, of a cause of a stuck delivery or of a rule of the health check. */
export interface FindingWords {
  /** One line, without a full stop. */
  readonly title: (args: Args) => string;
  /** What it means and what to do, one to three sentences. */
  readonly meaning: (args: Args) => string;
  /** Adobe's page on it. */
  readonly page: AdobePage | ((args: Args) => AdobePage);
}

/** What was seen, in words. */
export type FactWords = (args: Args) => string;
