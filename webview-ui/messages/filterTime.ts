import { fromWallClock, toWallClock } from '../../src/shared/format/zonedTime';

const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/;

/**
 * The instant that somebody wrote as `2026-11-24` or `2026-11-24 08:30`, in a time zone (IANA); undefined for what is
 * none.
 */
export function readTime(written: string, timeZone: string): number | undefined {
  const [, day, time = '00:00'] = WRITTEN.exec(written.trim()) ?? [];
  return day === undefined ? undefined : fromWallClock(`${day}T${time}`, timeZone);
}

/** The other way round, for a field. */
export function writeTime(at: number | undefined, timeZone: string): string {
  return at === undefined ? '' : toWallClock(at, timeZone).replace('T', ' ');
}
