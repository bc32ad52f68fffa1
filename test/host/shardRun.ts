import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { start } from './processes';
import { FILES_VARIABLE, readResults, RESULTS_VARIABLE, type TestResult } from './results';
import type { FileTimes } from './shards';
import { GiveUp, step } from './steps';

export const SUITES = ['unit', 'sshd', 'integration', 'e2e'] as const;
export type Suite = (typeof SUITES)[number];

/** What runs the tests of a suite in a process of their own. */
const SCRIPTS: Readonly<Record<Suite, string>> = {
  unit: 'out/test/host/unitMain.js',
  sshd: 'out/test/host/sshdMain.js',
  integration: 'out/test/host/integrationMain.js',
  e2e: 'out/test/e2e/main.js',
};

/** Some test files of a suite, run together. */
export interface Shard {
  readonly suite: Suite;
  /** For titles: `unit 2/3`. */
  readonly name: string;
  /** Below the suite's folder, as `servers/pdump.test.js`. */
  readonly files: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What came of a shard: each test once, with its last result, and those that failed at first and passed then. */
export interface ShardResult {
  readonly shard: Shard;
  readonly tests: readonly TestResult[];
  readonly secondTries: readonly TestResult[];
}

/**
 * Runs a shard. Test files in which something failed get a second try, in a fresh process, and both tries are shown: a
 * browser, an sshd or a VS Code on a machine under load is late now and then, a mistake fails twice.
 */
export async function runShard(shard: Shard): Promise<ShardResult> {
  const first = await tryOnce(shard, shard.files, '');
  const again = filesToTryAgain(first);
  if (again.length === 0) {
    return { shard, tests: first, secondTries: [] };
  }
  console.log(`  ${shard.name}, first try:`);
  printFailures(first);
  const second = await tryOnce(shard, again, `, again: ${again.join(', ')}`);
  const failedAgain = new Set(second.filter(({ state }) => state === 'failed').map(({ title }) => title));
  return {
    shard,
    tests: [...first.filter(({ file }) => file !== undefined && !again.includes(file)), ...second],
    secondTries: first.filter(({ state, title }) => state === 'failed' && !failedAgain.has(title)),
  };
}

async function tryOnce(shard: Shard, files: readonly string[], again: string): Promise<readonly TestResult[]> {
  const results = `out/results-${shard.name.replace(/\W+/g, '-')}.json`;
  await mkdir('out', { recursive: true });
  await rm(results, { force: true });
  return step(`Running the tests ${shard.name}${again}`, async () => {
    const child = start(process.execPath, ['--enable-source-maps', SCRIPTS[shard.suite]], {
      env: { ...shard.env, [RESULTS_VARIABLE]: results, [FILES_VARIABLE]: files.join(',') },
      show: true,
    });
    const code = await child.exited;
    await child.stop();
    const read = await readResults(results);
    if (read?.state !== 'finished') {
      throw new GiveUp(`The tests ${shard.name} broke off with code ${code.toString()}.`);
    }
    return read.tests;
  });
}

/** The files of failed tests; none when something failed that belongs to no file, since running files again would hide it. */
function filesToTryAgain(tests: readonly TestResult[]): readonly string[] {
  const failed = tests.filter(({ state }) => state === 'failed').map(({ file }) => file);
  const files = failed.filter((file) => file !== undefined);
  return files.length === failed.length ? [...new Set(files)] : [];
}

export function printFailures(tests: readonly TestResult[]): void {
  for (const test of tests) {
    if (test.state === 'failed') {
      console.log(`  ✗ ${test.title}\n${(test.error ?? '').replace(/^/gm, '      ')}`);
    }
  }
}

/** Kept between runs, beside the VS Code to test in; a guess is as good where there is none. */
const TIMES = '.vscode-test/test-times.json';

/** How long the files of each suite took the last time. */
export async function readTimes(): Promise<Partial<Record<Suite, FileTimes>>> {
  try {
    const value: unknown = JSON.parse(await readFile(TIMES, 'utf8'));
    return isTimes(value) ? value : {};
  } catch {
    return {};
  }
}

/** Remembers how long files took, beside what is known of those that did not run. */
export async function rememberTimes(results: readonly ShardResult[]): Promise<void> {
  const times: Partial<Record<Suite, Record<string, number>>> = await readTimes();
  for (const { shard, tests } of results) {
    const ofSuite = (times[shard.suite] ??= {});
    for (const file of shard.files) {
      ofSuite[file] = tests.filter((test) => test.file === file).reduce((sum, { ms }) => sum + ms, 0);
    }
  }
  await mkdir('.vscode-test', { recursive: true });
  await writeFile(TIMES, JSON.stringify(times, undefined, 1));
}

function isTimes(value: unknown): value is Partial<Record<Suite, Record<string, number>>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (files: unknown) =>
        typeof files === 'object' && files !== null && Object.values(files).every((ms) => typeof ms === 'number'),
    )
  );
}
