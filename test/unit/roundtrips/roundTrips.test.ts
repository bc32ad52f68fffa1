import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../../src/demo';
import { costsOf, type ActionCost } from './actions';
import { slowWay } from './slowWay';

/** Calls and depth at most: cold, with no schema known, and warm. Schemas that are confirmed behind are not counted. */
const BOUNDS: Readonly<
  Record<string, readonly [coldCalls: number, coldDepth: number, warmCalls: number, warmDepth: number]>
> = {
  'connect (with sign-off)': [3, 2, 3, 2],
  'first tree, four groups open': [7, 3, 6, 2],
  'expand a group': [2, 2, 1, 1],
  'tracking panel: first figures': [11, 2, 7, 1],
  'audit log': [2, 2, 1, 1],
  'Why is it pending?': [18, 3, 12, 2],
  'Diagnose all pending': [22, 6, 20, 4],
  'health check': [36, 6, 30, 5],
};

describe('round trips', function () {
  this.timeout(120_000);
  let costs: readonly ActionCost[];

  before(async () => {
    const demo = await startDemo({ recipients: 300 });
    const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-roundtrips-'));
    // Long against what the demo itself takes on a busy machine.
    const way = await slowWay(demo.handle.url, 250);
    try {
      costs = await costsOf(way, demo.handle, { cacheFolder: folder, parallel: 32 });
    } finally {
      await way.close();
      await demo.close();
      rmSync(folder, { recursive: true });
    }
  });

  for (const [action, [coldCalls, coldDepth, warmCalls, warmDepth]] of Object.entries(BOUNDS)) {
    it(`of “${action}” are ${coldCalls} at most, ${coldDepth} deep; with known schemas ${warmCalls} and ${warmDepth}`, () => {
      const cost = costs.find((one) => one.action === action) ?? assert.fail(action);
      const isAsked = (name: string): boolean => !name.startsWith('GetEntityIfMoreRecent');
      assert.ok(cost.cold.calls <= coldCalls, `cold: ${cost.cold.names.join(', ')}`);
      assert.ok(cost.cold.depth <= coldDepth, `cold depth ${cost.cold.depth}: ${cost.cold.names.join(', ')}`);
      const warm = cost.warm.names.filter(isAsked);
      assert.ok(warm.length <= warmCalls, `warm: ${warm.join(', ')}`);
      assert.ok(cost.warm.depth <= warmDepth, `warm depth ${cost.warm.depth}: ${cost.warm.names.join(', ')}`);
    });
  }
});
