import type { Verdict } from '../judgement/verdict';
import type { Evidence } from './evidence';

/** One cause of a stuck delivery. */
export interface Cause {
  /** Stable id; also the key of its words. */
  readonly id: string;
  readonly judge: (evidence: Evidence) => Verdict;
}
