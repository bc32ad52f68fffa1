/** Dates in one language and time zone. */
export interface DateFormats {
  /** IANA name of the zone the texts are in. */
  readonly timeZone: string;
  /** 23 Nov 2026, 14:05. */
  dateTime(at: number): string;
  /** 14:05:09. */
  clock(at: number): string;
  /** 14:05. */
  time(at: number): string;
  /** 23 Nov. */
  day(at: number): string;
  /** 23 Nov, 14:05. */
  dayAndTime(at: number): string;
  /** True at 0:00 in the zone. */
  isMidnight(at: number): boolean;
  /** The zone as people write it: GMT+1, CET, UTC. */
  zoneName(at: number): string;
}

/** Date formats of a language (BCP 47) and time zone (IANA). Times are UTC epoch ms. */
export function dateFormats(locale: string, timeZone: string): DateFormats {
  const make = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const date = make({ dateStyle: 'medium' });
  // Where ICU writes a comma, French writes « le 28 nov. à 11:50 ».
  const between = locale.toLowerCase().startsWith('fr') ? ' à ' : ', ';
  const clock = make({ timeStyle: 'medium' });
  const time = make({ timeStyle: 'short' });
  const day = make({ day: 'numeric', month: 'short' });
  const hour = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: 'numeric', hourCycle: 'h23', timeZone });
  const zone = make({ timeZoneName: 'short' });
  return {
    timeZone,
    dateTime: (at) => `${date.format(at)}${between}${time.format(at)}`,
    clock: (at) => clock.format(at),
    time: (at) => time.format(at),
    day: (at) => day.format(at),
    dayAndTime: (at) => `${day.format(at)}${between}${time.format(at)}`,
    isMidnight: (at) => /^0?0:00$/.test(hour.format(at)),
    zoneName: (at) => zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? timeZone,
  };
}
