import assert from 'node:assert/strict';
import { fuzzParsers } from './fuzzParsers';

describe('mutated answers of servers', () => {
  it('are read or refused, and nothing is made up (npm run fuzz:servers for 100,000 of each)', async () => {
    const results = await fuzzParsers(1500, 7);
    for (const { parser, accepted } of results) {
      assert.ok(accepted > 20, `${parser}: ${accepted}`);
    }
  }).timeout(60_000);
});
