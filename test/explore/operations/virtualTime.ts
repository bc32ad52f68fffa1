import type { OperationClock } from '../../../src/operations/ports';

/** Time that passes only when it is told to. */
export class VirtualTime implements OperationClock {
  private wall = 1_700_000_000_000;
  private grown = 0;
  private readonly sleeping = new Set<{ readonly at: number; readonly wake: () => void }>();

  now(): number {
    return this.wall;
  }

  monotonic(): number {
    return this.grown;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const wake = (): void => {
        this.sleeping.delete(sleeper);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { at: this.grown + ms, wake };
      this.sleeping.add(sleeper);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  /** Somebody sets the clock. */
  jump(ms: number): void {
    this.wall += ms;
  }

  /** Goes on to the next who sleeps; false when nobody does. */
  goOn(): boolean {
    const [next] = [...this.sleeping].sort((a, b) => a.at - b.at);
    if (next === undefined) {
      return false;
    }
    this.pass(Math.max(0, next.at - this.grown));
    next.wake();
    return true;
  }

  /** Time passes in which nobody did anything: a machine that was suspended. */
  pass(ms: number): void {
    this.grown += ms;
    this.wall += ms;
  }
}
