import assert from 'node:assert/strict';
import { comparableText } from '../../../../src/domain/log/shownLine';
import { LogBuffer } from '../../../../src/domain/log/logBuffer';
import { outlineOf } from '../../../../src/domain/log/logOutline';
import type { LogRow } from '../../../../src/domain/log/logRow';
import { timeWriter } from '../../../../src/domain/log/logTime';
import { readShownLine } from '../../../../src/domain/log/shownLine';

const view = { time: timeWriter('journal', 'UTC') };
const rows = (from: number, count: number): LogRow[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'entry', text: `line ${from + index}` }));

describe('LogBuffer', () => {
  it('grows at both ends', () => {
    const buffer = new LogBuffer(1e6);
    buffer.append({ rows: rows(10, 2), start: 'ten' });
    buffer.prepend({ rows: rows(8, 2), start: 'eight' });
    buffer.append({ rows: rows(12, 1), start: 'twelve' });
    assert.equal(buffer.render(view).text, 'line 8\nline 9\nline 10\nline 11\nline 12\n');
    assert.equal(buffer.start, 'eight');
  });

  it('lets go of its oldest lines above the cap, and knows where they can be read again', () => {
    const buffer = new LogBuffer(50_000);
    for (let batch = 0; batch < 100; batch += 1) {
      buffer.append({ rows: rows(batch * 100, 100), start: String(batch * 100) });
    }
    assert.ok(buffer.isFull);
    assert.equal(buffer.trim(), true);
    assert.ok(buffer.size <= 50_000 * 0.75, `${buffer.size}`);
    const [first = ''] = buffer.render(view).text.split('\n');
    assert.equal(first, `line ${buffer.start ?? ''}`);
    assert.equal(buffer.trim(), false);
  });

  it('keeps what was loaded on purpose until as much again came', () => {
    const buffer = new LogBuffer(1000);
    buffer.append({ rows: rows(500, 50), start: '500' });
    buffer.prepend({ rows: rows(0, 500), start: '0' });
    assert.equal(buffer.trim(), false);
  });

  it('keeps a gap with what is above it, so that the way to older lines stays', () => {
    const buffer = new LogBuffer(1000);
    buffer.append({ rows: rows(0, 500), start: '0' });
    buffer.append({ rows: [{ kind: 'gap', text: '⋯' }] });
    buffer.append({ rows: rows(500, 50), start: '500' });
    assert.equal(buffer.trim(), true);
    assert.equal(buffer.start, '500');
  });

  it('writes only what changed anew', () => {
    const buffer = new LogBuffer(1e9);
    let written = 0;
    const counting = {
      time: (): string => {
        written += 1;
        return '';
      },
    };
    const timed = (count: number): LogRow[] =>
      Array.from({ length: count }, () => ({ kind: 'entry', at: 0, text: 'x' }));
    for (let batch = 0; batch < 20; batch += 1) {
      buffer.append({ rows: timed(400), start: '' });
    }
    buffer.render(counting);
    assert.equal(written, 8000);
    buffer.append({ rows: timed(10) });
    buffer.render(counting);
    assert.ok(written <= 8000 + 500, `${written} rows written`);
  });
});

describe('outlineOf', () => {
  const TEXT = [
    '# Journal',
    '',
    '2026-11-22 23:59:58  INFO     Start of the analysis of the delivery',
    '2026-11-22 23:59:59  ERROR    DLV-490009 no target',
    '                              and more',
    '2026-11-23 00:00:01  INFO     Delivery started',
    '⋯ connection lost ⋯',
    '2026-11-23 00:00:02  INFO     usual',
    '',
  ];

  it('has days, steps inside them, and entries of several lines or in error', () => {
    const days = outlineOf(TEXT.map(readShownLine));
    assert.deepEqual(
      days.map(({ title, start, end, parts }) => [
        title,
        start,
        end,
        parts.map((part) => [part.kind, part.start, part.end, part.parts.length]),
      ]),
      [
        ['2026-11-22', 2, 4, [['step', 2, 4, 1]]],
        ['2026-11-23', 5, 8, [['step', 5, 8, 1]]],
      ],
    );
  });
});

describe('readShownLine', () => {
  it('reads both formats', () => {
    assert.deepEqual(readShownLine('2021-05-31T08:43:09.156Z\t66462\t66501\t1\terror\tlog\tINT-150012 x'), {
      kind: 'entry',
      day: '2021-05-31',
      time: '08:43:09',
      level: 'error',
      pid: '66462',
      message: 'INT-150012 x',
    });
    assert.deepEqual(readShownLine('2026-11-23 00:00:01  WARNING  two'), {
      kind: 'entry',
      day: '2026-11-23',
      time: '00:00:01',
      level: 'warning',
      message: 'two',
    });
    assert.equal(readShownLine('   continued'), undefined);
  });
});

describe('comparableText', () => {
  it('leaves levels and messages', () => {
    const one = '2021-05-31T08:43:09.156Z\t66462\t66501\t1\terror\tlog\tx\n  more\n';
    const two = '2022-05-31T08:43:09.156+01:00\t1\t2\t1\terror\tlog\tx\n  more\n';
    assert.equal(comparableText(one), comparableText(two));
  });
});
