const SECOND = 1000;
const UNITS = [
  { unit: 'day', ms: 24 * 60 * 60 * SECOND },
  { unit: 'hour', ms: 60 * 60 * SECOND },
  { unit: 'minute', ms: 60 * SECOND },
  { unit: 'second', ms: SECOND },
] as const;

/** Lengths of time in one language. */
export interface DurationFormats {
  /** The two largest units that matter: "2 hr, 5 min", "45 sec". Never negative, in ms. */
  length(ms: number): string;
  /** How long ago, or how far ahead: "5 min. ago", "in 2 hr.". */
  relative(at: number, now: number): string;
}

/** Duration formats of a language (BCP 47). */
export function durationFormats(locale: string): DurationFormats {
  const parts = new Map<string, Intl.NumberFormat>(
    UNITS.map(({ unit }) => [unit, new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' })]),
  );
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return {
    length: (ms) => {
      const split = twoLargest(Math.max(0, ms));
      return list.format(split.map(({ unit, count }) => parts.get(unit)?.format(count) ?? `${count} ${unit}`));
    },
    relative: (at, now) => {
      const difference = at - now;
      const { unit, ms } = UNITS.find((item) => Math.abs(difference) >= item.ms) ?? UNITS[3];
      return relative.format(Math.trunc(difference / ms), unit);
    },
  };
}

function twoLargest(ms: number): readonly { readonly unit: string; readonly count: number }[] {
  // Rounded to seconds first, so that 59.6 s is a minute and not "60 sec".
  let rest = Math.round(ms / SECOND) * SECOND;
  const counted = UNITS.map(({ unit, ms: size }) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return { unit, count };
  });
  const first = counted.findIndex(({ count }) => count > 0);
  if (first === -1) {
    return [{ unit: 'second', count: 0 }];
  }
  return counted.slice(first, first + 2).filter(({ count }) => count > 0);
}
