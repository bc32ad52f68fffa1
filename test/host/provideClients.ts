import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { run } from './processes';
import { step } from './steps';
import { npmScript } from './vscodeHost';

const KEPT_IN = '.vscode-test';

/** Other people's clients of Campaign, by which the demo is tried: they are no part of what we build, nor of its packages. */
const PINS = 'test/host/clients';
const LOCK = 'package-lock.json';

/** Where they are when they are provided, to load them from. */
export const CLIENTS = join(KEPT_IN, 'clients');

/** Installs the clients, as pinned, where they are not yet. Without them their tests skip, so nothing here fails. */
export async function provideClients(): Promise<void> {
  if (whyNoClients() === undefined) {
    return;
  }
  await step('Getting other clients of Campaign (npm)', make).catch((error: unknown) => {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    console.log(`  They could not be installed: ${said}`);
  });
}

/** One sentence that says why the tests with other clients cannot be run here; undefined when they can. */
export function whyNoClients(): string | undefined {
  const kept = join(CLIENTS, LOCK);
  const isHere = existsSync(kept) && readFileSync(kept, 'utf8') === readFileSync(join(PINS, LOCK), 'utf8');
  return isHere
    ? undefined
    : `Skipped: other clients of Campaign are not installed here (npm test does it; by hand: npm ci in a copy of ${PINS} at ${CLIENTS}).`;
}

async function make(): Promise<void> {
  // Made aside and moved in one step, so that an interrupted installation is never taken for a good one.
  const building = resolve(KEPT_IN, `clients.building-${process.pid}`);
  try {
    await mkdir(building, { recursive: true });
    await cp(PINS, building, { recursive: true });
    const npm = await npmScript();
    await run(process.execPath, [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: building,
    });
    // npm may write its lock anew.
    await cp(join(PINS, LOCK), join(building, LOCK));
    await readFile(join(building, 'node_modules', 'soap', 'package.json'));
    await rm(CLIENTS, { recursive: true, force: true });
    await rename(building, CLIENTS);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
