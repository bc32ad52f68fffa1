import type { PageContext } from '../page/page';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * A time on the axis: days where steps are days, seconds where they are less than a minute, and the day instead of
 * midnight.
 */
export function axisTime(at: number, stepMs: number, { formats }: PageContext): string {
  const { dates } = formats();
  if (stepMs >= DAY_MS) {
    return dates.day(at);
  }
  if (stepMs < MINUTE_MS) {
    return dates.clock(at);
  }
  return dates.isMidnight(at) ? dates.day(at) : dates.time(at);
}
