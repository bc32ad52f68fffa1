import type { DeliveryId } from '../../domain/delivery';
import { isCampaignError } from '../errors';
import { Batcher } from '../query/batcher';
import { where } from '../query/condition';
import type { SelectedRow, Selection } from '../query/entityQuery';
import type { EntityReader } from '../query/entityReader';

const SCHEMA = 'nms:delivery';

/** Rows of one query at most. */
const MOST_ROWS = 200;

interface Ask {
  readonly id: DeliveryId;
  readonly paths: readonly string[];
}

type Row = Readonly<Record<string, string | undefined>>;

/** Faults that may be about one of the attributes of somebody else. */
const ABOUT_ATTRIBUTES = ['unknownAttribute', 'queryError', 'serverError'];

/** Reads single deliveries: all that are asked for at the same time, by whomever and with whatever attributes, in one query. */
export class DeliveryRows {
  readonly #entities: EntityReader;
  readonly #batcher = new Batcher<Ask, Row | undefined>((asks, signal) => this.#load(asks, signal));

  constructor(entities: EntityReader) {
    this.#entities = entities;
  }

  /** Undefined when there is no such delivery. */
  async one<Key extends string>(
    id: DeliveryId,
    select: Selection<Key>,
    signal: AbortSignal,
  ): Promise<SelectedRow<Key> | undefined> {
    const keys = Object.keys(select) as Key[];
    const row = await this.#batcher.ask({ id, paths: keys.map((key) => select[key]) }, signal);
    return row && (Object.fromEntries(keys.map((key) => [key, row[select[key]]])) as SelectedRow<Key>);
  }

  async #load(
    asks: readonly Ask[],
    signal: AbortSignal,
  ): Promise<readonly (Row | undefined | Promise<Row | undefined>)[]> {
    try {
      const rows = await this.#rows(asks, signal);
      return asks.map(({ id }) => rows.get(id));
    } catch (error) {
      const isOne = asks.every(({ id, paths }) => id === asks[0]?.id && paths === asks[0].paths);
      if (isOne || !isCampaignError(error) || !ABOUT_ATTRIBUTES.includes(error.code)) {
        throw error;
      }
      // What spoils the common query is not known: then each for itself.
      return asks.map(async (ask) => (await this.#rows([ask], signal)).get(ask.id));
    }
  }

  async #rows(asks: readonly Ask[], signal: AbortSignal): Promise<ReadonlyMap<DeliveryId, Row>> {
    const paths = new Set(['@id', ...asks.flatMap((ask) => ask.paths)]);
    const select: Selection<string> = Object.fromEntries([...paths].map((path) => [path, path]));
    const ids = [...new Set(asks.map(({ id }) => id))];
    const query = { schema: SCHEMA, select, required: ['@id'] };
    const [id = ''] = ids;
    if (ids.length === 1) {
      const row = await this.#entities.one({ ...query, where: () => where.key('@id', '=', id) }, signal);
      // An instance may answer an absent row with an element that has all attributes, empty.
      return row === undefined || ['', '0'].includes(row['@id'] ?? '') ? new Map() : new Map([[id, row]]);
    }
    const chunks = Array.from({ length: Math.ceil(ids.length / MOST_ROWS) }, (_, at) =>
      ids.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS),
    );
    const rows = await Promise.all(
      chunks.map((chunk) =>
        this.#entities.all({ ...query, where: () => where.oneOfKeys('@id', chunk), lineCount: chunk.length }, signal),
      ),
    );
    return new Map(rows.flat().map((row) => [row['@id'] ?? '', row]));
  }
}
