import { AsyncLocalStorage } from 'async_hooks';
import type { CampaignErrorCode } from '../errors';

/** What was asked of one schema. */
export interface Asked {
  /** Each path, and whether a row is worth nothing without it. */
  readonly paths: Map<string, boolean>;
  /** Why its rows were not given, the last time. */
  refused?: CampaignErrorCode;
}

/** By the name of the schema. */
const listening = new AsyncLocalStorage<Map<string, Asked>>();

/**
 * Does some work, and tells what its queries would like to have, also of attributes that the instance was found to lack.
 * So what the product assumes of an instance is told by the queries themselves.
 */
export async function listenToQueries<T>(
  work: () => Promise<T>,
): Promise<{ readonly outcome: PromiseSettledResult<T>; readonly asked: ReadonlyMap<string, Asked> }> {
  const asked = new Map<string, Asked>();
  const [outcome] = await listening.run(asked, () => Promise.allSettled([work()]));
  return { outcome, asked };
}

/** Tells whoever listens what a query would like to have. */
export function noteAsked(schema: string, paths: Iterable<string>, isNeeded: boolean): void {
  const known = askedOf(schema)?.paths;
  if (known === undefined) {
    return;
  }
  for (const path of paths) {
    known.set(path, known.get(path) === true || isNeeded);
  }
}

/** Tells whoever listens that the rows of a schema were not given. */
export function noteRefused(schema: string, code: CampaignErrorCode): void {
  const asked = askedOf(schema);
  if (asked !== undefined) {
    asked.refused = code;
  }
}

function askedOf(schema: string): Asked | undefined {
  const all = listening.getStore();
  const known = all?.get(schema) ?? { paths: new Map<string, boolean>() };
  all?.set(schema, known);
  return all === undefined ? undefined : known;
}
