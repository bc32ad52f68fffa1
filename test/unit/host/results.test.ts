import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readResults, writeResults, type SuiteResults } from '../../host/results';

describe('results of a suite', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'results-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('come back as they were written, and leave nothing beside the file', async () => {
    const results: SuiteResults = {
      state: 'finished',
      tests: [{ title: 'a b', state: 'failed', ms: 3, error: 'Error: no' }],
    };
    await writeResults(join(folder, 'good.json'), results);
    assert.deepEqual(await readResults(join(folder, 'good.json')), results);
    assert.deepEqual(await readdir(folder), ['good.json']);
  });

  it('are absent when there is no file, or a file of somebody else', async () => {
    assert.equal(await readResults(join(folder, 'none.json')), undefined);
    await writeFile(join(folder, 'other.json'), '{"state":"finished","tests":[{"title":1}]}');
    assert.equal(await readResults(join(folder, 'other.json')), undefined);
  });
});
