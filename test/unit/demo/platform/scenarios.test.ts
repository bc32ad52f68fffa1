import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { letEventsGrow, PLATFORM_SCENARIOS, playScenario, SUBJECT } from '../../../../src/demo/platform/scenarios';
import type { Topology } from '../../../../src/demo/platform/topologies';
import type { Finding } from '../../../../src/domain/finding';
import { findingTitle } from '../../../../src/troubleshooting';
import { onPlatform } from './onPlatform';

const never = new AbortController().signal;

interface Expected {
  /** What the report begins with. */
  readonly first: string;
  readonly title?: RegExp;
  /** What else may stand in it. */
  readonly besides?: readonly string[];
}

/** What must be told of each, on marketing; where the mid's servers are Adobe's, not why the twin waits. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  midMtaStopped: { first: 'twinWaits', title: /^It waits on mid-a, as delivery \d+/ },
  slowMid: { first: 'twinWaits', title: /^It waits on mid-b, as delivery \d+: .*MTA/ },
  accountOff: { first: 'routingInactive' },
  neverSubmitted: { first: 'twinMissing' },
  neverFilled: { first: 'twinNotStarted' },
  statesPaused: { first: 'twinEnded', besides: ['workflowStopped'] },
  opensFirst: { first: 'alreadySent', besides: ['workflowStopped', 'twinEnded'] },
  affinityUnknown: { first: 'twinWaits', title: /gold/ },
  sendersCollide: { first: 'twinWaits', title: /MTA/ },
  replicationStopped: { first: 'workflowStopped', title: /ffdaReplicateQueueDelivery/ },
};

/** Troubles, not remarks. */
function troubles(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

describe('troubles between instances', function () {
  this.timeout(180_000);

  it('have an expectation each', () => {
    assert.deepEqual(PLATFORM_SCENARIOS.map(({ name }) => name).sort(), Object.keys(EXPECTED).sort());
  });

  for (const { name, topologies } of PLATFORM_SCENARIOS) {
    // One topology each: what differs between them is looked at below.
    for (const topology of topologies.slice(0, 1)) {
      it(`${topology}: ${name}`, async () => {
        await onPlatform(topology, async ({ platform, why }) => {
          const { findings } = await why(await playScenario(platform, name));
          const said = findings.map((one) => `${one.cause}: ${findingTitle(one)}`).join('\n');
          const { first, title, besides = [] } = EXPECTED[name] ?? assert.fail(name);
          const [leading] = findings;
          assert.equal(leading?.cause, first, said);
          assert.match(findingTitle(leading), title ?? /./);
          assert.deepEqual(
            troubles(findings)
              .map(({ cause }) => cause)
              .filter((cause) => ![first, ...besides].includes(cause)),
            [],
            said,
          );
        });
      });
    }
  }

  it('v8: no advice about servers, which nobody has', async () => {
    await onPlatform('v8-managed' satisfies Topology, async ({ platform, why }) => {
      const id = await playScenario(platform, 'midMtaStopped');
      const { findings, unchecked } = await why(id);
      const remedies = findings.flatMap((one) => one.remedies.map(({ kind }) => kind));
      assert.deepEqual(
        remedies.filter((kind) => /Module|ServerLog|Temporary/.test(kind)),
        [],
      );
      assert.deepEqual(
        unchecked.filter(({ what }) => /servers|pdump/.test(what)),
        [],
        SUBJECT,
      );
    });
  });

  it('events that nobody takes are counted where they wait', async () => {
    await onPlatform('message-center', async ({ platform, instance }) => {
      const cell = await instance('cell-1');
      assert.equal(await cell.monitoring.waitingEvents(never), 0);
      letEventsGrow(platform);
      assert.equal(await cell.monitoring.waitingEvents(never), 300);
      assert.equal(await (await instance('control')).monitoring.waitingEvents(never), undefined);
    });
  });
});
