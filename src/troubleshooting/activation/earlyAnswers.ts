import type { Diagnosis } from '../../domain/diagnosis/diagnosis';

/** How often an answer is shown that is not whole yet, ms: not before a whole one may be there, and without flickering. */
const EARLY_EVERY_MS = 700;

/** Shows what is found so far, now and then, until there is a whole answer. */
export class EarlyAnswers {
  private newest: Diagnosis | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(show: (diagnosis: Diagnosis) => void) {
    this.timer = setInterval(() => {
      if (this.newest !== undefined) {
        show(this.newest);
        this.newest = undefined;
      }
    }, EARLY_EVERY_MS);
  }

  readonly hear = (diagnosis: Diagnosis): void => {
    this.newest = diagnosis;
  };

  dispose(): void {
    clearInterval(this.timer);
  }
}
