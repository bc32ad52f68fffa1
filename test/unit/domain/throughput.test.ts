import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ThroughputSample } from '../../../src/domain/throughput';
import { THROUGHPUT_PERIODS, bucketSizeFor, windowBetween, windowOfPeriod } from '../../../src/domain/throughputPeriod';
import { throughputSeries } from '../../../src/domain/throughputSeries';
import { expectedEnd, rateNow, summarise } from '../../../src/domain/throughputSummary';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T0 = Date.UTC(2026, 10, 23, 12, 0);

const sample = (at: number, part: Partial<ThroughputSample> = {}): ThroughputSample => ({
  at,
  deliveryId: '1',
  bytes: 0,
  firstSuccess: 0,
  firstError: 0,
  retriesSuccess: 0,
  retriesError: 0,
  ...part,
});

describe('domain/throughputSeries', () => {
  const window = { from: T0, to: T0 + 30 * MINUTE, bucketMs: 10 * MINUTE };

  it('rates successes, errors and bytes per bucket', () => {
    const points = throughputSeries(
      [
        sample(T0, { firstSuccess: 90, retriesSuccess: 10, firstError: 4, retriesError: 2, bytes: 750_000 }),
        sample(T0 + 9 * MINUTE, { firstSuccess: 100, bytes: 750_000 }),
        sample(T0 + 20 * MINUTE, { firstError: 1 }),
      ],
      window,
    );
    assert.deepEqual(points, [
      // 200 in 10 minutes = 1200 an hour; 1.5 MB × 8 / 600 s = 20 kbit/s
      { at: T0, successPerHour: 1200, errorPerHour: 36, bitsPerSecond: 20_000, messages: 206, incomplete: false },
      {
        at: T0 + 10 * MINUTE,
        successPerHour: undefined,
        errorPerHour: undefined,
        bitsPerSecond: undefined,
        messages: undefined,
        incomplete: false,
      },
      { at: T0 + 20 * MINUTE, successPerHour: 0, errorPerHour: 6, bitsPerSecond: 0, messages: 1, incomplete: false },
    ]);
  });

  it('rates the running bucket over the part that has passed', () => {
    const points = throughputSeries([sample(T0 + 11 * MINUTE, { firstSuccess: 50 })], {
      ...window,
      to: T0 + 15 * MINUTE,
    });
    assert.deepEqual(
      points.map((point) => [point.successPerHour, point.incomplete]),
      [
        [undefined, false],
        [600, true],
      ],
    );
  });

  it('shows no peak from the first seconds of a bucket', () => {
    const points = throughputSeries([sample(T0 + 10 * MINUTE + 500, { firstSuccess: 10 })], {
      ...window,
      to: T0 + 10 * MINUTE + 1000,
    });
    assert.equal(points[1]?.successPerHour, 600); // over a minute, not over a second (36,000)
  });

  it('leaves out what lies outside and keeps every message inside', () => {
    const row = fc.record({
      at: fc.integer({ min: -20, max: 60 }),
      firstSuccess: fc.nat(50),
      retriesError: fc.nat(50),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const samples = rows.map(({ at, ...rest }) => sample(T0 + at * MINUTE, rest));
        const inside = samples.filter(({ at }) => at >= window.from && at < window.to);
        const total = inside.reduce((sum, one) => sum + one.firstSuccess + one.retriesError, 0);
        const points = throughputSeries(samples, window);
        assert.equal(points.length, 3);
        assert.equal(summarise(points).messages, total);
      }),
      { seed: 3 },
    );
  });
});

describe('domain/throughputPeriod', () => {
  it('starts a period on the edge of a bucket', () => {
    const window = windowOfPeriod('last6Hours', T0 + 7 * MINUTE);
    assert.deepEqual(window, { from: T0 - 6 * HOUR, to: T0 + 7 * MINUTE, bucketMs: 10 * MINUTE });
  });

  it('draws every period and any span in a readable number of buckets', () => {
    for (const { lengthMs, bucketMs } of Object.values(THROUGHPUT_PERIODS)) {
      assert.ok(lengthMs / bucketMs >= 36 && lengthMs / bucketMs <= 120);
    }
    assert.equal(bucketSizeFor(20 * MINUTE), 10_000);
    assert.equal(bucketSizeFor(2 * HOUR), MINUTE);
    assert.equal(bucketSizeFor(2 * HOUR + 1), 5 * MINUTE);
    assert.equal(bucketSizeFor(365 * 24 * HOUR), 4 * 24 * HOUR);
    const window = windowBetween(T0 + 1, T0 + 2 * HOUR);
    assert.equal(window.from, T0);
  });
});

describe('domain/throughputSummary', () => {
  it('knows the rate now, and that silence is not a rate', () => {
    assert.equal(rateNow([sample(T0 - MINUTE, { firstSuccess: 50, retriesError: 10 })], T0), 720);
    assert.equal(rateNow([sample(T0 - 6 * MINUTE, { firstSuccess: 50 })], T0), undefined);
  });

  it('has no bucket and no rate of now above the peak, and no average either', () => {
    const row = fc.record({ at: fc.integer({ min: 0, max: 59 }), firstSuccess: fc.nat(500), retriesError: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.integer({ min: 31, max: 60 }), (rows, minutes) => {
        const now = T0 + minutes * MINUTE;
        const samples = rows.map(({ at, ...rest }) => sample(T0 + at * MINUTE, rest)).filter(({ at }) => at <= now);
        const points = throughputSeries(samples, { from: T0, to: now, bucketMs: 30 * MINUTE });
        const perHour = rateNow(samples, now);
        const { peak, average } = summarise(points, perHour === undefined ? undefined : { perHour, at: now });
        const most = (peak?.perHour ?? 0) + 1e-6;
        assert.ok((perHour ?? 0) <= most && (average ?? 0) <= most);
        for (const { successPerHour = 0, errorPerHour = 0 } of points) {
          assert.ok(successPerHour + errorPerHour <= most);
        }
      }),
      { seed: 5 },
    );
  });

  it('weighs the average by messages: hours of a few retries do not make a fast instance slow', () => {
    const retries = Array.from({ length: 20 }, (_, hour) => sample(T0 + hour * HOUR, { retriesSuccess: 3 }));
    const send = sample(T0 + 20 * HOUR, { firstSuccess: 30_000 });
    const { average } = summarise(
      throughputSeries([...retries, send], { from: T0, to: T0 + 24 * HOUR, bucketMs: HOUR }),
    );
    assert.ok(average !== undefined && average > 29_000, String(average));
  });

  it('takes the peak from all buckets and the average from those with data', () => {
    const series = throughputSeries(
      [
        sample(T0, { firstSuccess: 100 }),
        sample(T0 + 20 * MINUTE, { firstSuccess: 300 }),
        sample(T0 + 30 * MINUTE, { firstSuccess: 999 }),
      ],
      { from: T0, to: T0 + 31 * MINUTE, bucketMs: 10 * MINUTE },
    );
    assert.deepEqual(summarise(series), {
      peak: { perHour: 999 * 60, at: T0 + 30 * MINUTE },
      average: (100 * 600 + 300 * 1800 + 999 * 999 * 60) / 1399,
      messages: 1399,
    });
    assert.deepEqual(summarise([]), { peak: undefined, average: undefined, messages: 0 });
  });

  it('expects the end at the recent rate of first tries', () => {
    const samples = [sample(T0 - 2 * MINUTE, { firstSuccess: 95, firstError: 5, retriesSuccess: 1000 })];
    const end = expectedEnd({ toDeliver: 700, processed: 100 }, samples, T0);
    assert.deepEqual(end, {
      kind: 'expected',
      at: T0 + 30 * MINUTE, // 600 left at 100 per 5 minutes
      remaining: 600,
      perHour: 1200,
      overMs: 5 * MINUTE,
      assumptions: ['rateStays', 'countersMayLag', 'retriesComeOnTop'],
    });
  });

  it('says why it cannot tell the end', () => {
    const why = (counters: Parameters<typeof expectedEnd>[0], samples: ThroughputSample[]): string => {
      const end = expectedEnd(counters, samples, T0);
      return end.kind === 'unknown' ? end.because : end.kind;
    };
    assert.equal(why({ toDeliver: 5 }, []), 'noCounters');
    assert.equal(why({ toDeliver: 5, processed: 5 }, []), 'allHandled');
    assert.equal(why({ toDeliver: 5, processed: 1 }, []), 'nothingSentLately');
    assert.equal(why({ toDeliver: 5, processed: 1 }, [sample(T0, { retriesSuccess: 4 })]), 'onlyRetries');
    assert.equal(why({ toDeliver: 5, processed: 1 }, [sample(T0)]), 'nothingSentLately');
  });
});
