import assert from 'node:assert/strict';
import { dateFormats } from '../../../src/shared/format/dates';
import { durationFormats } from '../../../src/shared/format/durations';
import { usableLocale, usableTimeZone } from '../../../src/shared/format/intl';
import { numberFormats } from '../../../src/shared/format/numbers';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Intl writes narrow and no-break spaces, which differ between versions of its data. */
const plain = (text: string): string => text.replaceAll(/[\u202F\u00A0]/g, ' ');

describe('number formats', () => {
  const english = numberFormats('en');
  const french = numberFormats('fr');

  it('groups by the language', () => {
    assert.equal(english.count(1234567.4), '1,234,567');
    assert.equal(plain(french.count(1234567)), '1 234 567');
    assert.equal(french.decimal(0.125), '0,13');
  });

  it('shows a small ratio as small, not as nothing', () => {
    assert.equal(english.percent(0.0123), '1.2%');
    assert.equal(english.percent(0.0001), '<0.1%');
    assert.equal(english.percent(0), '0.0%');
  });

  it('scales bytes and bits by thousands, without "1,000 kB"', () => {
    assert.equal(english.bytes(512), '512 bytes');
    assert.equal(english.bytes(60_000), '60 kB');
    assert.equal(english.bytes(999_960), '1 MB');
    assert.equal(english.bitRate(3_400_000), '3.4 Mb/s');
    assert.equal(english.bitRate(0), '0 bit/s');
  });
});

describe('date formats', () => {
  const at = Date.UTC(2026, 10, 23, 23, 30);

  it('write in the zone that was asked for', () => {
    assert.equal(plain(dateFormats('en', 'UTC').dateTime(at)), 'Nov 23, 2026, 11:30 PM');
    assert.equal(plain(dateFormats('en', 'Europe/Paris').dayAndTime(at)), 'Nov 24, 12:30 AM');
    assert.equal(dateFormats('fr', 'Europe/Paris').time(at), '00:30');
    assert.equal(plain(dateFormats('fr', 'Europe/Paris').dayAndTime(at)), '24 nov. à 00:30');
    assert.equal(plain(dateFormats('fr-CA', 'UTC').dateTime(at)).includes(' à '), true);
    assert.equal(dateFormats('en', 'Europe/Paris').zoneName(at), 'GMT+1');
  });

  it('know midnight of the zone', () => {
    assert.equal(dateFormats('en', 'UTC').isMidnight(Date.UTC(2026, 10, 23)), true);
    assert.equal(dateFormats('en', 'Europe/Paris').isMidnight(Date.UTC(2026, 10, 23)), false);
    assert.equal(dateFormats('en', 'Asia/Kolkata').isMidnight(Date.UTC(2026, 10, 22, 18, 30)), true);
  });
});

describe('duration formats', () => {
  const english = durationFormats('en');

  it('write the two largest units that matter', () => {
    assert.equal(english.length(0), '0 sec');
    assert.equal(english.length(45 * SECOND), '45 sec');
    assert.equal(english.length(59.6 * SECOND), '1 min');
    assert.equal(english.length(2 * HOUR + 5 * MINUTE + 9 * SECOND), '2 hr, 5 min');
    assert.equal(english.length(26 * HOUR), '1 day, 2 hr');
    assert.equal(english.length(24 * HOUR + 30 * MINUTE), '1 day');
    assert.equal(english.length(-5), '0 sec');
  });

  it('say how long ago', () => {
    assert.equal(english.relative(0, 12 * MINUTE), '12 min. ago');
    assert.equal(english.relative(3 * HOUR, 0), 'in 3 hr.');
  });
});

describe('what Intl accepts', () => {
  it('falls back for a language that is none', () => {
    assert.equal(usableLocale('fr'), 'fr');
    assert.equal(usableLocale('not a language'), 'en');
  });

  it('knows zones by name, and says so when it does not', () => {
    assert.equal(usableTimeZone('Europe/Paris'), 'Europe/Paris');
    assert.equal(usableTimeZone('Mars/Olympus'), undefined);
    assert.equal(usableTimeZone(''), undefined);
    assert.equal(usableTimeZone(undefined), undefined);
  });
});
