import type { DeliveryId } from '../../domain/delivery';
import { isSchemaName } from '../query/queryDef';
import type { DeliveryRows } from './deliveryRows';

/** The schemas that hold the logs of a delivery. */
export interface LogSchemas {
  readonly broadLog: string;
  readonly exclusion: string;
  readonly tracking: string;
}

/** Those of the factory mapping on recipients (docs/campaign/deliveries.md). */
const FACTORY: LogSchemas = {
  broadLog: 'nms:broadLogRcp',
  exclusion: 'nms:excludeLogRcp',
  tracking: 'nms:trackingLogRcp',
};

/** A mapping names the schemas of its logs: docs/campaign/deliveries.md. */
const ATTRIBUTES = {
  id: '@id',
  broadLog: 'mapping/storage/@broadLogSchema',
  exclusion: 'mapping/storage/@broadLogExclSchema',
  tracking: 'mapping/storage/@trackingLogSchema',
} as const;

/** So many deliveries' answers are kept; a mapping does not change once the delivery is sent. */
const MAX_KEPT = 500;

/**
 * Asks the target mapping of each delivery where its logs are; the factory schemas where the instance does not tell.
 */
export class LogSchemaFinder {
  readonly #rows: DeliveryRows;
  readonly #kept = new Map<DeliveryId, LogSchemas>();
  /** What the delivery before had: most have the same. */
  #usual = FACTORY;

  constructor(rows: DeliveryRows) {
    this.#rows = rows;
  }

  async of(id: DeliveryId, signal: AbortSignal): Promise<LogSchemas> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) {
      return kept;
    }
    const row = await this.#rows.one(id, ATTRIBUTES, signal);
    if (row === undefined) {
      return FACTORY;
    }
    const named = (name: string | undefined, factory: string): string =>
      name !== undefined && isSchemaName(name) ? name : factory;
    const found = {
      broadLog: named(row.broadLog, FACTORY.broadLog),
      exclusion: named(row.exclusion, FACTORY.exclusion),
      tracking: named(row.tracking, FACTORY.tracking),
    };
    if (this.#kept.size >= MAX_KEPT) {
      this.#kept.clear();
    }
    this.#kept.set(id, found);
    this.#usual = found;
    return found;
  }

  /**
   * Reads a log of a delivery: where it most likely is while the mapping is asked for, and once more where it really is
   * when that is elsewhere.
   */
  async reading<T>(
    log: keyof LogSchemas,
    id: DeliveryId,
    signal: AbortSignal,
    read: (schema: string, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) {
      return read(kept[log], signal);
    }
    const usual = this.#usual[log];
    const elsewhere = new AbortController();
    const asking = this.of(id, signal);
    const trial = read(usual, AbortSignal.any([signal, elsewhere.signal]));
    // Looked at below, unless the log is elsewhere.
    trial.catch(() => undefined);
    let found: LogSchemas;
    try {
      found = await asking;
    } catch (error) {
      elsewhere.abort();
      throw error;
    }
    if (found[log] === usual) {
      return trial;
    }
    elsewhere.abort();
    return read(found[log], signal);
  }
}
