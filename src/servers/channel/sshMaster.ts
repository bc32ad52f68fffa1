import { ServerError } from '../errors';

/** A shared connection counts as open this long after its last use, ms: a little less than ssh keeps it. */
const FRESH_MS = 45_000;

interface Opening {
  readonly work: Promise<void>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Opens the shared connection of a target before anything uses it, once however many ask: so a password is asked once,
 * and a host that refuses is tried once. Whoever asks may stop waiting; the opening goes on while anybody waits for it.
 */
export class SshMaster {
  private opening: Opening | undefined;
  private usedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly open: (signal: AbortSignal) => Promise<void>,
    private readonly now: () => number = Date.now,
  ) {}

  async ready(server: string, doing: string, signal: AbortSignal): Promise<void> {
    if (this.now() - this.usedAt < FRESH_MS) {
      this.usedAt = this.now();
      return;
    }
    const opening = (this.opening ??= this.start());
    opening.waiting += 1;
    try {
      await unlessAborted(opening.work, signal, () => new ServerError({ code: 'cancelled', server, doing, facts: {} }));
    } finally {
      opening.waiting -= 1;
      if (opening.waiting === 0) {
        this.end(opening);
        opening.controller.abort();
      }
    }
  }

  /** It did not work after all: begin anew the next time. */
  lost(): void {
    this.usedAt = Number.NEGATIVE_INFINITY;
  }

  private start(): Opening {
    const controller = new AbortController();
    const work = this.open(controller.signal).then(() => {
      this.usedAt = this.now();
    });
    const opening = { work, controller, waiting: 0 };
    const end = (): void => {
      this.end(opening);
    };
    work.then(end, end);
    return opening;
  }

  private end(opening: Opening): void {
    if (this.opening === opening) {
      this.opening = undefined;
    }
  }
}

function unlessAborted(work: Promise<void>, signal: AbortSignal, error: () => Error): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(error());
    };
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
