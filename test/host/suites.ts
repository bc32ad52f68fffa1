import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { changedFiles, codeOf } from './changes';
import { provideChromium } from './chromium';
import { lintArguments } from './lint';
import { readModuleGraph } from './moduleGraph';
import { packageExtension, VSIX } from './package';
import { isEnding, run, stopAll, stopOnSignals } from './processes';
import { provideClients } from './provideClients';
import { provideLocales } from './provideLocales';
import { providePrometheus } from './providePrometheus';
import { provideSshd } from './provideSshd';
import { reachedTests } from './reached';
import { FILES_VARIABLE, type TestResult } from './results';
import { dealOut, sideBySide, type FileTimes } from './shards';
import {
  printFailures,
  readTimes,
  rememberTimes,
  runShard,
  SUITES,
  type Shard,
  type ShardResult,
  type Suite,
} from './shardRun';
import { GiveUp, printError, step, stepTimes } from './steps';
import { provideVsCodeHost, VERSION_VARIABLE, VSCODE_VARIABLE } from './vscodeHost';

/** Into how many shards each suite is cut; an own sshd is one for all. */
const SHARDS: Readonly<Record<Suite, number>> = { unit: 4, sshd: 1, integration: 2, e2e: 4 };

/** When more than this part of the tests (and more than one) pass only at their second try, the run fails: mend them. */
const MOST_SECOND_TRIES = 0.01;

const SLOWEST = 12;
const node = process.execPath;

interface Wanted {
  readonly suites: readonly Suite[];
  /** Types, form and lint, too. */
  readonly checks: boolean;
  readonly changed: boolean;
}

/** See test.mjs. */
export async function main(args: readonly string[]): Promise<void> {
  stopOnSignals();
  const wanted = readArguments(args);
  if (wanted === undefined) {
    console.error(`npm test -- [${SUITES.join('|')}] [--changed] [--vscode newest|minimum]`);
    process.exit(1);
  }
  const results: ShardResult[] = [];
  const broken: string[] = [];
  await runAll(wanted, results, broken);
  if (isEnding()) {
    return;
  }
  await stopAll();
  await rememberTimes(results);
  const { passed, failed } = report(results, broken);
  console.log(`${passed.toString()} passed, ${failed.toString()} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

function readArguments(args: readonly string[]): Wanted | undefined {
  const suites: Suite[] = [];
  let changed = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const suite = SUITES.find((name) => name === arg);
    if (suite !== undefined) {
      suites.push(suite);
    } else if (arg === '--changed') {
      changed = true;
    } else if (arg === '--vscode' && ['newest', 'minimum'].includes(args[at + 1] ?? '')) {
      at += 1;
      process.env[VERSION_VARIABLE] = args[at];
    } else {
      return undefined;
    }
  }
  return { suites: suites.length === 0 ? SUITES : suites, checks: suites.length === 0, changed };
}

async function runAll(wanted: Wanted, results: ShardResult[], broken: string[]): Promise<void> {
  const changes = wanted.changed ? changedFiles() : undefined;
  const files = filesToRun(wanted.suites, changes);
  const has = (suite: Suite): boolean => files[suite].length > 0;
  const attempt = attemptInto(broken);
  if (!(await attempt('Building', build))) {
    return;
  }
  const ready = await attempt('Making ready', () => provide(has));
  const times = await readTimes();
  const shards = (Object.keys(SHARDS) as Suite[])
    .filter((suite) => ready || suite === 'unit')
    .flatMap((suite) => shardsOf(suite, files[suite], times[suite] ?? {}));
  const jobs = [
    // The longest first, so that nothing long is left alone at the end.
    ...shards.filter(({ suite }) => suite === 'e2e'),
    ...shards.filter(({ suite }) => suite === 'integration'),
    ...shards.filter(({ suite }) => suite === 'unit'),
    ...shards.filter(({ suite }) => suite === 'sshd'),
  ].map((shard) => async () => {
    await attempt(undefined, async () => {
      results.push(await runShard(shard));
    });
  });
  const lanes = Math.min(2, availableParallelism());
  await sideBySide([...(wanted.checks ? checks(attempt, changes) : []), ...jobs], lanes);
}

/** Makes what ships and what tests run, once for all. */
async function build(): Promise<void> {
  await run(node, ['esbuild.mjs', '--production', '--clean', '--tests']);
}

/** What the suites need besides; got before their own time limits begin. */
async function provide(has: (suite: Suite) => boolean): Promise<void> {
  if (has('unit')) {
    // Without them the tests in other languages, and with other programs, say so and skip.
    await provideLocales();
    await providePrometheus();
    await provideClients();
  }
  if (has('sshd')) {
    // Without one the suite says so, and skips.
    await provideSshd();
  }
  if (has('e2e') || (has('integration') && !usesDownload())) {
    await provideChromium();
    await provideVsCodeHost();
  }
  if (has('e2e')) {
    console.log((await packageExtension()).trim().split('\n').at(-1));
  }
}

type Attempt = (title: string | undefined, work: () => Promise<unknown>) => Promise<boolean>;

function checks(attempt: Attempt, changes: readonly string[] | undefined): readonly (() => Promise<void>)[] {
  const files = changes === undefined ? ['.'] : codeOf(changes);
  const check = (title: string, args: readonly string[]) => async () => {
    await attempt(title, () => run(node, args, { show: true }));
  };
  return [
    ...(files.length === 0
      ? []
      : [
          check('Linting', lintArguments(files, 1)),
          check('Checking the form', [
            'node_modules/prettier/bin/prettier.cjs',
            ...files,
            '--check',
            '--log-level=warn',
            // What did not change since it was found to be in order is not looked at again.
            ...['--cache', '--cache-strategy=content', '--cache-location=.vscode-test/prettier'],
          ]),
        ]),
    ...(changes === undefined
      ? [check('Looking for what nobody uses', ['node_modules/knip/bin/knip.js', '--no-progress'])]
      : []),
    check('Checking types', typeCheck('.', 'types')),
    check('Checking types of the panels', typeCheck('webview-ui', 'types-of-panels')),
  ];
}

/** Only what a change can reach is checked again: what was found before is kept. */
function typeCheck(project: string, name: string): readonly string[] {
  const kept = `.vscode-test/${name}.tsbuildinfo`;
  return ['node_modules/typescript/bin/tsc', '-p', project, '--incremental', '--tsBuildInfoFile', kept];
}

/** Files of a suite below its folder, as the built tests are called, that are wanted and that exist. */
function filesToRun(
  suites: readonly Suite[],
  changes: readonly string[] | undefined,
): Readonly<Record<Suite, readonly string[]>> {
  const named = (process.env[FILES_VARIABLE] ?? '').split(',').filter((name) => name !== '');
  const reached =
    changes === undefined ? undefined : reachedTests(readModuleGraph('.', ['src', 'webview-ui', 'test']), changes);
  const of = (suite: Suite): readonly string[] =>
    !suites.includes(suite)
      ? []
      : readdirSync(`test/${suite}`, { recursive: true, encoding: 'utf8' })
          .map((name) => name.replaceAll('\\', '/'))
          .filter((name) => name.endsWith('.test.ts'))
          .filter((name) => reached?.includes(`test/${suite}/${name}`) ?? true)
          .map((name) => name.replace(/\.ts$/, '.js'))
          .filter((name) => named.length === 0 || named.some((wanted) => isSameFile(wanted, suite, name)))
          .sort();
  return { unit: of('unit'), sshd: of('sshd'), integration: of('integration'), e2e: of('e2e') };
}

/** `logs.test.js`, as it is below the suite's folder, or `test/integration/logs.test.ts`. */
function isSameFile(wanted: string, suite: Suite, name: string): boolean {
  return wanted.replace(`test/${suite}/`, '').replace(/\.ts$/, '.js') === name;
}

function shardsOf(suite: Suite, files: readonly string[], times: FileTimes): readonly Shard[] {
  // A downloaded VS Code has one profile: two at a time would share it.
  const count = suite === 'integration' && usesDownload() ? 1 : SHARDS[suite];
  const dealt = dealOut(files, times, count);
  return dealt.map((some, index) => ({
    suite,
    files: some,
    name: dealt.length === 1 ? suite : `${suite} ${(index + 1).toString()}/${dealt.length.toString()}`,
    ...(suite === 'e2e' ? { env: { DELIVERY_DOCTOR_VSIX: VSIX } } : {}),
  }));
}

function usesDownload(): boolean {
  return process.env[VSCODE_VARIABLE] === 'download';
}

function report(results: readonly ShardResult[], broken: readonly string[]): { passed: number; failed: number } {
  const tests = results.flatMap((result) => result.tests);
  for (const suite of SUITES) {
    const ofSuite = results.filter(({ shard }) => shard.suite === suite).flatMap((result) => result.tests);
    if (ofSuite.length > 0) {
      printSuite(suite, ofSuite);
    }
  }
  const secondTries = results.flatMap((result) => result.secondTries);
  if (secondTries.length > 0) {
    console.log(`Passed at the second try only (${secondTries.length.toString()} of ${tests.length.toString()}):`);
    console.log(secondTries.map(({ title }) => `  ${title}`).join('\n'));
  }
  const shaky = secondTries.length > Math.max(1, tests.length * MOST_SECOND_TRIES);
  if (shaky) {
    console.error('That is more than 1 %, and counts as a failure.');
  }
  const slowest = [...tests].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  console.log('The slowest tests:');
  console.log(slowest.map(({ ms, title }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${title}`).join('\n'));
  console.log(stepTimes.map((time) => `${time.seconds.toFixed(1).padStart(7)} s  ${time.title}`).join('\n'));
  const count = (state: TestResult['state']): number => tests.filter((test) => test.state === state).length;
  return { passed: count('passed'), failed: count('failed') + broken.length + (shaky ? 1 : 0) };
}

function printSuite(suite: Suite, tests: readonly TestResult[]): void {
  const these = (state: TestResult['state']): readonly TestResult[] => tests.filter((test) => test.state === state);
  if (suite !== 'unit') {
    for (const test of these('passed')) {
      console.log(`  ✓ ${test.title} (${test.ms.toString()} ms)`);
    }
  }
  for (const test of these('skipped')) {
    console.log(`  – ${test.title} (skipped)`);
  }
  printFailures(tests);
  console.log(`  ${suite}: ${these('passed').length.toString()} passed, ${these('failed').length.toString()} failed`);
}

/** Does something; when it throws, says so and remembers that it broke. */
function attemptInto(broken: string[]): Attempt {
  return async (title, work) => {
    try {
      await (title === undefined ? work() : step(title, work));
      return true;
    } catch (error) {
      if (!isEnding()) {
        printError(error instanceof Error ? error : new GiveUp(String(error)));
      }
      broken.push(title ?? 'tests');
      return false;
    }
  };
}
