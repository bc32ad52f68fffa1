import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromEpochMs, toBoolean, toEpochMs, toInteger, toNumber } from '../../../src/campaign/values/cast';
import { loadSdk } from './support/sdk';

describe('values', () => {
  const at = Date.UTC(2026, 8, 12, 17, 13, 39, 507);

  it('read every form of a date that Campaign sends, in UTC', () => {
    const forms: readonly [string, number][] = [
      ['2026-09-12 17:13:39.507Z', at],
      ['2026-09-12T17:13:39.507Z', at],
      [' 2026-09-12 17:13:39.507Z ', at],
      ['2026-09-12 17:13:39.507', at],
      ['2026-09-12 17:13:39Z', at - 507],
      ['2026-09-12 17:13Z', at - 39_507],
      ['2026-09-12 10:13:39.507-07', at],
      ['2026-09-12 19:13:39.507+02:00', at],
      ['2026-09-12 22:43:39.507+0530', at],
      ['2026-09-12', Date.UTC(2026, 8, 12)],
      ['2026-09-12 17:13:39.507123Z', at],
      ['2024-02-29 00:00:00.000Z', Date.UTC(2024, 1, 29)],
      [String(Math.floor(at / 1000)), at - 507],
    ];
    for (const [form, expected] of forms) {
      assert.equal(toEpochMs(form), expected, form);
    }
  });

  it('take for no date what is none', () => {
    const none = [
      '',
      ' ',
      'x',
      '2026-13-01',
      '2026-02-30 00:00:00.000Z',
      '2025-02-29',
      '2026-09-12 24:00:00.000Z',
      '2026-09-12 17:60:00.000Z',
      '2026-09-12 17:13:39.50xZ',
      '12/09/2026',
      '1',
      undefined,
    ];
    for (const text of none) {
      assert.equal(toEpochMs(text), undefined, text);
    }
  });

  it('give the same time back that was written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(Date.UTC(2200, 0, 1)), noInvalidDate: true }), (date) => {
        assert.equal(toEpochMs(fromEpochMs(date.getTime())), date.getTime());
        assert.equal(toEpochMs(date.toISOString().replace('T', ' ')), date.getTime());
      }),
      { numRuns: 2000, seed: 4 },
    );
  });

  it('never make 0 of nothing', () => {
    for (const nothing of ['', ' ', 'x', 'NaN', '1e', '0x10', '--1', undefined]) {
      assert.equal(toNumber(nothing), undefined, nothing);
      assert.equal(toInteger(nothing), undefined, nothing);
      assert.equal(toBoolean(nothing), undefined, nothing);
    }
    assert.equal(toInteger('9007199254740993'), undefined);
    assert.equal(toInteger('1.5'), undefined);
    assert.equal(toNumber('-1.5e3'), -1500);
    assert.equal(toInteger(' 42 '), 42);
    assert.equal(toInteger('0042'), 42);
  });

  it('agree with the SDK’s caster wherever that gives a value at all', () => {
    const { XtkCaster } = loadSdk();
    const time = fc.date({ min: new Date(0), max: new Date(Date.UTC(2200, 0, 1)), noInvalidDate: true });
    fc.assert(
      fc.property(
        time,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
        fc.constantFrom('1', '0', '2', 'true', 'false'),
        (date, whole, real, flag) => {
          const written = date.toISOString().replace('T', ' ');
          assert.equal(toEpochMs(written), XtkCaster.asTimestamp(written)?.getTime());
          assert.equal(toInteger(String(whole)), XtkCaster.asLong(String(whole)));
          assert.equal(toNumber(String(real)), XtkCaster.asNumber(String(real)));
          assert.equal(toBoolean(flag), XtkCaster.asBoolean(flag));
        },
      ),
      { numRuns: 1000, seed: 5 },
    );
  });
});
