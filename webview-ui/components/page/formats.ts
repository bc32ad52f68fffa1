import type { DateFormats } from '../../../src/shared/format/dates';
import { dateFormats } from '../../../src/shared/format/dates';
import type { DurationFormats } from '../../../src/shared/format/durations';
import { durationFormats } from '../../../src/shared/format/durations';
import { usableTimeZone } from '../../../src/shared/format/intl';
import type { NumberFormats } from '../../../src/shared/format/numbers';
import { numberFormats } from '../../../src/shared/format/numbers';
import type { ZoneChoice } from '../../../src/shared/protocol/common';

/** Everything a page needs to write numbers and times. */
export interface Formats {
  readonly numbers: NumberFormats;
  readonly durations: DurationFormats;
  readonly dates: DateFormats;
}

/** The IANA zone behind a choice: the instance's where it is known, else the machine's. */
export function zoneOf(choice: ZoneChoice, localZone: string, instanceZone: string | undefined): string {
  if (choice === 'utc') {
    return 'UTC';
  }
  const local = usableTimeZone(localZone) ?? 'UTC';
  return choice === 'instance' ? (usableTimeZone(instanceZone) ?? local) : local;
}

export function formatsFor(locale: string, zone: string): Formats {
  return { numbers: numberFormats(locale), durations: durationFormats(locale), dates: dateFormats(locale, zone) };
}
