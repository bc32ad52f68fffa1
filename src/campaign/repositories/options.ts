import * as z from 'zod/mini';
import { CampaignError, isCampaignError, isTransportFault } from '../errors';
import type { OptionsRepository } from '../instance';
import { SMALL_ANSWER_BYTES } from '../limits';
import { Batcher } from '../query/batcher';
import { where } from '../query/condition';
import { path } from '../query/expression';
import type { QueryRunner } from '../query/runner';
import type { Caller } from '../session/caller';
import { argument } from '../soap/argument';
import { readRow, value } from '../values/row';

/** `@dataType` of the attribute that holds the value (docs/campaign/soap.md): other types are asked for one by one. */
const HELD_BY: Readonly<Record<number, 'stringValue' | 'longValue' | 'doubleValue' | 'timeStampValue'>> = {
  3: 'longValue',
  5: 'doubleValue',
  6: 'stringValue',
  7: 'timeStampValue',
};

/** A value that the query does not bring. */
const OTHER = Symbol('other');
type Found = string | typeof OTHER;

const Row = z.object({
  name: value.key,
  dataType: value.code,
  stringValue: value.text,
  longValue: value.text,
  doubleValue: value.text,
  timeStampValue: value.text,
});

/** Options of the instance: those that are asked for at the same time in one query. */
export class Options implements OptionsRepository {
  readonly #caller: Caller;
  readonly #runner: QueryRunner;
  readonly #batcher = new Batcher<string, string | undefined>((names, signal) => this.#load(names, signal));

  constructor(caller: Caller, runner: QueryRunner) {
    this.#caller = caller;
    this.#runner = runner;
  }

  get(name: string, signal: AbortSignal): Promise<string | undefined> {
    return this.#batcher.ask(name, signal);
  }

  async #load(asked: readonly string[], signal: AbortSignal): Promise<readonly (string | undefined)[]> {
    const names = [...new Set(asked)];
    const known = names.length > 1 ? await this.#query(names, signal) : undefined;
    const values = new Map(
      await Promise.all(
        names.map(async (name): Promise<[string, string | undefined]> => {
          const found = known?.get(name);
          const mustAsk = known === undefined;
          return [name, mustAsk || found === OTHER ? await this.#getOption(name, signal) : found];
        }),
      ),
    );
    return asked.map((name) => values.get(name));
  }

  /**
   * `xtk:option` by name; undefined where the operator does not see it, who may call GetOption all the same. OTHER
   * stands for a value that is held in another way.
   */
  async #query(names: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Found> | undefined> {
    const found = new Map<string, Found>();
    const select = ['name', 'dataType', ...new Set(Object.values(HELD_BY))];
    const query = {
      schema: 'xtk:option',
      operation: 'select' as const,
      select: select.map((name) => ({ expression: path(`@${name}`) })),
      where: where.oneOfTexts('@name', names),
      lineCount: names.length,
    };
    try {
      for await (const batch of this.#runner.batches(query, signal)) {
        for (const { attributes } of batch) {
          const row = readRow(Row, attributes, 'ExecuteQuery xtk:option');
          const holder = HELD_BY[row.dataType];
          found.set(row.name, holder === undefined ? OTHER : (row[holder] ?? ''));
        }
      }
    } catch (error) {
      if (!isCampaignError(error) || isTransportFault(error) || error.code === 'sessionExpired') {
        throw error;
      }
      return undefined;
    }
    return found.size === 0 ? undefined : found;
  }

  /**
   * `xtk:session#GetOption` answers value and type; a missing option is an empty value of type 0
   * (docs/campaign/soap.md).
   */
  async #getOption(name: string, signal: AbortSignal): Promise<string | undefined> {
    const doing = `GetOption ${name}`;
    const [text, type] = await this.#caller.values(
      {
        urn: 'xtk:session',
        method: 'GetOption',
        arguments: [argument.string('name', name)],
        doing,
        effect: 'read',
        maxAnswerBytes: SMALL_ANSWER_BYTES,
      },
      signal,
    );
    if (text === undefined || type === undefined) {
      throw new CampaignError({ code: 'malformed', doing, facts: { reason: 'no value and type in the answer' } });
    }
    return text.text === '' && ['', '0'].includes(type.text) ? undefined : text.text;
  }
}
