/** A step that ran, for the table at the end. */
export interface StepTime {
  readonly title: string;
  readonly seconds: number;
}

const HEARTBEAT_MS = 15_000;

export const stepTimes: StepTime[] = [];

/** Prints a step's title, a sign of life while it takes long, and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  console.log(`▸ ${title}`);
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  const heartbeat = setInterval(() => {
    console.log(`  … ${title.toLowerCase()}: ${elapsed().toFixed(0)} s so far`);
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    stepTimes.push({ title, seconds: elapsed() });
    console.log(`  ${elapsed().toFixed(1)} s`);
  }
}

/** One clear sentence for the person at the terminal; printed without a stack. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}

/** Prints an error as a person should see it. */
export function printError(error: unknown): void {
  if (error instanceof GiveUp) {
    console.error(error.message);
  } else {
    console.error(error);
  }
}
