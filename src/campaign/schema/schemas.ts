import { isCampaignError } from '../errors';
import type { EnumerationValue, SchemasRepository } from '../instance';
import type { CampaignLog } from '../open';
import { isSchemaName } from '../query/queryDef';
import type { Caller } from '../session/caller';
import { untilAborted } from '../session/session';
import { argument } from '../soap/argument';
import { childNamed } from '../xml/element';
import type { LiveSchema } from './liveSchema';
import { parseSchema } from './parseSchema';

/**
 * Faults that mean "this instance does not let us read the schema": then nothing is known of it, and queries find out.
 */
const UNREADABLE = [
  'missingRight',
  'unknownSchema',
  'unknownMethod',
  'serverError',
  'queryError',
  'unknownAttribute',
  'tooLarge',
  'malformed',
];

/** The compiled schemas of one instance, each read once per session. */
export class Schemas implements SchemasRepository {
  readonly #caller: Caller;
  readonly #log: CampaignLog;
  readonly #life: AbortSignal;
  readonly #read = new Map<string, Promise<LiveSchema | undefined>>();

  /** @param life aborts when the session ends */
  constructor(caller: Caller, log: CampaignLog, life: AbortSignal) {
    this.#caller = caller;
    this.#log = log;
    this.#life = life;
  }

  /**
   * Undefined when the instance has no such schema or does not show it. Rejects only with faults of the way to the
   * instance.
   */
  async get(name: string, signal: AbortSignal): Promise<LiveSchema | undefined> {
    if (!isSchemaName(name)) {
      return undefined;
    }
    let reading = this.#read.get(name);
    if (reading === undefined) {
      reading = this.#load(name);
      this.#read.set(name, reading);
      // Only answers are kept: after a lost connection the next one asks again.
      reading.catch(() => {
        this.#read.delete(name);
      });
    }
    return untilAborted(reading, signal);
  }

  async enumeration(
    schema: string,
    name: string,
    signal: AbortSignal,
  ): Promise<readonly EnumerationValue[] | undefined> {
    return (await this.get(schema, signal))?.enumerations.get(name);
  }

  async methods(schema: string, signal: AbortSignal): Promise<ReadonlySet<string> | undefined> {
    return (await this.get(schema, signal))?.methods;
  }

  async #load(name: string): Promise<LiveSchema | undefined> {
    // `xtk:persist`, not `xtk:session`: the latter answers SOP-330024 on live instances.
    const call = {
      urn: 'xtk:persist',
      method: 'GetEntityIfMoreRecent',
      arguments: [
        argument.string('strPk', `xtk:schema|${name}`),
        argument.string('strMd5', ''),
        argument.boolean('bMustExist', false),
      ],
      doing: `GetEntityIfMoreRecent ${name}`,
      effect: 'read' as const,
    };
    try {
      const [document] = await this.#caller.values(call, this.#life);
      const schema = document === undefined ? undefined : childNamed(document, 'schema');
      if (schema === undefined) {
        this.#log.warn(`schema ${name}: not on this instance`);
      }
      return schema === undefined ? undefined : parseSchema(schema);
    } catch (error) {
      if (!isCampaignError(error) || !UNREADABLE.includes(error.code)) {
        throw error;
      }
      this.#log.warn(`schema ${name}: ${error.code}, so queries will find out what exists`);
      return undefined;
    }
  }
}
