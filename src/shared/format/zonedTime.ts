/** The wall clock of a zone at a moment, as `datetime-local` fields have it: `2026-11-23T14:05`. */
export function toWallClock(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The moment at which the wall clock of a zone shows `text` (`2026-11-23T14:05`); undefined for what is no such text.
 * An hour that comes twice in autumn is one of the two; one that is left out in spring is the hour after.
 */
export function fromWallClock(text: string, timeZone: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) {
    return undefined;
  }
  const wanted = Date.parse(`${text}Z`);
  if (Number.isNaN(wanted)) {
    return undefined;
  }
  const offset = (at: number): number => Date.parse(`${toWallClock(at, timeZone)}Z`) - at;
  // The offset at the wrong moment is off by an hour at most, and right at the next guess.
  const guess = wanted - offset(wanted);
  return wanted - offset(guess);
}
