import type { EpochMs } from '../domain/delivery';

/** The instance's time. `advance` moves it forward by hand; speed 0 means that only `advance` moves it. */
export interface DemoClock {
  now(): EpochMs;
  advance(ms: number): void;
}

export interface ClockOptions {
  /** Where real time comes from, epoch ms. */
  readonly source?: () => number;
  /** Instance seconds per real second. */
  readonly speed?: number;
}

/** A clock that starts at the source's present and runs `speed` times as fast. */
export function scaledClock({ source = Date.now, speed = 1 }: ClockOptions = {}): DemoClock {
  const origin = source();
  let ahead = 0;
  return {
    now: () => Math.round(origin + (source() - origin) * speed + ahead),
    advance: (ms) => {
      ahead += ms;
    },
  };
}
