import { CampaignError, isCampaignError, type CampaignErrorCode } from '../errors';
import { runInBackground } from '../http/background';
import type { EnumerationValue, SchemasRepository } from '../instance';
import type { CampaignLog } from '../open';
import { isSchemaName } from '../query/queryDef';
import type { Caller } from '../session/caller';
import { untilAborted } from '../session/session';
import { argument } from '../soap/argument';
import { childNamed, type XmlElement } from '../xml/element';
import type { LiveSchema } from './liveSchema';
import { parseSchema } from './parseSchema';
import type { SchemaShelf } from './schemaShelf';

/** By these an instance says that it does not show a schema, and will not at the next try either. */
const NOT_SHOWN: readonly CampaignErrorCode[] = ['missingRight', 'unknownSchema', 'unknownMethod'];

/** What an instance may answer once, in a bad moment: nothing follows from it. */
const PASSING: readonly CampaignErrorCode[] = [
  'serverError',
  'queryError',
  'unknownAttribute',
  'malformed',
  'tooLarge',
];

/** So many passing faults in a row, and the schema is not asked for with every query any more, but once in a while. */
const MOST_FAILURES = 3;
const ASK_AGAIN_MS = 60_000;

/** A schema from the shelf is confirmed so long after its first use, ms. */
const CONFIRM_AFTER_MS = 1000;

function isPassing(error: unknown): error is CampaignError {
  return isCampaignError(error) && PASSING.includes(error.code);
}

/** What asking for a schema came to. */
type Answer = XmlElement | 'same' | 'none';

/** A schema on its way, or here. */
interface Reading {
  readonly schema: Promise<LiveSchema | undefined>;
  /** Resolves with false when the instance has to be asked for it. */
  readonly isOnShelf: Promise<boolean>;
  isHere: boolean;
}

/**
 * The compiled schemas of one instance, each read once per session. Those that an earlier session put on the shelf are
 * used at once, and confirmed in the background: a schema changes when somebody publishes one, a few times a year.
 */
export class Schemas implements SchemasRepository {
  readonly #caller: Caller;
  readonly #log: CampaignLog;
  readonly #life: AbortSignal;
  readonly #shelf: SchemaShelf | undefined;
  readonly #read = new Map<string, Reading>();
  readonly #failed = new Map<string, { times: number; at: number }>();

  /** @param life aborts when the session ends */
  constructor(caller: Caller, log: CampaignLog, life: AbortSignal, shelf?: SchemaShelf) {
    this.#caller = caller;
    this.#log = log;
    this.#life = life;
    this.#shelf = shelf;
  }

  /**
   * Undefined when the instance has no such schema or does not show it, and when it could not say so just now: queries
   * then find out what exists. Rejects only with faults of the way to the instance.
   */
  async get(name: string, signal: AbortSignal): Promise<LiveSchema | undefined> {
    try {
      return await this.shown(name, signal);
    } catch (error) {
      if (!isPassing(error)) {
        throw error;
      }
      this.#log.warn(`schema ${name}: ${error.code}, so queries will find out what exists`);
      return undefined;
    }
  }

  /**
   * The same for what is shown of the schema itself: rejects with the fault when the instance could not say just now.
   * One that fails again and again is used as one without this schema.
   */
  async shown(name: string, signal: AbortSignal): Promise<LiveSchema | undefined> {
    const failed = this.#failed.get(name);
    if (failed !== undefined && failed.times >= MOST_FAILURES && performance.now() - failed.at < ASK_AGAIN_MS) {
      return undefined;
    }
    try {
      return await this.read(name, signal);
    } catch (error) {
      if (isPassing(error)) {
        this.#failed.set(name, { times: (failed?.times ?? 0) + 1, at: performance.now() });
      }
      throw error;
    }
  }

  /** The same for what cannot go on without the schema: rejects however often the instance could not say. */
  async read(name: string, signal: AbortSignal): Promise<LiveSchema | undefined> {
    if (!isSchemaName(name)) {
      return undefined;
    }
    return untilAborted(this.#reading(name).schema, signal);
  }

  /** True while the instance's answer is waited for; asks for it when nobody has. */
  async isOnItsWay(name: string): Promise<boolean> {
    if (!isSchemaName(name) || this.#failed.has(name)) {
      return false;
    }
    const reading = this.#reading(name);
    return !reading.isHere && !(await reading.isOnShelf);
  }

  /** Asks for those that are not on the shelf behind what a person waits for: they are there when they are needed. */
  foresee(names: readonly string[]): void {
    if (this.#shelf !== undefined) {
      this.#later(async () => {
        await Promise.all(names.map((name) => this.get(name, this.#life).catch(() => undefined)));
      });
    }
  }

  async enumeration(
    schema: string,
    name: string,
    signal: AbortSignal,
  ): Promise<readonly EnumerationValue[] | undefined> {
    return (await this.shown(schema, signal))?.enumerations.get(name);
  }

  async methods(schema: string, signal: AbortSignal): Promise<ReadonlySet<string> | undefined> {
    return (await this.shown(schema, signal))?.methods;
  }

  #reading(name: string): Reading {
    const present = this.#read.get(name);
    if (present !== undefined) {
      return present;
    }
    const kept = this.#shelf?.read(name) ?? Promise.resolve(undefined);
    const reading = {
      schema: this.#first(name, kept),
      isOnShelf: kept.then((schema) => schema !== undefined),
      isHere: false,
    };
    this.#read.set(name, reading);
    reading.schema.then(
      () => {
        reading.isHere = true;
        this.#failed.delete(name);
      },
      // Only answers are kept: after a fault the next one asks again.
      () => this.#read.delete(name),
    );
    return reading;
  }

  async #first(name: string, onShelf: Promise<XmlElement | undefined>): Promise<LiveSchema | undefined> {
    const kept = await onShelf;
    if (kept !== undefined) {
      this.#later(() => this.#confirm(name, kept));
      return parseSchema(kept);
    }
    return this.#take(name, await this.#ask(name, ''));
  }

  /** Does something when what needs the schema now is under way, unless the session ends before. */
  #later(work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#life.removeEventListener('abort', stop);
      void runInBackground(work);
    }, CONFIRM_AFTER_MS);
    const stop = (): void => {
      clearTimeout(timer);
    };
    this.#life.addEventListener('abort', stop, { once: true });
    timer.unref();
  }

  /** Asks whether a schema from the shelf still is the instance's. What cannot be found out now is at the next session. */
  async #confirm(name: string, kept: XmlElement): Promise<void> {
    try {
      const answer = await this.#ask(name, kept.attributes['md5'] ?? '');
      if (answer !== 'same') {
        const schema = Promise.resolve(await this.#take(name, answer));
        this.#read.set(name, { schema, isOnShelf: Promise.resolve(true), isHere: true });
      }
    } catch (error) {
      this.#log.debug(`schema ${name}: not confirmed (${isCampaignError(error) ? error.code : 'failed'})`);
    }
  }

  async #take(name: string, answer: Answer): Promise<LiveSchema | undefined> {
    if (typeof answer === 'string') {
      await this.#shelf?.remove(name);
      this.#log.warn(`schema ${name}: not on this instance`);
      return undefined;
    }
    await this.#shelf?.write(name, answer);
    return parseSchema(answer);
  }

  /** @param md5 of the one that is known, '' for none; a schema without one is always sent anew */
  async #ask(name: string, md5: string): Promise<Answer> {
    // `xtk:persist`, not `xtk:session`: the latter answers SOP-330024 on live instances.
    const call = {
      urn: 'xtk:persist',
      method: 'GetEntityIfMoreRecent',
      arguments: [
        argument.string('strPk', `xtk:schema|${name}`),
        argument.string('strMd5', md5),
        // With it a missing schema is a fault, and nothing can only mean "the same".
        argument.boolean('bMustExist', md5 !== ''),
      ],
      doing: `GetEntityIfMoreRecent ${name}`,
      effect: 'read' as const,
    };
    try {
      const [document] = await this.#caller.values(call, this.#life);
      if (document === undefined) {
        throw new CampaignError({
          code: 'malformed',
          doing: call.doing,
          facts: { reason: 'no document in the answer' },
        });
      }
      return childNamed(document, 'schema') ?? (md5 === '' ? 'none' : 'same');
    } catch (error) {
      if (!isCampaignError(error) || !NOT_SHOWN.includes(error.code)) {
        throw error;
      }
      this.#log.warn(`schema ${name}: ${error.code}`);
      return 'none';
    }
  }
}
