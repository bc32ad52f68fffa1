import { untilAborted } from './abort';

interface Running {
  readonly work: Promise<void>;
  readonly controller: AbortController;
  waiting: number;
  /** Begins when this one has ended: what it reads may be older than what was asked for. */
  next: Promise<void> | undefined;
}

/**
 * Work by key that many may wait for and that is done once at a time. It is cancelled when nobody waits for it any more.
 */
export class JoinedWork {
  private readonly running = new Map<string, Running>();

  /** Waits for the work under way, or begins it. */
  join(key: string, work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    return this.wait(this.running.get(key) ?? this.begin(key, work), signal);
  }

  /** The same, but never for work that began before: something has changed since. */
  async anew(key: string, work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    const before = this.running.get(key);
    if (before === undefined) {
      return this.join(key, work, signal);
    }
    before.next ??= before.work.catch(() => undefined);
    await untilAborted(before.next, signal);
    return this.join(key, work, signal);
  }

  private begin(key: string, work: (signal: AbortSignal) => Promise<void>): Running {
    const controller = new AbortController();
    const running: Running = { work: work(controller.signal), controller, waiting: 0, next: undefined };
    this.running.set(key, running);
    const end = (): void => {
      this.running.delete(key);
    };
    running.work.then(end, end);
    return running;
  }

  private async wait(running: Running, signal: AbortSignal): Promise<void> {
    running.waiting += 1;
    try {
      await untilAborted(running.work, signal);
    } finally {
      running.waiting -= 1;
      if (running.waiting === 0) {
        running.controller.abort();
      }
    }
  }
}
