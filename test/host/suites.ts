import { mkdir, rm } from 'node:fs/promises';
import { packageExtension, VSIX } from './package';
import { isEnding, run, start, stopAll, stopOnSignals } from './processes';
import { FILES_VARIABLE, readResults, RESULTS_VARIABLE, type TestResult } from './results';
import { GiveUp, printError, step, stepTimes } from './steps';
import { provideChromium } from './chromium';
import { provideLocales } from './provideLocales';
import { provideSshd } from './provideSshd';
import { provideVsCodeHost, VSCODE_VARIABLE } from './vscodeHost';

const SUITES = ['unit', 'sshd', 'integration', 'e2e'] as const;
type Suite = (typeof SUITES)[number];

interface Count {
  passed: number;
  failed: number;
}

const node = process.execPath;

/** See test.mjs. */
export async function main(args: readonly string[]): Promise<void> {
  stopOnSignals();
  const unknown = args.find((arg) => !isSuite(arg));
  if (unknown !== undefined) {
    console.error(`There is no suite ${unknown}; there are ${SUITES.join(', ')}.`);
    process.exit(1);
  }
  const count = { passed: 0, failed: 0 };
  const chosen = args.filter(isSuite);
  const checks = chosen.length === 0;
  await runAll(checks, checks ? SUITES : chosen, count);
  if (isEnding()) {
    return;
  }
  await stopAll();
  console.log(stepTimes.map((time) => `${time.seconds.toFixed(1).padStart(7)} s  ${time.title}`).join('\n'));
  console.log(`${count.passed} passed, ${count.failed} failed`);
  process.exit(count.failed === 0 ? 0 : 1);
}

async function runAll(checks: boolean, suites: readonly Suite[], count: Count): Promise<void> {
  if (checks) {
    await attempt(count, 'Checking types', async () => {
      await run(node, ['node_modules/typescript/bin/tsc', '-p', '.'], { show: true });
      await run(node, ['node_modules/typescript/bin/tsc', '-p', 'webview-ui'], { show: true });
    });
    await attempt(count, 'Linting', () =>
      run(node, ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'], { show: true }),
    );
  }
  const built = await attempt(count, 'Building', () =>
    run(node, ['esbuild.mjs', '--production', '--clean', '--tests']),
  );
  if (!built) {
    return;
  }
  if (suites.includes('unit')) {
    // Without them the tests in other languages say so, and skip.
    await attempt(count, 'Looking for the sources of locales', () => provideLocales());
    await runSuite('unit', 'out/test/host/unitMain.js', count);
  }
  if (suites.includes('sshd')) {
    // Without one the suite says so, and skips.
    await attempt(count, 'Looking for an OpenSSH server', () => provideSshd());
    await runSuite('sshd', 'out/test/host/sshdMain.js', count);
  }
  if (!(await provide(suites, count))) {
    return;
  }
  if (suites.includes('integration')) {
    await runSuite('integration', 'out/test/host/integrationMain.js', count);
  }
  if (!suites.includes('e2e')) {
    return;
  }
  const packed = await attempt(count, 'Packing the .vsix', async () => {
    console.log((await packageExtension()).trim().split('\n').at(-1));
  });
  if (packed) {
    await runSuite('e2e', 'out/test/e2e/main.js', count, { DELIVERY_DOCTOR_VSIX: VSIX });
  }
}

/** What the suites beyond the unit tests need; got before their own time limits begin. */
async function provide(suites: readonly Suite[], count: Count): Promise<boolean> {
  const ours =
    suites.includes('e2e') || (suites.includes('integration') && process.env[VSCODE_VARIABLE] !== 'download');
  if (!ours) {
    return true;
  }
  return counted(count, async () => {
    await provideChromium();
    await provideVsCodeHost();
  });
}

/**
 * Runs a suite and counts what came of it; a crash counts as one failure. Test files in which something failed get a second try,
 * in a fresh process, and both tries are shown: a browser, an sshd or a VS Code on a machine under load is late now and then, a
 * mistake fails twice.
 */
async function runSuite(
  suite: Suite,
  script: string,
  count: Count,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const first = await tryOnce(suite, script, count, env);
  if (first === undefined) {
    return;
  }
  const again = filesToTryAgain(first);
  if (again.length === 0) {
    report(suite, first, count);
    return;
  }
  console.log(`  ${suite}, first try:`);
  printFailures(first);
  const second = await tryOnce(suite, script, count, { ...env, [FILES_VARIABLE]: again.join(',') });
  if (second !== undefined) {
    report(suite, [...first.filter(({ file }) => file !== undefined && !again.includes(file)), ...second], count);
  }
}

/** The results of one run; undefined, and counted as a failure, when it broke off. */
async function tryOnce(
  suite: Suite,
  script: string,
  count: Count,
  env: Readonly<Record<string, string>>,
): Promise<readonly TestResult[] | undefined> {
  const file = `out/results-${suite}.json`;
  await mkdir('out', { recursive: true });
  await rm(file, { force: true });
  const again = FILES_VARIABLE in env ? `, again: ${env[FILES_VARIABLE] ?? ''}` : '';
  const ran = await attempt(count, `Running the ${suite} tests${again}`, async () => {
    const child = start(node, ['--enable-source-maps', script], {
      env: { ...env, [RESULTS_VARIABLE]: file },
      show: true,
    });
    const code = await child.exited;
    await child.stop();
    if ((await readResults(file))?.state !== 'finished') {
      throw new GiveUp(`The ${suite} tests broke off with code ${code}.`);
    }
  });
  return ran ? (await readResults(file))?.tests : undefined;
}

/** The files of failed tests; none when something failed that belongs to no file, since running files again would hide it. */
function filesToTryAgain(tests: readonly TestResult[]): readonly string[] {
  const failed = tests.filter(({ state }) => state === 'failed').map(({ file }) => file);
  const files = failed.filter((file) => file !== undefined);
  return files.length === failed.length ? [...new Set(files)] : [];
}

function report(suite: Suite, tests: readonly TestResult[], count: Count): void {
  const these = (state: TestResult['state']): readonly TestResult[] => tests.filter((test) => test.state === state);
  if (suite !== 'unit') {
    for (const test of these('passed')) {
      console.log(`  ✓ ${test.title} (${test.ms} ms)`);
    }
  }
  for (const test of these('skipped')) {
    console.log(`  – ${test.title} (skipped)`);
  }
  printFailures(tests);
  const [passed, failed] = [these('passed').length, these('failed').length];
  console.log(`  ${suite}: ${passed} passed, ${failed} failed`);
  count.passed += passed;
  count.failed += failed;
}

function printFailures(tests: readonly TestResult[]): void {
  for (const test of tests) {
    if (test.state === 'failed') {
      console.log(`  ✗ ${test.title}\n${(test.error ?? '').replace(/^/gm, '      ')}`);
    }
  }
}

async function attempt(count: Count, title: string, work: () => Promise<unknown>): Promise<boolean> {
  return counted(count, () => step(title, work));
}

/** Does something; when it throws, says so and counts a failure. */
async function counted(count: Count, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!isEnding()) {
      printError(error);
    }
    count.failed += 1;
    return false;
  }
}

function isSuite(name: string): name is Suite {
  return SUITES.some((suite) => suite === name);
}
