import { setTimeout as delay } from 'node:timers/promises';

/** Reads again and again until the answer satisfies; throws with the last answer when it does not in time. */
export async function eventually<T>(
  read: () => Promise<T>,
  satisfies: (value: T) => boolean,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (satisfies(value)) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not so within ${withinMs / 1000} s; it is ${JSON.stringify(value)}.`);
    }
    await delay(250);
  }
}
