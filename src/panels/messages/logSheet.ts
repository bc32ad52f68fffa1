import type { LogPosition, LogQuery, LogRepository, LogSort } from '../../campaign/instance';
import type { EpochMs } from '../../domain/delivery';
import { BLOCK_ROWS } from '../../shared/protocol/messages';
import { FAR, numericKey, placeBefore, type Anchor } from './keyGuess';

/** Blocks of rows that are kept: about 10,000 rows. */
const MOST_BLOCKS = 50;

/** Rows that are read again at once: a tall screen of them. */
const MOST_AGAIN = 150;

interface Row {
  readonly id: string;
}

interface Edges {
  readonly first: string;
  readonly last: string;
}

interface Way {
  /** Rows that the server has to walk over. */
  readonly cost: number;
  readonly query: LogQuery;
  readonly at: LogPosition;
}

/**
 * A log as it was at one moment: rows written later are not in it, so that a row keeps its number however long one
 * scrolls. Rows come in blocks, each read by key behind or before the nearest block that is known; a jump guesses a
 * key.
 */
export class LogSheet<R extends Row> {
  private readonly blocks = new Map<number, Promise<readonly R[]>>();
  private readonly edges = new Map<number, Edges>();

  private constructor(
    private readonly log: LogRepository<R>,
    /** With the newest row as its end. */
    readonly query: LogQuery,
    readonly total: number,
    private readonly sort?: LogSort,
  ) {}

  /** A sheet without rows, for a query that the log cannot answer. */
  static empty<R extends Row>(log: LogRepository<R>, query: LogQuery): LogSheet<R> {
    return new LogSheet(log, query, 0);
  }

  /**
   * Looks where the log ends, unless the query says so, counts, and reads the first block. Two calls at once. Sorted rows are read by their number,
   * because only ids can be read behind or before: a row that changes what it is sorted by may move to another block.
   */
  static async make<R extends Row>(
    log: LogRepository<R>,
    query: LogQuery,
    signal: AbortSignal,
    sort?: LogSort,
  ): Promise<LogSheet<R>> {
    if (query.upToId !== undefined) {
      return new LogSheet(log, query, await log.count(query, signal), sort);
    }
    const [{ count, newestId }, first] = await Promise.all([
      log.extent(query, signal),
      // The numbers of sorted rows are those within the end of the log, which is not known yet.
      sort === undefined ? log.page(query, { from: 'first', limit: BLOCK_ROWS }, signal) : [],
    ]);
    if (newestId === undefined) {
      return new LogSheet(log, query, 0);
    }
    const sheet = new LogSheet(log, { ...query, upToId: newestId }, count, sort);
    sheet.begin(first);
    return sheet;
  }

  /** Takes the first block, read beside the end of the log: what was written in between is no part of it. */
  private begin(rows: readonly R[]): void {
    const block = rows.slice(0, Math.min(BLOCK_ROWS, this.total));
    const [first, last] = [block[0], block.at(-1)];
    if (first !== undefined && last !== undefined && block.length === Math.min(BLOCK_ROWS, this.total)) {
      this.edges.set(0, { first: first.id, last: last.id });
      this.keep(0, Promise.resolve(block));
    }
  }

  /** How many rows came to the log since. One call. */
  async newer(signal: AbortSignal): Promise<number> {
    const { upToId, ...query } = this.query;
    return this.log.count({ ...query, afterId: upToId }, signal);
  }

  /**
   * How many of the log's rows were written again from `since` on (instance's time), whether or not they still match: a
   * message that is sent meanwhile has left a filter on pending ones. One call.
   */
  async changed(since: EpochMs, signal: AbortSignal): Promise<number> {
    const { deliveryId, upToId } = this.query;
    return this.total === 0 ? 0 : this.log.count({ deliveryId, upToId, changedSince: since }, signal);
  }

  /** Rows `number * BLOCK_ROWS` and following; none behind the end. */
  async block(number: number, signal: AbortSignal): Promise<readonly R[]> {
    if (number * BLOCK_ROWS >= this.total) {
      return [];
    }
    const known = this.blocks.get(number);
    if (known !== undefined) {
      this.keep(number, known);
      return known;
    }
    const reading = this.read(number, signal);
    this.keep(number, reading);
    reading.catch(() => {
      this.blocks.delete(number);
    });
    return reading;
  }

  /** The row with this number, if its block is there. */
  async row(index: number): Promise<R | undefined> {
    return (await this.blocks.get(Math.floor(index / BLOCK_ROWS)))?.[index % BLOCK_ROWS];
  }

  /**
   * Reads rows `first` to before `end` again, as far as they were read before, and keeps what they are now, whether or
   * not they still match the filter: a row keeps its number. Answers those that differ. One call at most.
   */
  async again(
    first: number,
    end: number,
    signal: AbortSignal,
  ): Promise<readonly { readonly index: number; readonly row: R }[]> {
    const known = new Map<string, { readonly index: number; readonly row: R }>();
    for (let index = first; index < Math.min(end, first + MOST_AGAIN); index += 1) {
      const row = await this.row(index);
      if (row !== undefined) {
        known.set(row.id, { index, row });
      }
    }
    if (known.size === 0) {
      return [];
    }
    const rows = await this.log.page(
      { deliveryId: this.query.deliveryId, ids: [...known.keys()] },
      { from: 'first', limit: known.size },
      signal,
    );
    const changes = rows.flatMap((row) => {
      const before = known.get(row.id);
      return before === undefined || JSON.stringify(before.row) === JSON.stringify(row)
        ? []
        : [{ index: before.index, row }];
    });
    for (const { index, row } of changes) {
      await this.replace(index, row);
    }
    return changes;
  }

  private async replace(index: number, row: R): Promise<void> {
    const number = Math.floor(index / BLOCK_ROWS);
    const rows = await this.blocks.get(number);
    if (rows !== undefined) {
      this.blocks.set(number, Promise.resolve(rows.with(index % BLOCK_ROWS, row)));
    }
  }

  /** Every row of the sheet behind `afterId`, in batches as they arrive. */
  async *all(afterId: string | undefined, signal: AbortSignal): AsyncGenerator<readonly R[], void> {
    if (this.total > 0) {
      yield* this.log.batches({ ...this.query, afterId }, signal);
    }
  }

  private async read(number: number, signal: AbortSignal): Promise<readonly R[]> {
    const { query, at } = await this.shortened(number, this.way(number), signal);
    const rows = await this.log.page(query, at, signal);
    const [first, last] = [rows[0], rows.at(-1)];
    if (first !== undefined && last !== undefined && this.sort === undefined) {
      this.edges.set(number, { first: first.id, last: last.id });
    }
    return rows;
  }

  /** A long way made short where keys are numbers: see `placeBefore`. */
  private async shortened(number: number, way: Way, signal: AbortSignal): Promise<Way> {
    if (way.cost < FAR || this.sort !== undefined) {
      return way;
    }
    const target = number * BLOCK_ROWS;
    const place = await placeBefore(target, this.anchors(), (after, upTo) =>
      this.log.count({ ...this.query, afterId: String(after), upToId: String(upTo) }, signal),
    );
    const skip = place === undefined ? way.cost : target - place.rank;
    if (place === undefined || skip >= way.cost) {
      return way;
    }
    return {
      cost: skip,
      query: { ...this.query, afterId: String(place.key) },
      at: { from: 'first', skip, limit: way.at.limit },
    };
  }

  /** What is known of the rows' keys; nothing where one is not a number. */
  private anchors(): readonly Anchor[] {
    const end = numericKey(this.query.upToId ?? '');
    const blocks = [...this.edges].map(([block, { first, last }]) => ({
      first: numericKey(first),
      last: numericKey(last),
      skipped: block * BLOCK_ROWS,
    }));
    return [
      ...(end === undefined ? [] : [{ key: end, rank: this.total }]),
      ...blocks.flatMap(({ first, last, skipped }) =>
        first === undefined || last === undefined
          ? []
          : [
              { key: first - 1, rank: skipped },
              { key: last, rank: Math.min(this.total, skipped + BLOCK_ROWS) },
            ],
      ),
    ];
  }

  /** The cheapest way to a block: from the beginning, from the end, behind or before a block that was read. */
  private way(number: number): Way {
    const offset = number * BLOCK_ROWS;
    const limit = Math.min(BLOCK_ROWS, this.total - offset);
    const { query, sort } = this;
    const ways: Way[] = [];
    const forth = (cost: number, from: LogQuery): number =>
      ways.push({ cost, query: from, at: { from: 'first', skip: cost, limit, sort } });
    const back = (cost: number, from: LogQuery): number =>
      ways.push({ cost, query: from, at: { from: 'last', skip: cost, limit, sort } });
    forth(offset, query);
    back(this.total - offset - limit, query);
    for (const [other, { first, last }] of this.edges) {
      if (other < number) {
        forth((number - other - 1) * BLOCK_ROWS, { ...query, afterId: last });
      } else if (other > number) {
        back(other * BLOCK_ROWS - offset - limit, { ...query, beforeId: first });
      }
    }
    return ways.reduce((best, way) => (way.cost < best.cost ? way : best));
  }

  /** Keeps the blocks that were used last. */
  private keep(number: number, rows: Promise<readonly R[]>): void {
    this.blocks.delete(number);
    this.blocks.set(number, rows);
    const [oldest] = this.blocks.keys();
    if (this.blocks.size > MOST_BLOCKS && oldest !== undefined) {
      this.blocks.delete(oldest);
    }
  }
}
