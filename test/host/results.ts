import { readFile, rename, writeFile } from 'node:fs/promises';

/** What came of one test, or of a hook that failed. */
export interface TestResult {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly ms: number;
  /** The test's file, below its suite's folder; none for what belongs to no file. */
  readonly file?: string;
  /** Stack or message of a failure. */
  readonly error?: string;
}

/** What a suite writes down for the process that started it; first as running, so that one can tell it began. */
export interface SuiteResults {
  readonly state: 'running' | 'finished';
  readonly tests: readonly TestResult[];
}

/** Names the file a suite writes its results to. */
export const RESULTS_VARIABLE = 'DELIVERY_DOCTOR_RESULTS';

/** Names the test files to run, below the suite's folder, separated by commas; without it all of them run. */
export const FILES_VARIABLE = 'DELIVERY_DOCTOR_TEST_FILES';

/** The results file this process was told to write. */
export function resultsFile(): string {
  const file = process.env[RESULTS_VARIABLE];
  if (file === undefined || file === '') {
    throw new Error(`${RESULTS_VARIABLE} is not set.`);
  }
  return file;
}

/** Writes in one step: a reader never sees half a file. */
export async function writeResults(file: string, results: SuiteResults): Promise<void> {
  await writeFile(`${file}.part`, JSON.stringify(results, undefined, 2));
  await rename(`${file}.part`, file);
}

/** The results in a file; undefined when there is none, or it is not one of ours. */
export async function readResults(file: string): Promise<SuiteResults | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    return undefined;
  }
  const value: unknown = JSON.parse(text);
  return isResults(value) ? value : undefined;
}

function isResults(value: unknown): value is SuiteResults {
  if (typeof value !== 'object' || value === null || !('state' in value) || !('tests' in value)) {
    return false;
  }
  return (
    (value.state === 'running' || value.state === 'finished') &&
    Array.isArray(value.tests) &&
    value.tests.every(isResult)
  );
}

function isResult(value: unknown): value is TestResult {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    typeof value.title === 'string' &&
    'state' in value &&
    (value.state === 'passed' || value.state === 'failed' || value.state === 'skipped') &&
    'ms' in value &&
    typeof value.ms === 'number' &&
    (!('file' in value) || typeof value.file === 'string')
  );
}
