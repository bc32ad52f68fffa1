import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import type { LogExtent, LogPosition, LogQuery, LogRepository } from '../../../../src/campaign/instance';
import { LogSheet } from '../../../../src/panels/messages/logSheet';
import { BLOCK_ROWS } from '../../../../src/shared/protocol/messages';

interface Row {
  readonly id: string;
}

/** A log in memory that reads as the instance does, and writes down how. */
class Log implements LogRepository<Row> {
  readonly asked: { readonly query: LogQuery; readonly at: LogPosition }[] = [];

  /** Ids of rows that were written again. */
  readonly changed: number[] = [];

  constructor(readonly ids: number[]) {}

  page(query: LogQuery, at: LogPosition): Promise<readonly Row[]> {
    this.asked.push({ query, at });
    const all = this.matching(query);
    const skip = at.skip ?? 0;
    const ids =
      at.from === 'first'
        ? all.slice(skip, skip + at.limit)
        : all
            .reverse()
            .slice(skip, skip + at.limit)
            .reverse();
    return Promise.resolve(ids.map((id) => ({ id: String(id) })));
  }

  lacking(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  extent(query: LogQuery): Promise<LogExtent> {
    const ids = this.matching(query);
    const newest = ids.at(-1);
    return Promise.resolve({ count: ids.length, newestId: newest === undefined ? undefined : String(newest) });
  }

  count(query: LogQuery): Promise<number> {
    return Promise.resolve(this.matching(query).length);
  }

  async *batches(query: LogQuery): AsyncGenerator<readonly Row[]> {
    yield await Promise.resolve(this.matching(query).map((id) => ({ id: String(id) })));
  }

  async *rows(query: LogQuery): AsyncGenerator<Row> {
    for await (const batch of this.batches(query)) {
      yield* batch;
    }
  }

  private matching({ upToId, beforeId, afterId, statuses, changedSince, ids: wanted }: LogQuery): number[] {
    if (wanted !== undefined) {
      return this.ids.filter((id) => wanted.includes(String(id)));
    }
    const ids = changedSince === undefined ? this.ids : this.changed;
    return ids.filter(
      (id) =>
        (statuses === undefined || id % 2 === 0) &&
        id <= Number(upToId ?? Infinity) &&
        id < Number(beforeId ?? Infinity) &&
        id > Number(afterId ?? -Infinity),
    );
  }
}

const signal = new AbortController().signal;
const ids = Array.from({ length: 10_050 }, (_, at) => at * 3 + 7);
const blocks = Math.ceil(ids.length / BLOCK_ROWS);

function expected(block: number): string[] {
  return ids.slice(block * BLOCK_ROWS, (block + 1) * BLOCK_ROWS).map(String);
}

async function block(sheet: LogSheet<Row>, number: number): Promise<string[]> {
  return (await sheet.block(number, signal)).map(({ id }) => id);
}

describe('panels/messages/logSheet', () => {
  it('has every row at its place, in whatever order the blocks are asked for', async () => {
    const sheet = await LogSheet.make(new Log([...ids]), { deliveryId: '1' }, signal);
    assert.equal(sheet.total, ids.length);
    for (const number of [0, blocks - 1, 25, 26, 24, 3, 49, 48, 1, 10]) {
      assert.deepEqual(await block(sheet, number), expected(number), `block ${number}`);
    }
    assert.deepEqual(await block(sheet, blocks), []);
    assert.equal((await sheet.row(26 * BLOCK_ROWS + 5))?.id, expected(26)[5]);
  });

  it('pages by key beside what it knows, walks from the nearer end otherwise, and asks once for each block', async () => {
    const log = new Log([...ids]);
    const sheet = await LogSheet.make(log, { deliveryId: '1' }, signal);
    log.asked.length = 0;
    await Promise.all([block(sheet, 40), block(sheet, 40)]);
    assert.deepEqual(
      log.asked.map(({ at }) => [at.from, at.skip]),
      [['last', ids.length - 41 * BLOCK_ROWS]],
    );
    await block(sheet, 41);
    await block(sheet, 39);
    const [, behind, before] = log.asked;
    assert.deepEqual([behind?.query.afterId, behind?.at.skip], [expected(40).at(-1), 0]);
    assert.deepEqual([before?.query.beforeId, before?.at.skip], [expected(40)[0], 0]);
    await block(sheet, 40);
    assert.equal(log.asked.length, 3);
  });

  it('stays as it was while rows are written, and counts those', async () => {
    const log = new Log([...ids]);
    const sheet = await LogSheet.make(log, { deliveryId: '1' }, signal);
    log.ids.push(100_000, 100_001);
    assert.equal(await sheet.newer(signal), 2);
    assert.deepEqual(await block(sheet, blocks - 1), expected(blocks - 1));
    const all: string[] = [];
    for await (const batch of sheet.all(undefined, signal)) {
      all.push(...batch.map(({ id }) => id));
    }
    assert.deepEqual(all, ids.map(String));
  });

  it('asks again for a block whose reading failed', async () => {
    const log = new Log([...ids]);
    const sheet = await LogSheet.make(log, { deliveryId: '1' }, signal);
    const page = log.page.bind(log);
    log.page = () => Promise.reject(new Error('gone'));
    await assert.rejects(block(sheet, 2), /gone/);
    log.page = page;
    assert.deepEqual(await block(sheet, 2), expected(2));
  });

  it('is empty for an empty log', async () => {
    const sheet = await LogSheet.make(new Log([]), { deliveryId: '1' }, signal);
    assert.deepEqual([sheet.total, await block(sheet, 0)], [0, []]);
  });

  it('counts what was written again although it has left the filter, but not what came behind its end', async () => {
    const log = new Log([2, 4, 6, 7]);
    const sheet = await LogSheet.make(log, { deliveryId: '1', statuses: [6] }, signal);
    assert.deepEqual([sheet.total, await sheet.changed(1, signal)], [3, 0]);
    log.changed.push(4, 5, 9);
    assert.equal(await sheet.changed(1, signal), 2);
  });

  it('reads rows on screen again by their keys, keeps what they are now, and leaves those alone that nobody read', async () => {
    const log = new Log([...ids]);
    const sheet = await LogSheet.make(log, { deliveryId: '1', statuses: [6] }, signal);
    await sheet.block(1, signal);
    log.asked.length = 0;
    assert.deepEqual(await sheet.again(2 * BLOCK_ROWS, 3 * BLOCK_ROWS, signal), []);
    assert.equal(log.asked.length, 0);
    const page = log.page.bind(log);
    log.page = async (query, at) =>
      (await page(query, at)).map((row) => (Number(row.id) % 4 === 0 ? { ...row, status: 1 } : row));
    const rows = await sheet.block(1, signal);
    const changes = await sheet.again(2 * BLOCK_ROWS - 10, 2 * BLOCK_ROWS + 5, signal);
    assert.deepEqual(
      log.asked.map(({ query }) => [query.ids?.length, query.statuses]),
      [[10, undefined]],
    );
    assert.deepEqual(
      changes,
      rows
        .slice(-10)
        .flatMap((row, at) =>
          Number(row.id) % 4 === 0 ? [{ index: 2 * BLOCK_ROWS - 10 + at, row: { ...row, status: 1 } }] : [],
        ),
    );
    assert.ok(changes.length > 0);
    assert.deepEqual(await sheet.row(changes[0]?.index ?? -1), changes[0]?.row);
    assert.deepEqual(await sheet.again(2 * BLOCK_ROWS - 10, 2 * BLOCK_ROWS, signal), []);
  });

  it('jumps far by guessing a key and counting, and row numbers stay exact whatever the keys are like', async () => {
    const even = Array.from({ length: 200_000 }, (_, at) => at * 2 + 1_000_000);
    const clumps = Array.from({ length: 200_000 }, (_, at) => at + Math.floor(at / 30_000) ** 3 * 500_000 - 300_000);
    const steep = Array.from({ length: 200_000 }, (_, at) => Math.floor(at ** 2.5 / 1000) + at);
    for (const [keys, most] of [
      [even, 2_000],
      [clumps, 30_000],
      [steep, 30_000],
    ] as const) {
      const log = new Log([...keys]);
      const sheet = await LogSheet.make(log, { deliveryId: '1' }, signal);
      await block(sheet, 0);
      for (const number of [500, 501, 250, 900, 640, 760]) {
        log.asked.length = 0;
        assert.deepEqual(
          await block(sheet, number),
          keys.slice(number * BLOCK_ROWS, (number + 1) * BLOCK_ROWS).map(String),
          `block ${number}`,
        );
        assert.equal(log.asked.length, 1);
        // Below 20,000 rows from a known block it is not worth a guess.
        assert.ok(
          (log.asked[0]?.at.skip ?? 0) <= (number === 500 ? most : Math.max(most, 20_000)),
          `${log.asked[0]?.at.skip} rows walked`,
        );
      }
    }
  });

  it('walks where keys are no numbers', async () => {
    const log = new Log(Array.from({ length: 60_000 }, (_, at) => at));
    const [page, count] = [log.page.bind(log), log.count.bind(log)];
    const bare = (id: string | undefined): string | undefined => id?.slice(1);
    const plain = (query: LogQuery): LogQuery => ({
      ...query,
      upToId: bare(query.upToId),
      afterId: bare(query.afterId),
      beforeId: bare(query.beforeId),
    });
    log.page = async (query, at) => (await page(plain(query), at)).map(({ id }) => ({ id: `u${id}` }));
    log.count = (query) => count(plain(query));
    const extent = log.extent.bind(log);
    log.extent = async (query) => {
      const { newestId, ...whole } = await extent(query);
      return { ...whole, newestId: newestId && `u${newestId}` };
    };
    const sheet = await LogSheet.make(log, { deliveryId: '1' }, signal);
    await block(sheet, 0);
    assert.equal((await block(sheet, 150))[0], 'u30000');
    assert.equal(log.asked.at(-1)?.at.skip, 149 * BLOCK_ROWS);
  });
});
