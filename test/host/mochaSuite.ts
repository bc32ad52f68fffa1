import { readdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { RootHookObject } from 'mocha';
import { FILES_VARIABLE, resultsFile, writeResults, type TestResult } from './results';

export interface SuiteOptions {
  readonly timeoutMs: number;
  readonly rootHooks?: RootHookObject;
  /** Failures that belong to no single step of a test, asked for at the end. */
  readonly alsoFailed?: () => readonly TestResult[];
}

/**
 * Runs every test file of a folder in this process and writes the results where the environment says. The process that reads them
 * prints them, so that unit tests, tests inside VS Code and tests in a browser all look the same.
 */
export async function runMochaSuite(folder: string, options: SuiteOptions): Promise<void> {
  const file = resultsFile();
  await writeResults(file, { state: 'running', tests: [] });
  const tests = await runFiles(folder, options).catch((error: unknown) => [crash(error)]);
  await writeResults(file, { state: 'finished', tests: [...tests, ...(options.alsoFailed?.() ?? [])] });
}

async function runFiles(folder: string, options: SuiteOptions): Promise<TestResult[]> {
  const files = testFiles(folder);
  if (files.length === 0) {
    throw new Error('There is no test file.');
  }
  const { default: Mocha } = await import('mocha');
  const tests: TestResult[] = [];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: options.timeoutMs,
    forbidOnly: process.env.CI !== undefined,
    rootHooks: options.rootHooks,
    reporter: class extends Mocha.reporters.Base {
      constructor(runner: Mocha.Runner) {
        super(runner);
        const add = (test: Mocha.Runnable, state: TestResult['state'], error?: string): void => {
          const file = test.file ?? test.parent?.file;
          const where = file === undefined ? {} : { file: relative(folder, file) };
          tests.push({
            title: test.fullTitle(),
            state,
            ms: test.duration ?? 0,
            ...where,
            ...(error === undefined ? {} : { error }),
          });
        };
        runner.on('pass', (test) => {
          add(test, 'passed');
        });
        runner.on('pending', (test) => {
          add(test, 'skipped');
        });
        runner.on('fail', (test, error: unknown) => {
          add(test, 'failed', describe(error));
        });
      }
    },
  });
  for (const file of files) {
    mocha.addFile(file);
  }
  await mocha.loadFilesAsync();
  await new Promise<void>((settle) => {
    mocha.run(() => {
      settle();
    });
  });
  return tests;
}

function testFiles(folder: string): string[] {
  const only = (process.env[FILES_VARIABLE] ?? '').split(',').filter((name) => name !== '');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js') && (only.length === 0 || only.includes(name)))
    .sort()
    .map((name) => resolve(folder, name));
}

function crash(error: unknown): TestResult {
  return { title: 'the suite itself', state: 'failed', ms: 0, error: describe(error) };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
