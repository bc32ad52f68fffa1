import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import type { ModuleList, SendingServer } from '../../../src/servers/sendingServer';
import { applyRemedy } from '../../../src/troubleshooting';
import { controlModule } from '../../../src/troubleshooting/remedies/controlModule';
import { REF, accessTo, instanceOver, memoryOf, person } from './parts';

const QUICK = { everyMs: 5, limitMs: 60 };
const ID = REF.connectionId;
const RESTART = { kind: 'restartModule', server: 's1', module: 'mta', instance: 'demo' } as const;

/** A server whose MTA has this process, and another one after a command that works. */
function serverWith(
  pid: number | undefined,
  works = true,
): { readonly server: SendingServer; readonly verbs: string[] } {
  const verbs: string[] = [];
  let now = pid;
  const modules = (): ModuleList['modules'] =>
    now === undefined ? [] : [{ name: 'mta', instance: 'demo', pid: now, memoryBytes: 1 }];
  return {
    verbs,
    server: {
      name: 's1',
      pdump: async () => ({ modules: modules() }),
      readConfig: async () => ({ autoStart: ['mta'], affinities: [] }),
      control: async (verb) => {
        verbs.push(verb);
        if (works) {
          now = verb === 'stop' ? undefined : (now ?? 0) + 1;
        }
        return { exitCode: 0, stdout: 'said so', stderr: '' };
      },
    },
  };
}

describe('troubleshooting/remedies: restart and stop', () => {
  it('restarts once after the name was asked for, and is done when another process runs', async () => {
    const { server, verbs } = serverWith(7);
    const who = person(accessTo(instanceOver(memoryOf()), [server]));
    assert.deepEqual(await controlModule(RESTART, ID, who.context, QUICK), {
      kind: 'done',
      text: 'mta@demo runs on s1 (pid 8).',
    });
    assert.deepEqual([verbs, who.asked[0]?.typeToConfirm, who.activity[0]?.ok], [['restart'], 'mta@demo', true]);
  });

  it('stops it, and knows how to undo that', async () => {
    const { server, verbs } = serverWith(7);
    const outcome = await controlModule(
      { ...RESTART, kind: 'stopModule' },
      ID,
      person(accessTo(instanceOver(memoryOf()), [server])).context,
      QUICK,
    );
    assert.deepEqual([verbs, outcome.kind === 'done' && outcome.undo], [['stop'], { ...RESTART, kind: 'startModule' }]);
  });

  it('does not claim what pdump does not show, nor try again', async () => {
    const { server, verbs } = serverWith(7, false);
    const who = person(accessTo(instanceOver(memoryOf()), [server]));
    const outcome = await controlModule(RESTART, ID, who.context, QUICK);
    assert.deepEqual([outcome.kind, verbs, who.activity[0]?.ok], ['failed', ['restart'], false]);
  });

  it('does nothing where it does not run, or when declined', async () => {
    const still = serverWith(undefined);
    assert.equal(
      (await controlModule(RESTART, ID, person(accessTo(instanceOver(memoryOf()), [still.server])).context, QUICK))
        .kind,
      'notNeeded',
    );
    const declined = serverWith(7);
    assert.equal(
      (
        await controlModule(
          RESTART,
          ID,
          person(accessTo(instanceOver(memoryOf()), [declined.server]), { agrees: false }).context,
          QUICK,
        )
      ).kind,
      'declined',
    );
    assert.deepEqual([still.verbs, declined.verbs], [[], []]);
  });
});

describe('troubleshooting/remedies: purge of temporary files', () => {
  const OLD = {
    folder: 'tmp',
    name: 'tmp0001.tmp',
    sizeBytes: 2_000_000,
    modifiedAt: Date.now() - 40 * 86_400_000,
  } as const;
  const PURGE = { kind: 'purgeTemporary', server: 's1' } as const;

  function serverHolding(
    lists: readonly (readonly (typeof OLD)[] | Error)[],
    remove: () => Promise<void> = async () => undefined,
  ): SendingServer {
    let listed = 0;
    const list = async (): Promise<readonly (typeof OLD)[]> => {
      const now = lists[Math.min(listed++, lists.length - 1)] ?? [];
      if (now instanceof Error) {
        throw now;
      }
      return now;
    };
    return { ...serverWith(7).server, temporary: { list, remove } };
  }

  it('says how many are left, and records it, when not all could be deleted', async () => {
    const who = person(
      accessTo(instanceOver(memoryOf()), [serverHolding([[OLD]], () => Promise.reject(new Error('denied')))]),
    );
    const outcome = await applyRemedy(PURGE, ID, who.context);
    assert.equal(outcome.kind, 'failed');
    assert.match(outcome.text, /1 of 1 temporary files are still there on s1/);
    assert.deepEqual(
      who.activity.map(({ ok }) => ok),
      [false],
    );
  });

  it('claims nothing when it cannot look afterwards, and records that too', async () => {
    const who = person(accessTo(instanceOver(memoryOf()), [serverHolding([[OLD], new Error('gone')])]));
    const outcome = await applyRemedy(PURGE, ID, who.context);
    assert.equal(outcome.kind, 'failed');
    assert.match(outcome.text, /^It is not known which/);
    assert.deepEqual(
      who.activity.map(({ ok }) => ok),
      [false],
    );
  });

  it('asks nothing where nothing is old, and deletes nothing when dismissed', async () => {
    const none = person(accessTo(instanceOver(memoryOf()), [serverHolding([[]])]));
    assert.equal((await applyRemedy(PURGE, ID, none.context)).kind, 'notNeeded');
    let removed = 0;
    const server = serverHolding([[OLD]], async () => {
      removed += 1;
    });
    for (const part of [{ chooses: undefined }, { agrees: false }]) {
      assert.equal(
        (await applyRemedy(PURGE, ID, person(accessTo(instanceOver(memoryOf()), [server]), part).context)).kind,
        'declined',
      );
    }
    assert.deepEqual([removed, none.asked.length], [0, 0]);
    const gone = await applyRemedy({ ...PURGE, server: 'other' }, ID, none.context);
    assert.equal(gone.kind, 'failed');
  });
});

describe('troubleshooting/remedies: workflow, statistics, pause', () => {
  it('restarts a workflow once, and is done when it runs', async () => {
    let state = 20;
    const restarted: string[] = [];
    const instance = instanceOver(memoryOf(), { workflows: { get: async () => ({ label: 'Tracking', state }) } });
    Object.assign(instance, {
      remedies: {
        restartWorkflow: async (name: string) => {
          restarted.push(name);
          state = 11;
        },
      },
    });
    const who = person(accessTo(instance));
    const outcome = await applyRemedy({ kind: 'restartWorkflow', workflow: 'tracking' }, ID, who.context);
    assert.deepEqual(
      [outcome.kind, restarted, who.asked[0]?.question],
      ['done', ['tracking'], 'Restart the workflow Tracking (tracking)?'],
    );
  });

  it('recomputes statistics, and says when the figures are the same', async () => {
    let calls = 0;
    const instance = instanceOver(memoryOf({ state: DELIVERY_STATES.finished }), {
      statistics: {
        recompute: async () => {
          calls += 1;
        },
      },
    });
    const outcome = await applyRemedy(
      { kind: 'recomputeStatistics', deliveryId: '1001' },
      ID,
      person(accessTo(instance)).context,
    );
    assert.deepEqual([calls, outcome.kind], [1, 'done']);
    assert.match(outcome.kind === 'done' ? outcome.text : '', /same so far/);
  });

  it('pauses what is being sent only, and undoes it by resuming', async () => {
    const memory = memoryOf({ state: DELIVERY_STATES.started });
    const instance = instanceOver(memory, {
      deliveries: {
        command: async (_id, command) => {
          memory.writes.push(command);
          if (memory.delivery) {
            memory.delivery = { ...memory.delivery, state: DELIVERY_STATES.paused };
          }
          return undefined;
        },
      },
    });
    const pause = { kind: 'pause', deliveryId: '1001' } as const;
    const outcome = await applyRemedy(pause, ID, person(accessTo(instance)).context);
    assert.deepEqual(outcome.kind === 'done' && outcome.undo, { kind: 'resume', deliveryId: '1001' });
    assert.equal((await applyRemedy(pause, ID, person(accessTo(instance)).context)).kind, 'notNeeded');
    assert.deepEqual(memory.writes, ['pause']);
  });
});

describe('troubleshooting/remedies: what changes while the person is asked', () => {
  const CLEAR = { kind: 'setAffinity', deliveryId: '1001', affinity: '' } as const;

  it('is seen, and nothing is written', async () => {
    for (const [part, said] of [
      [{ ipAffinity: 'promo' }, /has changed while you were asked/],
      [{ ipAffinity: '' }, /is “none” already/],
      [{ state: DELIVERY_STATES.finished }, /nothing was done/],
    ] as const) {
      const memory = memoryOf({ ipAffinity: 'vip' });
      const meanwhile = (): void => {
        if (memory.delivery) {
          memory.delivery = { ...memory.delivery, ...part };
        }
      };
      const who = person(accessTo(instanceOver(memory)), { meanwhile });
      const outcome = await applyRemedy(CLEAR, ID, who.context);
      assert.equal(outcome.kind, 'notNeeded');
      assert.match(outcome.text, said);
      assert.deepEqual([memory.writes, who.asked.length, who.activity], [[], 1, []]);
    }
  });

  it('may be that it is deleted', async () => {
    const memory = memoryOf({ ipAffinity: 'vip' });
    const who = person(accessTo(instanceOver(memory)), {
      meanwhile: () => {
        memory.delivery = undefined;
      },
    });
    assert.equal((await applyRemedy(CLEAR, ID, who.context)).kind, 'failed');
    assert.deepEqual(memory.writes, []);
  });

  it('may be a module that somebody else restarts, or stops', async () => {
    for (const verb of ['restart', 'stop'] as const) {
      const { server, verbs } = serverWith(7);
      const access = accessTo(instanceOver(memoryOf()), [server]);
      const who = person(access, {
        meanwhile: () => void server.control(verb, 'mta', 'demo', new AbortController().signal),
      });
      assert.equal((await controlModule(RESTART, ID, who.context, QUICK)).kind, 'notNeeded');
      assert.deepEqual(verbs, [verb], 'only what the other one sent');
    }
  });
});
