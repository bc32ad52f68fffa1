import assert from 'node:assert/strict';
import { fuzz } from './support/fuzzRun';

/** A part of the 200,000 bodies of `npm run fuzz:client`, which takes the same code and seeds. */
describe('mutated answers', () => {
  it('never hang, crash or pass for good', async () => {
    const report = await fuzz(10_000, 1);
    assert.ok(report.good > 300, `only ${report.good} of them were still good`);
    assert.ok(report.refused.size >= 8, [...report.refused.keys()].join(', '));
    assert.ok(report.slowestMs < 2000, `${report.slowestMs} ms for one body`);
  }).timeout(120_000);
});
