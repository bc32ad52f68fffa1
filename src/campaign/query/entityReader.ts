import { isCampaignError } from '../errors';
import type { CampaignLog } from '../open';
import type { Schemas } from '../schema/schemas';
import type { XmlElement } from '../xml/element';
import { noteAsked, noteRefused } from './askedPaths';
import { where, pathsOf } from './condition';
import { pathsOfValue, planOf, type EntityQuery, type Has, type SelectedRow } from './entityQuery';
import type { Operation, QueryDef } from './queryDef';
import { hidesItsReason, mayBeUnknown, namedBy, refusedPaths } from './refusedPaths';
import type { QueryRunner } from './runner';

/**
 * So many attributes may turn out to be unknown in one query before we give up: each costs a round trip, once per
 * session.
 */
const MAX_DROPS = 6;

/**
 * Asks only for what the instance has: what the compiled schema rules out is not selected, and what a fault
 * (XTK-170036) then names is dropped, the query sent once more, and the name remembered for the session. Where a fault
 * hides its reason, the attributes are found by halving the selection.
 */
export class EntityReader {
  readonly #runner: QueryRunner;
  readonly #schemas: Schemas;
  readonly #log: CampaignLog;
  readonly #missing = new Map<string, Set<string>>();
  #longestAnswer = 0;

  constructor(runner: QueryRunner, schemas: Schemas, log: CampaignLog) {
    this.#runner = runner;
    this.#schemas = schemas;
    this.#log = log;
  }

  /** Rows in batches as they arrive. */
  async *batches<Key extends string>(
    query: EntityQuery<Key>,
    signal: AbortSignal,
  ): AsyncGenerator<SelectedRow<Key>[], void> {
    let early = query.beforeSchema === true && (await this.#schemas.isOnItsWay(query.schema));
    for (let drops = 0; ; drops += 1) {
      const plan = early
        ? planOf(query, 'select', this.#believed(query.schema))
        : await this.#plan(query, 'select', signal);
      let begun = false;
      let rows = 0;
      try {
        for await (const batch of this.#runner.batches(plan.query, signal)) {
          begun = true;
          rows += batch.length;
          this.#longestAnswer = Math.max(this.#longestAnswer, rows);
          yield batch.map(plan.read);
        }
        return;
      } catch (error) {
        if (early && !begun && mayBeUnknown(error)) {
          early = false;
          continue;
        }
        if (begun || drops >= MAX_DROPS || !(await this.#drop(error, query, signal))) {
          tellRefusal(query.schema, error);
          throw error;
        }
      }
    }
  }

  /** Rows of the longest answer so far: an instance that caps its answers does not do so below that. */
  get longestAnswer(): number {
    return this.#longestAnswer;
  }

  /** All rows; for questions whose answer is short. */
  async all<Key extends string>(query: EntityQuery<Key>, signal: AbortSignal): Promise<SelectedRow<Key>[]> {
    const rows: SelectedRow<Key>[] = [];
    for await (const batch of this.batches(query, signal)) {
      rows.push(...batch);
    }
    return rows;
  }

  /** The row, undefined when there is none. */
  async one<Key extends string>(query: EntityQuery<Key>, signal: AbortSignal): Promise<SelectedRow<Key> | undefined> {
    return this.#dropping(query, signal, async () => {
      const plan = await this.#plan(query, 'getIfExists', signal);
      const row = await this.#runner.one(plan.query, signal);
      return row === undefined ? undefined : plan.read(row);
    });
  }

  /** How many rows there are. */
  async count<Key extends string>(query: EntityQuery<Key>, signal: AbortSignal): Promise<number> {
    return this.#dropping(query, signal, async () => {
      const { query: planned } = await this.#plan(query, 'count', signal);
      return this.#runner.count(
        { ...planned, select: [], orderBy: [], lineCount: undefined, startLine: undefined },
        signal,
      );
    });
  }

  /** What a schema turned out not to have, or not to show this operator, although it does not say so itself. */
  refused(schema: string): ReadonlySet<string> {
    return this.#missing.get(schema) ?? new Set();
  }

  /** What may be asked of a schema on this instance, as far as is known by now. */
  async has(schema: string, signal: AbortSignal): Promise<Has> {
    const live = await this.#schemas.get(schema, signal);
    const missing = this.#missing.get(schema);
    return (name) => {
      noteAsked(schema, [name], false);
      return missing?.has(name) !== true && live?.has(name) !== 'no';
    };
  }

  /**
   * Does what needs to know what a schema has: at once in the belief that it has everything while the instance's answer
   * is waited for, and again with the schema where that was refused.
   */
  async beforeSchema<T>(schema: string, signal: AbortSignal, run: (has: Has) => Promise<T>): Promise<T> {
    if (await this.#schemas.isOnItsWay(schema)) {
      try {
        return await run(this.#believed(schema));
      } catch (error) {
        if (!mayBeUnknown(error)) {
          throw error;
        }
      }
    }
    return run(await this.has(schema, signal));
  }

  /** What a schema has as long as nobody has denied it. */
  #believed(schema: string): Has {
    const missing = this.#missing.get(schema);
    return (name) => {
      noteAsked(schema, [name], false);
      return missing?.has(name) !== true;
    };
  }

  async #dropping<Key extends string, T>(
    query: EntityQuery<Key>,
    signal: AbortSignal,
    run: () => Promise<T>,
  ): Promise<T> {
    for (let drops = 0; ; drops += 1) {
      try {
        return await run();
      } catch (error) {
        if (drops >= MAX_DROPS || !(await this.#drop(error, query, signal))) {
          tellRefusal(query.schema, error);
          throw error;
        }
      }
    }
  }

  async #plan<Key extends string>(
    query: EntityQuery<Key>,
    operation: Operation,
    signal: AbortSignal,
  ): Promise<{ query: QueryDef; read: (row: XmlElement) => SelectedRow<Key> }> {
    return planOf(query, operation, await this.has(query.schema, signal));
  }

  /** Remembers what the fault names; false when it names nothing that could be left out. */
  async #drop<Key extends string>(error: unknown, query: EntityQuery<Key>, signal: AbortSignal): Promise<boolean> {
    const isHidden = hidesItsReason(error);
    if (!isCampaignError(error) || (error.code !== 'unknownAttribute' && !isHidden)) {
      return false;
    }
    const missing = this.#missing.get(query.schema) ?? new Set<string>();
    this.#missing.set(query.schema, missing);
    const required = new Set(query.required.map((key) => query.select[key]));
    const condition = query.where?.((name) => !missing.has(name)) ?? where.all();
    const selected = (Object.keys(query.select) as Key[]).flatMap((key) => pathsOfValue(query, key));
    const used = [
      ...selected,
      ...pathsOf(condition),
      ...(query.orderBy ?? []).flatMap((node) => node.expression.paths),
    ];
    const candidates = [...new Set(used)].filter((name) => !missing.has(name));
    let named = isHidden ? await this.#refused(query, candidates, required, signal) : namedBy(error, candidates);
    if (named.length === 0 && !isHidden) {
      // Some instances cannot select what lies in the record's memo, and name its inside in ways of their own.
      const live = await this.#schemas.get(query.schema, signal);
      named = candidates.filter((name) => live?.node(name)?.inMemo === true);
    }
    if (named.length === 0 || named.some((name) => required.has(name))) {
      return false;
    }
    for (const name of named) {
      missing.add(name);
    }
    this.#log.warn(`${query.schema} has no ${named.join(', ')}: asking without`);
    return true;
  }

  /** The attributes that the instance refuses without a word; each try asks for one row. */
  async #refused<Key extends string>(
    query: EntityQuery<Key>,
    candidates: readonly string[],
    required: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<string[]> {
    const has = await this.has(query.schema, signal);
    const optional = candidates.filter((name) => has(name) && !required.has(name));
    const works = async (names: readonly string[]): Promise<boolean> => {
      const { query: trial } = planOf(query, 'select', (name) => required.has(name) || names.includes(name));
      try {
        const rows = this.#runner.batches({ ...trial, lineCount: 1, startLine: undefined }, signal);
        while ((await rows.next()).done !== true) {
          // One row at most: what it says does not matter.
        }
        return true;
      } catch (error) {
        if (hidesItsReason(error) || (isCampaignError(error) && error.code === 'unknownAttribute')) {
          return false;
        }
        throw error;
      }
    };
    return [...(await refusedPaths(optional, works))];
  }
}

function tellRefusal(schema: string, error: unknown): void {
  if (isCampaignError(error)) {
    noteRefused(schema, error.code);
  }
}
