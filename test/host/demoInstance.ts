import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterStop, start, type Started } from './processes';
import { GiveUp } from './steps';

/** Tells the extension which running demo instance *Try the Demo Instance* joins. */
export const HANDLE_VARIABLE = 'DELIVERY_DOCTOR_DEMO_HANDLE';

/** A demo instance that runs on its own, as built in dist/. */
export interface Demo {
  readonly process: Started;
  /** File with the address and the secret of the running instance; only its owner may read it. */
  readonly handle: string;
}

const STARTS_WITHIN_MS = 60_000;

/** Starts `dist/demo.js` and waits until it can be joined. Its files go when everything is stopped. */
export async function startDemo(seed: string, more: readonly string[] = []): Promise<Demo> {
  const home = await mkdtemp(join(tmpdir(), 'delivery-demo-'));
  afterStop(() => rm(home, { recursive: true, force: true }));
  const handle = join(home, 'handle.json');
  const demo = start(process.execPath, [
    'dist/demo.js',
    '--seed',
    seed,
    '--port',
    '0',
    '--home',
    join(home, 'instance'),
    '--handle',
    handle,
    ...more,
  ]);
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (!existsSync(handle)) {
    if (demo.code() !== undefined) {
      throw new GiveUp(`The demo instance ended while starting:\n${demo.output()}`);
    }
    if (Date.now() > deadline) {
      throw new GiveUp(`The demo instance was not ready after ${STARTS_WITHIN_MS / 1000} s:\n${demo.output()}`);
    }
    await delay(50);
  }
  return { process: demo, handle };
}
