import assert from 'node:assert/strict';
import { mergedSource } from '../../../../src/documents/logs/sources/mergedSource';
import type { LogSource, SourceEvent } from '../../../../src/documents/logs/sources/logSource';
import type { LogRow } from '../../../../src/domain/log/logRow';

const never = new AbortController().signal;
const row = (at: number): LogRow => ({ kind: 'entry', at, text: `\t1\t2\t1\tinfo\tlog\t${at}` });
const messages = (rows: readonly LogRow[]): readonly string[] =>
  rows.map(({ text }) => text.split('\t').at(-1)?.replace(' │ ', ' ') ?? '');

/** A log that holds rows at these times; it is read from its end, and followed by what a test hands over. */
function logOf(times: readonly number[], events: readonly SourceEvent[] = []): LogSource {
  const stretch = (end: number, lines: number) => {
    const start = Math.max(0, end - lines);
    return {
      rows: times.slice(start, end).map(row),
      ...(start === 0 ? {} : { start: String(start) }),
      end: String(end),
    };
  };
  return {
    style: 'server',
    newest: (lines) => Promise.resolve(stretch(times.length, lines)),
    before: (place, lines) => Promise.resolve(stretch(Number(place), lines)),
    async *follow() {
      for (const event of events) {
        await Promise.resolve();
        yield event;
      }
    },
  };
}

const broken: LogSource = {
  ...logOf([]),
  newest: () => Promise.reject(new Error('no answer')),
};

function merged(logs: Readonly<Record<string, LogSource>>): LogSource {
  return mergedSource({
    sources: () => Promise.resolve(Object.entries(logs).map(([name, source]) => ({ name, source }))),
    missing: (name, error) => `${name}: ${error instanceof Error ? error.message : ''}`,
    gatherMs: 1,
  });
}

describe('the logs of several servers as one', () => {
  it('shows nothing older than what each of them was read to, and the rest when earlier lines are asked for', async () => {
    const source = merged({ a: logOf([1, 2, 3, 9]), b: logOf([4, 5, 6, 7, 8]) });
    const newest = await source.newest(3, never);
    assert.deepEqual(messages(newest.rows), ['b 6', 'b 7', 'b 8', 'a 9']);
    const above = await source.before(newest.start ?? '', 3, never);
    assert.deepEqual(messages(above?.rows ?? []), ['a 2', 'a 3', 'b 4', 'b 5']);
    const top = await source.before(above?.start ?? '', 3, never);
    assert.deepEqual([messages(top?.rows ?? []), top?.start], [['a 1'], undefined]);
  });

  it('names a log that cannot be read, and shows the others', async () => {
    const { rows } = await merged({ a: logOf([1]), b: broken }).newest(3, never);
    assert.deepEqual(rows.map(({ text }) => text).slice(1), ['b: no answer']);
    await assert.rejects(merged({ b: broken }).newest(3, never), /no answer/);
  });

  it('follows all of them, in the order of time, and says whose connection was lost', async () => {
    const source = merged({
      a: logOf(
        [],
        [
          { kind: 'rows', rows: [row(2)], end: '12' },
          { kind: 'gap', reason: 'rotated' },
        ],
      ),
      b: logOf([], [{ kind: 'rows', rows: [row(1)], end: '7' }]),
    });
    const events: SourceEvent[] = [];
    for await (const event of source.follow(JSON.stringify({ a: '10' }), never)) {
      events.push(event);
    }
    assert.deepEqual(
      events.map((event) => (event.kind === 'gap' ? `${event.of} ${event.reason}` : messages(event.rows).join(', '))),
      ['a rotated', 'b 1, a 2'],
    );
    const last = events.at(-1);
    assert.equal(last?.kind === 'rows' && last.end, '{"a":"12","b":"7"}');
  });
});
