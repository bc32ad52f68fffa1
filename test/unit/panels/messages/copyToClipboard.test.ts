import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { copiedRows, copiedWhole, MOST_COPIED } from '../../../../src/panels/messages/copyToClipboard';
import type { OpenLog } from '../../../../src/panels/messages/openLog';
import { BLOCK_ROWS, type GridRow } from '../../../../src/shared/protocol/messages';

const { signal } = new AbortController();

/** A log of numbered rows of which block 0 was read. */
function logOf(total: number): { log: OpenLog; asked: number[] } {
  const asked: number[] = [];
  const row = (index: number): GridRow => ({ id: String(index), cells: [`=a${index}\tb`, index] });
  const block = (number: number): GridRow[] =>
    Array.from({ length: Math.max(0, Math.min(BLOCK_ROWS, total - number * BLOCK_ROWS)) }, (_, at) =>
      row(number * BLOCK_ROWS + at),
    );
  const log: OpenLog = {
    tab: 'messages',
    total,
    endId: String(total),
    lacking: [],
    columns: [
      { id: 'address', label: 'Address', kind: 'text' },
      { id: 'at', label: 'Date', kind: 'time' },
    ],
    newer: () => Promise.resolve(0),
    changed: () => Promise.resolve(0),
    again: () => Promise.resolve([]),
    block: (number) => {
      asked.push(number);
      return Promise.resolve(block(number));
    },
    row: (index) =>
      Promise.resolve(
        index < BLOCK_ROWS || asked.includes(Math.floor(index / BLOCK_ROWS))
          ? block(Math.floor(index / BLOCK_ROWS))[index % BLOCK_ROWS]
          : undefined,
      ),
    async *export() {
      for (let number = 0; number * BLOCK_ROWS < total; number += 1) {
        yield await Promise.resolve(block(number));
      }
    },
  };
  return { log, asked };
}

describe('panels/messages/copiedRows', () => {
  it('copies the chosen columns of rows in order, and reads those that nobody scrolled to', async () => {
    const { log, asked } = logOf(1000);
    const { tsv, rows } = await copiedRows(log, ['at', 'address'], [450, 3, 3, 451], () => undefined, signal);
    assert.equal(
      tsv,
      `Address\tDate\n'=a3 b\t1970-01-01T00:00:00.003Z\n'=a450 b\t1970-01-01T00:00:00.450Z\n'=a451 b\t1970-01-01T00:00:00.451Z\n`,
    );
    assert.deepEqual([rows, asked], [3, [2]]);
  });

  it('stops at the limit, and when told to', async () => {
    const { log } = logOf(MOST_COPIED + 500);
    const seen: number[] = [];
    const copied = await copiedWhole(log, ['at'], (rows) => seen.push(rows), signal);
    assert.deepEqual(
      [copied.rows, copied.tsv.split('\n').length, seen.at(-1)],
      [MOST_COPIED, MOST_COPIED + 2, MOST_COPIED],
    );
    const stopped = new AbortController();
    await assert.rejects(
      copiedRows(log, ['at'], [300, 500, 700], () => undefined, (stopped.abort(), stopped.signal)),
      { name: 'AbortError' },
    );
  });
});
