import { ServerError } from '../errors';

/** A shared connection counts as open this long after its last use, ms: a little less than ssh keeps it. */
const FRESH_MS = 45_000;

/**
 * Opens the shared connection of a target before anything uses it, once however many ask: so a password is asked once,
 * and a host that refuses is tried once. Whoever asks may stop waiting; the opening itself goes on for the others.
 */
export class SshMaster {
  private opening: Promise<void> | undefined;
  private usedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly open: () => Promise<void>,
    private readonly now: () => number = Date.now,
  ) {}

  async ready(server: string, doing: string, signal: AbortSignal): Promise<void> {
    if (this.now() - this.usedAt < FRESH_MS) {
      this.usedAt = this.now();
      return;
    }
    this.opening ??= this.start();
    await unlessAborted(this.opening, signal, () => new ServerError({ code: 'cancelled', server, doing, facts: {} }));
  }

  /** It did not work after all: begin anew the next time. */
  lost(): void {
    this.usedAt = Number.NEGATIVE_INFINITY;
  }

  private async start(): Promise<void> {
    try {
      await this.open();
      this.usedAt = this.now();
    } finally {
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
