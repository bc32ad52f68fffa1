import { uptime } from 'node:os';
import type { OperationClock } from './ports';

/** The time of this machine. Limits go by the time since it was booted, which nobody sets. */
export const machineClock: OperationClock = {
  now: () => Date.now(),
  monotonic: () => uptime() * 1000,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      // setTimeout takes no more than 2^31 - 1 ms.
      const timer = setTimeout(done, Math.min(ms, 2 ** 31 - 1));
      signal.addEventListener('abort', done, { once: true });
    }),
};
