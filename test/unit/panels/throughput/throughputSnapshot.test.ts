import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../vscodeStandIn';
import { windowBetween } from '../../../../src/domain/throughputPeriod';
import { fittedTo, writeInterval } from '../../../../src/domain/throughputRate';
import { destinationsOf } from '../../../../src/panels/throughput/destinations';
import { throughputCsv } from '../../../../src/panels/throughput/throughputCsv';
import { figuresOf, isLive, windowFor, seriesColumns } from '../../../../src/panels/throughput/throughputSnapshot';
import { throughputStrings } from '../../../../src/shared/strings/throughput';
import { changedTail, patched } from '../../../../src/shared/protocol/seriesPatch';
import { DELIVERY, NOW, sampleRows, throughputSample } from '../../webview/harness/samples';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('window of the throughput panel', () => {
  it('runs from the start to now while the delivery is being sent', () => {
    const window = windowFor({ period: 'sinceStart' }, DELIVERY, NOW, undefined);
    assert.ok(window.from <= NOW - 97 * MINUTE && window.from > NOW - 98 * MINUTE);
    assert.equal(window.to, NOW);
  });

  it('ends with the last row of a delivery that is over, so that an old one fills the chart', () => {
    const over = { ...DELIVERY, state: 95, broadStart: NOW - 50 * HOUR, broadEnd: NOW - 49 * HOUR };
    assert.equal(windowFor({ period: 'sinceStart' }, over, NOW, NOW - 48 * HOUR).to, NOW - 48 * HOUR + 1);
    assert.equal(windowFor({ period: 'sinceStart' }, over, NOW, undefined).to, NOW - 49 * HOUR);
  });

  it('is never empty, even for a delivery that has no start or starts in the future', () => {
    for (const broadStart of [undefined, NOW + HOUR]) {
      const window = windowFor(
        { period: 'sinceStart' },
        { ...DELIVERY, state: 0, broadStart, contactDate: undefined },
        NOW,
        undefined,
      );
      assert.ok(window.to > window.from);
    }
  });

  it('grows only while the MTA may send', () => {
    const states = [0, 45, 51, 55, 61, 62, 71, 75, 85, 95];
    assert.deepEqual(
      states.filter((state) => isLive({ ...DELIVERY, state })),
      [51, 55, 61, 62, 71],
    );
  });
});

describe('series of the throughput panel', () => {
  it('counts retries as part of success and errors, and leaves a gap a gap', () => {
    const window = { from: 0, to: 3 * MINUTE, bucketMs: MINUTE };
    const row = {
      at: 10,
      deliveryId: '1',
      bytes: 750,
      firstSuccess: 8,
      firstError: 1,
      retriesSuccess: 2,
      retriesError: 3,
    };
    const series = seriesColumns([row, { ...row, at: 2 * MINUTE, retriesSuccess: 0, retriesError: 0 }], window);
    assert.deepEqual(series.success, [600, null, 480]);
    assert.deepEqual(series.error, [240, null, 60]);
    assert.deepEqual(series.retries, [300, null, 0]);
    assert.deepEqual(series.bits, [100, null, 100]);
    assert.deepEqual(series.messages, [14, null, 9]);
  });

  it('sends only the buckets that changed', () => {
    const rows = sampleRows();
    const window = windowBetween(NOW - 97 * MINUTE, NOW);
    const before = seriesColumns(rows.slice(0, -1), window);
    const tail = changedTail(before, seriesColumns(rows, window));
    assert.ok(tail.at.length <= 2, `${tail.at.length} buckets`);
  });

  it('patches what is shown into exactly what is new, however much time passed', () => {
    const rows = sampleRows();
    fc.assert(
      fc.property(
        fc.nat({ max: rows.length }),
        fc.nat({ max: rows.length }),
        fc.nat({ max: 90 }),
        (known, more, minutes) => {
          const older = { from: NOW - 90 * MINUTE, to: NOW, bucketMs: MINUTE };
          const newer = { from: older.from + minutes * MINUTE, to: older.to + minutes * MINUTE, bucketMs: MINUTE };
          const before = seriesColumns(rows.slice(0, known), older);
          const after = seriesColumns(rows.slice(0, Math.max(known, more)), newer);
          const shown = throughputSample(rows, NOW, { series: before, window: older });
          const { figures, subject, live, readAt } = shown;
          const patch = { subject, figures, live, readAt, window: newer, series: changedTail(before, after) };
          assert.deepEqual(patched(shown, patch).series, after);
        },
      ),
    );
  });
});

describe('figures of the throughput panel', () => {
  const window = { from: NOW - HOUR, to: NOW, bucketMs: MINUTE };
  const row = {
    at: NOW - MINUTE / 2,
    deliveryId: '1',
    bytes: 500_000,
    firstSuccess: 90,
    firstError: 10,
    retriesSuccess: 0,
    retriesError: 0,
  };

  it('rate the last minute, five minutes and hour', () => {
    const figures = figuresOf({
      delivery: DELIVERY,
      samples: [row],
      window,
      now: NOW,
      newest: row.at,
    });
    assert.equal(figures.lastMinute, 6000);
    assert.equal(figures.now, 1200);
    assert.equal(figures.lastHour, 100);
    assert.equal(figures.bytesPerMessage, 5000);
    assert.equal(figures.end.kind, 'expected');
  });

  it('rate a send that has just begun since it began, not over five minutes', () => {
    const rows = [10, 15, 20, 25, 30].map((ago) => ({ ...row, at: NOW - ago * 1000 })).reverse();
    const figures = figuresOf({
      delivery: DELIVERY,
      samples: rows,
      window,
      now: NOW,
      newest: row.at,
    });
    // 500 messages from 35 s ago (the first row speaks of the 5 s before it) till now.
    assert.equal(figures.nowOverMs, 35_000);
    assert.equal(Math.round(figures.now ?? 0), Math.round((500 * 3600) / 35));
    assert.equal(
      figuresOf({ delivery: undefined, samples: rows, window, now: NOW, newest: row.at }).nowOverMs,
      5 * MINUTE,
    );
  });

  it('promise no end for the instance, or for a delivery that is not being sent', () => {
    const input = { delivery: DELIVERY, samples: [row], window, now: NOW, newest: row.at };
    assert.deepEqual(figuresOf({ ...input, delivery: undefined }).end, { kind: 'unknown', because: 'notSending' });
    const over = { ...DELIVERY, state: 95 };
    assert.deepEqual(figuresOf({ ...input, delivery: over }).end, {
      kind: 'unknown',
      because: 'notSending',
    });
    assert.equal(figuresOf({ ...input, delivery: undefined }).progress, undefined);
  });
});

describe('destinations of the throughput panel', () => {
  it('have the largest first, of at most 200, and shares of all messages', () => {
    const domains = Array.from({ length: 250 }, (_, index) => ({
      domain: `d${index}.example`,
      prepared: 1,
      success: index,
      error: 1,
    }));
    const { rows, domains: all } = destinationsOf(domains);
    assert.equal(all, 250);
    assert.equal(rows.length, 200);
    // 0 + … + 249 delivered, and two more of each domain.
    assert.deepEqual(rows[0], {
      domain: 'd249.example',
      delivered: 249,
      waiting: 1,
      errors: 1,
      share: 251 / (31_125 + 500),
    });
  });

  it('invent no number that the instance does not give', () => {
    assert.deepEqual(destinationsOf([{ domain: 'a.example' }]), {
      rows: [{ domain: 'a.example', delivered: undefined, waiting: undefined, errors: undefined, share: undefined }],
      domains: 1,
    });
  });
});

describe('throughput as CSV', () => {
  it('has a line per bucket, and an empty cell for a gap', () => {
    const snapshot = throughputSample();
    const lines = throughputCsv(snapshot, throughputStrings());
    assert.equal(lines.indexOf('\r\n'), snapshot.series.at.length + 1);
    assert.match(lines[1] ?? '', /^2026-11-23T12:30:00\.000Z,60,0,0,0,0,0\r\n$/);
    assert.match(lines[45] ?? '', /^2026-11-23T13:14:00\.000Z,60,,,,,\r\n$/);
  });

  it('has the destinations behind an empty line, with formulas defused; nothing where the instance has none', () => {
    const destinations = destinationsOf([
      { domain: 'a.example', success: 90, prepared: 5, error: 5 },
      { domain: '=cmd', success: 1 },
    ]);
    const lines = throughputCsv(
      throughputSample(undefined, undefined, { destinations: { ok: true, value: destinations } }),
      throughputStrings(),
    );
    assert.deepEqual(lines.slice(-4), [
      '\r\n',
      'Domain,Delivered,Waiting or deferred,Abandoned (errors),Share of messages\r\n',
      lines.at(-2),
      lines.at(-1),
    ]);
    assert.match(lines.at(-2) ?? '', /^a\.example,90,5,5,/);
    assert.match(lines.at(-1) ?? '', /^'=cmd,1,,,/);
    for (const missing of [undefined, { ok: false, why: '' } as const]) {
      const without = throughputSample(undefined, undefined, { destinations: missing });
      assert.equal(throughputCsv(without, throughputStrings()).length, without.series.at.length + 1);
    }
  });
});

describe('buckets that fit how often the MTA writes', () => {
  const row = { deliveryId: '1', bytes: 0, firstSuccess: 10, firstError: 0, retriesSuccess: 0, retriesError: 0 };
  const every = (interval: number, from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...row, at: from + index * interval }));

  it('go by the interval that covers most of the time, and pay no heed to long pauses', () => {
    assert.equal(writeInterval(every(10 * MINUTE, 0, 6)), 10 * MINUTE);
    assert.equal(writeInterval([...every(10 * MINUTE, 0, 6), ...every(5000, HOUR, 30)]), 10 * MINUTE);
    assert.equal(writeInterval([...every(MINUTE, 0, 10), ...every(MINUTE, 9 * HOUR, 10)]), MINUTE);
    assert.equal(writeInterval(every(MINUTE, 0, 2)), undefined);
    assert.equal(writeInterval([]), undefined);
  });

  it('never let a steady send show gaps', () => {
    const rows = every(7 * MINUTE, 3000, 20);
    const window = fittedTo(rows, windowBetween(0, rows.at(-1)?.at ?? 0, MINUTE));
    assert.equal(window.bucketMs, 10 * MINUTE);
    assert.ok(seriesColumns(rows, window).success.every((value) => value !== null));
  });

  it('rate "now" over at least two rows', () => {
    const samples = every(10 * MINUTE, NOW - HOUR, 6);
    const window = { from: NOW - HOUR, to: NOW, bucketMs: 10 * MINUTE };
    const figures = figuresOf({ delivery: DELIVERY, samples, window, now: NOW, newest: NOW });
    assert.equal(figures.nowOverMs, 20 * MINUTE);
    assert.equal(figures.now, 30);
  });
});
