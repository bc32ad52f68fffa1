import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FILES_VARIABLE, readResults, RESULTS_VARIABLE, type TestResult } from '../../host/results';

const SUITE = `
  const assert = require('node:assert/strict');
  describe('a suite', () => {
    it('passes', () => {});
    it('fails', () => { assert.equal(1, 2); });
    it.skip('is skipped', () => {});
    describe('with a broken hook', () => {
      before(() => { throw new Error('hook'); });
      it('never runs', () => {});
    });
  });
`;

/** Runs a folder of tests as the stages do: in a process of its own. */
async function runFolder(files: Readonly<Record<string, string>>, only = ''): Promise<readonly TestResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'suite-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, name), text);
    }
    const file = join(folder, 'results.json');
    const script = `require(${JSON.stringify(resolve('out/test/host/mochaSuite.js'))}).runMochaSuite(${JSON.stringify(folder)}, { timeoutMs: 1000 })`;
    await promisify(execFile)(process.execPath, ['-e', script], {
      env: { ...process.env, [RESULTS_VARIABLE]: file, [FILES_VARIABLE]: only },
    });
    const results = await readResults(file);
    assert.equal(results?.state, 'finished');
    return results.tests;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('a mocha suite in a process of its own', () => {
  it('writes down what passed, failed and was skipped, broken hooks included', async () => {
    const tests = await runFolder({ 'one.test.js': SUITE });
    assert.deepEqual(
      tests.map((test) => [test.title, test.state]),
      [
        ['a suite passes', 'passed'],
        ['a suite fails', 'failed'],
        ['a suite is skipped', 'skipped'],
        ['a suite with a broken hook "before all" hook for "never runs"', 'failed'],
      ],
    );
    assert.match(tests[1]?.error ?? '', /1 !== 2/);
  });

  it('says in which file each test is, and runs only the files that are named', async () => {
    const files = { 'one.test.js': SUITE, 'two.test.js': "it('passes too', () => {});" };
    const all = await runFolder(files);
    assert.deepEqual(all.map(({ file }) => file).sort(), [...Array<string>(4).fill('one.test.js'), 'two.test.js']);
    assert.deepEqual(
      (await runFolder(files, 'two.test.js')).map(({ title }) => title),
      ['passes too'],
    );
  });

  it('fails when a file cannot be loaded', async () => {
    const tests = await runFolder({ 'one.test.js': 'syntax error here' });
    assert.deepEqual(
      tests.map((test) => test.state),
      ['failed'],
    );
  });

  it('fails when there is no test file: nothing tested is nothing proved', async () => {
    const tests = await runFolder({ 'readme.txt': '' });
    assert.deepEqual(
      tests.map((test) => test.state),
      ['failed'],
    );
  });
});
