import type { AskedMethod, AskedSchema, Inspection, Presence, ProfileRepository } from '../profile';
import { listenToQueries, type Asked } from '../query/askedPaths';
import type { EntityReader } from '../query/entityReader';
import type { Schemas } from '../schema/schemas';
import { WRITE_METHODS, type WriteService } from './writeCalls';

/** Schemas whose methods a service has besides its own. */
const IMPLEMENTS: Readonly<Partial<Record<string, string>>> = { 'xtk:session': 'xtk:persist' };

/** What the product relies on, told by its own queries and by the types of its writes. */
export class Profile implements ProfileRepository {
  readonly #entities: EntityReader;
  readonly #schemas: Schemas;

  constructor(entities: EntityReader, schemas: Schemas) {
    this.#entities = entities;
    this.#schemas = schemas;
  }

  async inspect<T>(work: () => Promise<T>, signal: AbortSignal): Promise<Inspection<T>> {
    const { outcome, asked } = await listenToQueries(work);
    const schemas = await Promise.all([...asked].map(([name, one]) => this.#seen(name, one, signal)));
    return { outcome, schemas };
  }

  async #seen(name: string, { paths, refused: code }: Asked, signal: AbortSignal): Promise<AskedSchema> {
    const live = await this.#schemas.get(name, signal);
    const refused = this.#entities.refused(name);
    const presence = (path: string): Presence =>
      refused.has(path) ? 'no' : live === undefined ? 'unknown' : live.has(path);
    return {
      name,
      shown: live !== undefined,
      ...(code === undefined ? {} : { refused: code }),
      attributes: [...paths].map(([path, needed]) => ({ path, needed, has: presence(path) })),
    };
  }

  async methods(signal: AbortSignal): Promise<readonly AskedMethod[]> {
    const services = Object.keys(WRITE_METHODS) as WriteService[];
    const seen = await Promise.all(services.map((service) => this.#methodsOf(service, signal)));
    return services.flatMap((service, at) =>
      WRITE_METHODS[service].map((method) => ({ service, method, has: presenceOf(seen[at], method) })),
    );
  }

  /** Undefined where the instance does not list them. */
  async #methodsOf(service: string, signal: AbortSignal): Promise<ReadonlySet<string> | undefined> {
    const also = IMPLEMENTS[service];
    const lists = await Promise.all(
      [service, ...(also === undefined ? [] : [also])].map((name) => this.#schemas.methods(name, signal)),
    );
    const names = lists.flatMap((list) => [...(list ?? [])]);
    return names.length === 0 ? undefined : new Set(names);
  }
}

function presenceOf(methods: ReadonlySet<string> | undefined, method: string): Presence {
  if (methods === undefined) {
    return 'unknown';
  }
  return methods.has(method) ? 'yes' : 'no';
}
