import assert from 'node:assert/strict';
import { forecast, type Forecast } from '../../../../src/domain/forecast/forecast';
import type { ForecastInput } from '../../../../src/domain/forecast/forecastInput';
import type { ThroughputSample } from '../../../../src/domain/throughput';

const NOW = Date.UTC(2026, 10, 26, 10);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One row a minute until now. */
const sent = (minutes: number, each: Partial<ThroughputSample>): ThroughputSample[] =>
  Array.from({ length: minutes }, (_, index) => ({
    at: NOW - (minutes - 1 - index) * MINUTE,
    deliveryId: '1',
    bytes: 0,
    firstSuccess: 0,
    firstError: 0,
    retriesSuccess: 0,
    retriesError: 0,
    ...each,
  }));

/** 6,000 of 12,000 messages in an hour, 100 a minute. */
const half = (part: Partial<ForecastInput> = {}): ForecastInput => ({
  now: NOW,
  counters: { toDeliver: 12_000, processed: 6000 },
  samples: sent(60, { firstSuccess: 100 }),
  overMs: 5 * MINUTE,
  retries: { done: 0, most: 0, periodMs: HOUR },
  ...part,
});

const expected = (input: ForecastInput): Forecast => {
  const answer = forecast(input);
  assert.ok(answer.kind === 'expected', JSON.stringify(answer));
  return answer;
};

const hours = (at: number): number => (at - NOW) / HOUR;

describe('the forecast of a delivery', () => {
  it('goes on as fast as lately, as a range around it', () => {
    const { early, likely, late, perHour, untried, assumptions } = expected(half());
    assert.deepEqual([perHour, untried, hours(likely)], [6000, 6000, 1]);
    assert.ok(early < likely && likely < late);
    assert.deepEqual(assumptions, ['rateStays']);
  });

  it('takes as long as the slowest domain', () => {
    const domains = [
      { domain: 'quick.example', prepared: 1000, success: 4500, error: 0 },
      { domain: 'slow.example', prepared: 5000, success: 1500, error: 0 },
    ];
    const { likely, assumptions } = expected(half({ domains }));
    assert.ok(hours(likely) > 3 && hours(likely) < 3.5, String(hours(likely)));
    assert.deepEqual(assumptions, ['domainsStay']);
    const lagging = domains.map((results) => ({ ...results, prepared: 0 }));
    assert.equal(hours(expected(half({ domains: lagging })).likely), 1, 'results that lag behind decide nothing');
  });

  it('adds the retries of what is put off, and fewer of them where few messages are', () => {
    const retries = { done: 0, most: 4, periodMs: HOUR };
    const many = expected(half({ counters: { toDeliver: 12_000, processed: 5500 }, retries }));
    assert.equal(many.deferred, 500);
    assert.ok(hours(many.likely) > 5, String(hours(many.likely)));
    assert.ok(many.assumptions.includes('retriesFollow'));
    const waiting = { done: 3, most: 4, periodMs: HOUR, nextAt: NOW + HOUR / 2 };
    const samples = sent(60, { firstSuccess: 200, retriesSuccess: 1 });
    const last = expected(half({ counters: { toDeliver: 12_000, processed: 11_999 }, samples, retries: waiting }));
    assert.ok(hours(last.likely) >= 0.5 && hours(last.likely) < 0.6, String(hours(last.likely)));
    assert.ok(hours(last.late) <= 2);
  });

  it('waits for waves, and ends with the validity', () => {
    const waves = { size: 3000, delayMs: 2 * HOUR, began: NOW - HOUR };
    const waved = expected(half({ waves }));
    assert.equal(hours(waved.likely), 5);
    const ended = expected(half({ waves, validUntil: NOW + HOUR }));
    assert.deepEqual([ended.likely, ended.late], [NOW + HOUR, NOW + HOUR]);
    assert.ok(ended.assumptions.includes('validityEnds'));
  });

  it('is later at its end where more is planned than fits', () => {
    const planned = [{ at: NOW + MINUTE, messages: 500_000 }];
    const fits = expected(half({ load: { planned, now: 6000, peak: 100_000 } }));
    const full = expected(half({ load: { planned, now: 6000, peak: 6000 } }));
    assert.equal(fits.late, expected(half()).late);
    assert.ok(full.late > fits.late);
    assert.equal(full.likely, fits.likely);
    assert.ok(full.assumptions.includes('plannedLoadComes'));
  });

  it('is earlier with a remedy, and never earlier than its best', () => {
    const [before, then] = [expected(half()), expected(half({ faster: { least: 1.5, most: 2 } }))];
    assert.ok(then.likely < before.likely && then.late < before.late);
    assert.ok(hours(then.early) >= 0.3, String(hours(then.early)));
    assert.ok(then.assumptions.includes('remedyHelps'));
  });

  it('claims nothing without counters, without messages left, and while nothing is sent', () => {
    assert.deepEqual(forecast(half({ counters: {} })), { kind: 'unknown', because: 'noCounters' });
    assert.deepEqual(forecast(half({ counters: { toDeliver: 5, processed: 5 } })), {
      kind: 'unknown',
      because: 'allHandled',
    });
    const stopped = sent(60, { firstSuccess: 100 }).map((sample) => ({ ...sample, at: sample.at - HOUR }));
    assert.deepEqual(forecast(half({ samples: stopped })), { kind: 'unknown', because: 'nothingSentLately' });
  });
});
