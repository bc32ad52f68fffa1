import type { EpochMs } from '../domain/delivery';

/** Minutes since midnight at `now` in a time zone (IANA name); undefined when the zone is not known to us. */
export function minuteOfDay(now: EpochMs, timeZone: string | undefined): number | undefined {
  if (timeZone === undefined || timeZone === '') {
    return undefined;
  }
  try {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(now);
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
    const minute = part('hour') * 60 + part('minute');
    return Number.isFinite(minute) ? minute : undefined;
  } catch {
    return undefined;
  }
}
