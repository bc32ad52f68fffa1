import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { Exploration, type Case } from '../../explore/faults/explore';
import { FAULTS } from '../../explore/faults/faults';
import { faultyServer, type FaultyServer } from '../../explore/faults/faultyServer';
import { OPERATIONS } from '../../explore/faults/operations';

/** As many cases as CI has time for; `npm run explore:faults` plays all. */
const RUNS = Number(process.env['DELIVERY_DOCTOR_EXPLORE_RUNS'] ?? 120);
const SEED = Number(process.env['DELIVERY_DOCTOR_EXPLORE_SEED'] ?? 1);

const CASES: readonly Case[] = OPERATIONS.flatMap((operation) =>
  FAULTS.flatMap((fault) => (['once', 'always'] as const).map((often) => ({ operation, fault, often }))),
);

/** Some of the cases, spread over all of them, each once. */
function sample(): readonly Case[] {
  if (RUNS >= CASES.length) {
    return CASES;
  }
  // A step that has no divisor in common with the number of cases meets each of them.
  let step = Math.floor(CASES.length * 0.618);
  while (divisor(step, CASES.length) > 1) {
    step += 1;
  }
  return Array.from({ length: RUNS }, (_, at) => CASES[((at + SEED) * step) % CASES.length]).filter(
    (one) => one !== undefined,
  );
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}

describe('faults on the way to an instance', function () {
  this.timeout(0);
  let demo: RunningDemo;
  let server: FaultyServer;
  let exploration: Exploration;

  before(async () => {
    demo = await startDemo({ recipients: 200, clock: { speed: 0 } });
    server = await faultyServer(demo.handle.url);
    const { url, operator, password } = demo.handle;
    const { signal } = new AbortController();
    const instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal);
    const now = Date.now() + instance.info.clockOffsetMs;
    const idIn = async (group: 'finished' | 'inProgress'): Promise<string> =>
      (await instance.deliveries.list({ group, now, pageSize: 1 }, signal)).rows[0]?.id ?? assert.fail(group);
    exploration = new Exploration(
      server,
      { operator, password },
      { now, sent: await idIn('finished'), sending: await idIn('inProgress') },
    );
    await instance.logoff();
  });
  after(async () => {
    await server.close();
    await demo.close();
  });

  it(`there are ${OPERATIONS.length} operations and ${FAULTS.length} faults, each once and always`, () => {
    assert.ok(OPERATIONS.length >= 50 && FAULTS.length >= 100);
  });

  it('are met in every case that is played without a broken promise', async () => {
    const broken: string[] = [];
    const cases = sample();
    for (const [at, one] of cases.entries()) {
      for (const promise of await exploration.play(one)) {
        broken.push(`${one.operation.name}, ${one.often}: ${one.fault.name}: ${promise}`);
      }
      if (RUNS > 1000 && at % 500 === 499) {
        console.log(`${at + 1} of ${cases.length}, ${broken.length} promises broken`);
      }
    }
    console.log(`${cases.length} cases of ${CASES.length}, ${broken.length} promises broken`);
    assert.deepEqual(broken, []);
  });
});
