/** Every bundle has a copy of this module: they share the count through the process. */
const OPEN = Symbol.for('deliveryDoctor.openDialogs');
const shared = globalThis as { [OPEN]?: number };

/** True while a dialog of ours is open: whoever waits for its answer has no progress to show. */
export function isAsking(): boolean {
  return (shared[OPEN] ?? 0) > 0;
}

/** Counts a dialog as open until its answer is there. */
export async function whileAsking<T>(ask: () => Promise<T>): Promise<T> {
  shared[OPEN] = (shared[OPEN] ?? 0) + 1;
  try {
    return await ask();
  } finally {
    shared[OPEN] -= 1;
  }
}
