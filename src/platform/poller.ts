import { isCancelled } from './abort';
import { Disposable } from './disposable';

export interface PollerOptions {
  /** One look; answers after how many ms to look again. */
  readonly look: (signal: AbortSignal) => Promise<number>;
  /** Hears of each failed look; the next one waits longer each time. */
  readonly onError: (error: unknown) => void;
  /** Longest wait between two looks after errors, ms. */
  readonly maxBackoffMs: number;
  /** First wait after an error, ms; doubles with each further one. */
  readonly firstBackoffMs: number;
}

/**
 * Looks again and again, but only between `start` and `stop`, never twice at once, and ever more rarely while
 * it fails. A look takes at most a fifth of the time: a slow instance is not asked more often than it can answer.
 */
export class Poller extends Disposable {
  private timer: NodeJS.Timeout | undefined;
  private running: AbortController | undefined;
  private wanted = false;
  private again = false;
  private failures = 0;

  constructor(private readonly options: PollerOptions) {
    super();
    this._register({
      dispose: () => {
        this.stop();
      },
    });
  }

  get active(): boolean {
    return this.wanted;
  }

  /** Starts looking, at once. */
  start(): void {
    if (this.wanted || this.isDisposed) {
      return;
    }
    this.wanted = true;
    this.kick();
  }

  /** Stops, and aborts a look that is under way. */
  stop(): void {
    this.wanted = false;
    this.again = false;
    clearTimeout(this.timer);
    this.running?.abort();
  }

  /** Looks now (after the present look, if one is under way): something has probably changed. */
  kick(): void {
    if (!this.wanted) {
      return;
    }
    this.failures = 0;
    clearTimeout(this.timer);
    if (this.running !== undefined) {
      this.again = true;
    } else {
      void this.lookOnce();
    }
  }

  private async lookOnce(): Promise<void> {
    const controller = new AbortController();
    this.running = controller;
    const began = Date.now();
    let wait: number;
    try {
      wait = await this.options.look(controller.signal);
      this.failures = 0;
      wait = Math.max(wait, (Date.now() - began) * 4);
    } catch (error) {
      if (!isCancelled(error)) {
        this.options.onError(error);
      }
      wait = Math.min(this.options.maxBackoffMs, this.options.firstBackoffMs * 2 ** this.failures);
      this.failures += 1;
    } finally {
      this.running = undefined;
    }
    this.plan(wait);
  }

  private plan(wait: number): void {
    if (!this.wanted) {
      return;
    }
    const now = this.again;
    this.again = false;
    this.timer = setTimeout(
      () => {
        void this.lookOnce();
      },
      now ? 0 : wait,
    );
  }
}
