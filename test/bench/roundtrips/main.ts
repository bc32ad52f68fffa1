import '../../unit/vscodeStandIn';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../../src/demo';
import { costsOf } from '../../unit/roundtrips/actions';
import { slowWay, type Cost } from '../../unit/roundtrips/slowWay';

/** What a call takes in the field, ms, and how many go at a time by default. */
const DELAY_MS = 400;
const PARALLEL = 4;

function figures({ calls, depth, firstDepth, ms }: Cost): string {
  const first = firstDepth === undefined ? '' : ` (first ${firstDepth})`;
  return `${String(calls).padStart(4)} /${String(depth).padStart(3)} /${(ms / 1000).toFixed(1).padStart(5)} s${first.padEnd(10)}`;
}

async function main(): Promise<void> {
  const demo = await startDemo({ recipients: 2000 });
  const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-roundtrips-'));
  const way = await slowWay(demo.handle.url, DELAY_MS);
  try {
    console.log(`calls / depth / time, ${DELAY_MS} ms a call, ${PARALLEL} at a time`);
    for await (const { action, cold, warm } of costsOf(way, demo.handle, {
      cacheFolder: folder,
      parallel: PARALLEL,
      expire: () => {
        demo.expireSessions();
      },
    })) {
      console.log(`${action.padEnd(32)}  cold ${figures(cold)}   warm ${figures(warm)}`);
      if (process.argv.includes('--calls')) {
        console.log(`  ${warm.names.join('\n  ')}`);
      }
    }
  } finally {
    await way.close();
    await demo.close();
    rmSync(folder, { recursive: true });
  }
}

void main();
