import type { DeliveryWaves } from './delivery';

/** Nobody plans waves that are closer, ms (ours). */
const CLOSEST_MS = 60_000;

/** `waves/@mode` of waves by calendar: each has a date of its own. */
const CALENDAR = 1;

/** From the begin of one wave to that of the next, ms; undefined where it is not told, or each has its own date. */
export function waveDelayMs({ mode, splitDelaySeconds }: Omit<DeliveryWaves, 'enabled'>): number | undefined {
  return mode === CALENDAR || splitDelaySeconds === undefined ? undefined : splitDelaySeconds * 1000;
}

/**
 * Whether waves are so close that they go out as one: "1h" that was pasted into the field is kept as one second (Adobe's
 * support article KA-24109).
 */
export function areTooClose(delayMs: number | undefined): boolean {
  return delayMs !== undefined && delayMs < CLOSEST_MS;
}
