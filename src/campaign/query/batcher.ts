import { setMaxListeners } from 'events';
import { CampaignError } from '../errors';
import { isInBackground, runInBackground } from '../http/background';
import { onAbort } from '../http/deadline';

interface Asked<Ask, Answer> {
  readonly ask: Ask;
  readonly signal: AbortSignal;
  readonly resolve: (answer: Answer | Promise<Answer>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Asks one question for all who ask alike at the same time: in the field a call takes as long as a person waits, whatever
 * it brings. What is asked in one turn of the event loop goes together; each asker may leave on its own.
 */
export class Batcher<Ask, Answer> {
  readonly #load: (asks: readonly Ask[], signal: AbortSignal) => Promise<readonly (Answer | Promise<Answer>)[]>;
  readonly #waiting = new Map<boolean, Asked<Ask, Answer>[]>();

  /** @param load answers in the order of the asks, each on its own when it may fail on its own; its signal aborts when all askers have left */
  constructor(load: (asks: readonly Ask[], signal: AbortSignal) => Promise<readonly (Answer | Promise<Answer>)[]>) {
    this.#load = load;
  }

  /** Rejects with what the common question rejects with, or `cancelled`. */
  ask(ask: Ask, signal: AbortSignal): Promise<Answer> {
    const background = isInBackground();
    return new Promise<Answer>((resolve, reject) => {
      const leave = (): void => {
        reject(new CampaignError({ code: 'cancelled', doing: 'batch', facts: {} }));
      };
      if (signal.aborted) {
        leave();
        return;
      }
      const stopListening = onAbort(signal, leave);
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T): void => {
          stopListening();
          settle(value);
        };
      const asked = { ask, signal, resolve: settled(resolve), reject: settled(reject) };
      const together = this.#waiting.get(background);
      if (together !== undefined) {
        together.push(asked);
        return;
      }
      this.#waiting.set(background, [asked]);
      setImmediate(() => {
        void (background ? runInBackground(() => this.#run(background)) : this.#run(background));
      });
    });
  }

  async #run(background: boolean): Promise<void> {
    const all = this.#waiting.get(background) ?? [];
    this.#waiting.delete(background);
    const present = all.filter(({ signal }) => !signal.aborted);
    if (present.length === 0) {
      return;
    }
    const everybody = new AbortController();
    // One question may become many calls, all of which end with it.
    setMaxListeners(0, everybody.signal);
    let left = 0;
    const leave = (): void => {
      left += 1;
      if (left === present.length) {
        everybody.abort();
      }
    };
    const stopListening = present.map(({ signal }) => onAbort(signal, leave));
    try {
      const answers = await this.#load(
        present.map(({ ask }) => ask),
        everybody.signal,
      );
      present.forEach(({ resolve, reject }, at) => {
        if (at < answers.length) {
          resolve(answers[at] as Answer | Promise<Answer>);
        } else {
          reject(new CampaignError({ code: 'malformed', doing: 'batch', facts: { reason: 'no answer' } }));
        }
      });
    } catch (error) {
      for (const { reject } of present) {
        reject(error);
      }
    } finally {
      for (const stop of stopListening) {
        stop();
      }
    }
  }
}
