import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../../src/demo';
import { costsOf, type ActionCost } from './actions';
import { slowWay } from './slowWay';

interface Bound {
  /** Calls and depth at most: the first time on this machine, and with the schemas of an earlier session. */
  readonly cold: readonly [calls: number, depth: number];
  readonly warm: readonly [calls: number, depth: number];
  /** Depth at most when a person sees the first of it. */
  readonly first?: readonly [cold: number, warm: number];
}

/** What admins wait for. Schemas that are only confirmed, behind everything else, are not counted. */
const BOUNDS: Readonly<Record<string, Bound>> = {
  'connect and first tree': { cold: [10, 3], warm: [9, 3], first: [2, 2] },
  // One of them less, unless a delivery has just ended: then its last figures are read behind it (instanceDeliveries.test).
  'refresh the tree': { cold: [7, 2], warm: [7, 2] },
  // What is under way when the first of them is refused goes in vain; then one renewal, then all (session.test).
  'refresh after the session expired': { cold: [14, 4], warm: [14, 4] },
  'ten reads after the session expired': { cold: [21, 3], warm: [21, 3] },
  'expand a group': { cold: [1, 1], warm: [1, 1] },
  'tracking panel': { cold: [14, 3], warm: [12, 2], first: [1, 1] },
  'throughput of a delivery': { cold: [4, 2], warm: [4, 1] },
  'throughput of the instance': { cold: [3, 2], warm: [3, 1] },
  'messages, first rows': { cold: [4, 2], warm: [4, 1] },
  'messages, another filter': { cold: [4, 2], warm: [4, 1] },
  'audit log': { cold: [1, 1], warm: [1, 1] },
  'Why is it pending?': { cold: [14, 3], warm: [12, 2], first: [1, 1] },
  'Diagnose all pending': { cold: [20, 3], warm: [20, 2] },
  'health check': { cold: [34, 4], warm: [30, 3], first: [1, 1] },
  // One look before the question; then it is looked at again, sent, and looked at whether it worked.
  'pause a delivery': { cold: [4, 4], warm: [4, 4], first: [1, 1] },
};

describe('round trips', function () {
  // Mostly waiting; a busy machine waits longer.
  this.timeout(600_000);
  const costs: ActionCost[] = [];

  before(async () => {
    const demo = await startDemo({ recipients: 300 });
    const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-roundtrips-'));
    // Long against what the demo itself takes on a busy machine.
    const way = await slowWay(demo.handle.url, 250);
    const expire = (): void => {
      demo.expireSessions();
    };
    try {
      for await (const cost of costsOf(way, demo.handle, { cacheFolder: folder, parallel: 32, expire })) {
        costs.push(cost);
      }
    } finally {
      await way.close();
      await demo.close();
      rmSync(folder, { recursive: true });
    }
  });

  for (const [action, { cold, warm, first }] of Object.entries(BOUNDS)) {
    it(`of “${action}” are ${cold.join(' calls at most, deep ')}; with known schemas ${warm.join(', deep ')}`, () => {
      const cost = costs.find((one) => one.action === action) ?? assert.fail(action);
      for (const [session, [calls, depth], seen] of [
        ['cold', cold, first?.[0]],
        ['warm', warm, first?.[1]],
      ] as const) {
        const told = `${session}: ${cost[session].names.join(', ')}`;
        assert.ok(cost[session].calls <= calls, `${cost[session].calls} calls, ${told}`);
        assert.ok(cost[session].depth <= depth, `depth ${cost[session].depth}, ${told}`);
        assert.ok(seen === undefined || (cost[session].firstDepth ?? Infinity) <= seen, `first, ${told}`);
      }
    });
  }
});
