const HOURS = /^([01]\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]\d|2[0-3]):([0-5]\d)$/;

/** Whether a text says a time of day, as `22:00-07:00`. */
export function isQuietHours(text: string): boolean {
  return HOURS.test(text.trim());
}

/** Whether a time of day, in minutes since midnight, is inside hours such as `22:00-07:00`; never for a text that is none. */
export function isInHours(text: string, minutes: number): boolean {
  const match = HOURS.exec(text.trim());
  if (match === null) {
    return false;
  }
  const [, fromHour, fromMinute, toHour, toMinute] = match;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}
