import { AsyncLocalStorage } from 'async_hooks';

const inBackground = new AsyncLocalStorage<true>();

/** Runs work whose calls let those of a person go first: what polls, and what only might be wanted. */
export function runInBackground<T>(work: () => T): T {
  return inBackground.run(true, work);
}

/** True inside `runInBackground`. */
export function isInBackground(): boolean {
  return inBackground.getStore() === true;
}
