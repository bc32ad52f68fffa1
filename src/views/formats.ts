import * as vscode from 'vscode';
import { durationFormats, type DurationFormats } from '../shared/format/durations';
import { dateFormats, type DateFormats } from '../shared/format/dates';
import { usableLocale, usableTimeZone } from '../shared/format/intl';
import { numberFormats, type NumberFormats } from '../shared/format/numbers';

export interface Formats {
  readonly numbers: NumberFormats;
  readonly durations: DurationFormats;
  /** Monday, 23 November 2026; of this machine's calendar. */
  readonly wholeDay: (at: number) => string;
  /** In the time zone of this machine. */
  readonly dates: DateFormats;
}

let made: Formats | undefined;

/** Something that was true at a moment, and is not looked at since. */
export function asOf(text: string, at: number): string {
  return vscode.l10n.t('{0} (as of {1}; not watched while the view is hidden)', text, formats().dates.time(at));
}

/** Formats of VS Code's language, made when first needed because they cost milliseconds. */
export function formats(): Formats {
  if (made === undefined) {
    const locale = usableLocale(vscode.env.language);
    const zone = usableTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? 'UTC';
    const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    made = {
      wholeDay: (at) => day.format(at),
      numbers: numberFormats(locale),
      durations: durationFormats(locale),
      dates: dateFormats(locale, zone),
    };
  }
  return made;
}
