import { CampaignError } from '../errors';
import { SMALL_ANSWER_BYTES } from '../limits';
import type { Caller } from '../session/caller';
import { argument } from '../soap/argument';
import type { SoapCall } from '../soap/envelope';
import { toInteger } from '../values/cast';
import type { XmlElement } from '../xml/element';
import { queryDefXml, type QueryDef } from './queryDef';

/** Runs queries as they are. What an instance may lack is `EntityReader`'s business. */
export class QueryRunner {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Rows of a `select`, in batches as they arrive. */
  batches(query: QueryDef, signal: AbortSignal): AsyncGenerator<XmlElement[], void> {
    return this.#caller.batches(callOf(query), signal);
  }

  /** The row of a `getIfExists`, undefined when there is none (the server answers an empty element). */
  async one(query: QueryDef, signal: AbortSignal): Promise<XmlElement | undefined> {
    const row = await this.#document(query, signal);
    return Object.keys(row.attributes).length === 0 && row.children.length === 0 ? undefined : row;
  }

  /** How many rows there are: operation `count`, answered as `<delivery count="3"/>`. */
  async count(query: QueryDef, signal: AbortSignal): Promise<number> {
    const row = await this.#document(query, signal);
    const count = toInteger(row.attributes['count']);
    if (count !== undefined) {
      return count;
    }
    throw new CampaignError({
      code: 'malformed',
      doing: callOf(query).doing,
      facts: { reason: 'no count in the answer' },
    });
  }

  async #document(query: QueryDef, signal: AbortSignal): Promise<XmlElement> {
    const call = callOf(query);
    const [output] = await this.#caller.values(
      query.operation === 'count' ? { ...call, maxAnswerBytes: SMALL_ANSWER_BYTES } : call,
      signal,
    );
    const document = output?.children[0];
    // A row that is not there comes as an empty element: no element at all is no answer.
    if (document === undefined) {
      throw new CampaignError({ code: 'malformed', doing: call.doing, facts: { reason: 'no document in the answer' } });
    }
    return document;
  }
}

function callOf(query: QueryDef): SoapCall {
  const doing = `ExecuteQuery ${query.schema}`;
  try {
    return {
      urn: 'xtk:queryDef',
      method: 'ExecuteQuery',
      arguments: [argument.document('document', queryDefXml(query))],
      doing,
      effect: 'read',
    };
  } catch {
    throw new CampaignError({ code: 'queryError', doing, facts: { reason: 'the query cannot be written' } });
  }
}
