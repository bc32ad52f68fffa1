import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { CampaignError } from '../../../src/campaign/errors';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';
import { instanceOver, memoryOf } from '../troubleshooting/parts';
import { sourceOf, Workplace, type Answers } from './workplace';

type Over = Parameters<typeof instanceOver>[1];

const at = (over: Over, answers: Answers = {}, memory = memoryOf()): Workplace =>
  new Workplace(sourceOf(instanceOver(memory, over)), answers);

describe('operations on an instance', () => {
  it('restart a workflow once, and are done when it runs', async () => {
    let state = 20;
    const restarted: string[] = [];
    const place = at({
      workflows: { get: async () => ({ label: 'Tracking', state }) },
      writes: {
        restartWorkflow: async (name) => {
          restarted.push(name);
          state = 11;
        },
      },
    });
    const outcome = await place.apply({ kind: 'restartWorkflow', workflow: 'tracking' });
    assert.deepEqual(
      [outcome?.kind, restarted, place.asked[0]?.question],
      ['done', ['tracking'], 'Restart the workflow Tracking (tracking)?'],
    );
    assert.equal((await place.apply({ kind: 'restartWorkflow', workflow: 'tracking' }))?.kind, 'alreadySo');
  });

  it('set the limit of deliveries, and never a limit that is no number', async () => {
    let option = '10';
    const over: Over = {
      options: { get: async () => option },
      writes: {
        setIntegerOption: async (_name, value) => {
          option = String(value);
        },
      },
    };
    const place = at(over);
    assert.equal((await place.apply({ kind: 'setConcurrency', limit: 12 }))?.kind, 'done');
    assert.deepEqual([option, place.records[0]?.undo], ['12', { kind: 'setConcurrency', limit: 10 }]);
    assert.equal((await place.apply({ kind: 'setConcurrency', limit: 12 }))?.kind, 'alreadySo');
    assert.equal((await place.apply({ kind: 'setConcurrency', limit: 1000 }))?.kind, 'refused');
    option = 'ten';
    const outcome = await place.apply({ kind: 'setConcurrency', limit: 12 });
    assert.equal(outcome?.kind, 'refused');
    assert.match(outcome.text, /holds “ten”, which is not a number/);
    assert.equal(option, 'ten');
  });

  it('switch an account that a delivery uses, and back', async () => {
    const memory = memoryOf({ routing: { name: 'mid', active: true } });
    const place = at(
      {
        writes: {
          setAccountActive: async (name, active) => {
            if (memory.delivery) {
              memory.delivery = { ...memory.delivery, routing: { name, active } };
            }
          },
        },
      },
      {},
      memory,
    );
    const off = { kind: 'setAccount', account: 'mid', active: false, deliveryId: '1001' } as const;
    assert.equal((await place.apply(off))?.kind, 'done');
    assert.deepEqual(place.records[0]?.undo, { ...off, active: true });
    assert.equal((await place.apply(off))?.kind, 'alreadySo');
  });
});

describe('deleting failed deliveries', () => {
  const DELETE = { kind: 'deleteFailed', deliveryIds: ['1001'] } as const;
  const failed = (): ReturnType<typeof memoryOf> => memoryOf({ state: S.preparationError });
  const over = (memory: ReturnType<typeof memoryOf>, write: () => Promise<void>): Over => ({
    deliveries: { findOne: async () => memory.delivery },
    writes: { deleteDeliveries: write },
  });

  it('is done when they are gone', async () => {
    const memory = failed();
    const place = at(
      over(memory, async () => {
        memory.delivery = undefined;
      }),
    );
    assert.equal((await place.apply(DELETE))?.kind, 'done');
    assert.equal(place.records[0]?.undo, undefined);
  });

  it('is not done by somebody who analyses one again after it was refused', async () => {
    const memory = failed();
    const refusal = new CampaignError({ code: 'missingRight', doing: 'Write', facts: {} });
    const place = at(
      over(memory, async () => {
        if (memory.delivery) {
          memory.delivery = { ...memory.delivery, state: S.messagePreparation };
        }
        throw refusal;
      }),
    );
    const outcome = await place.apply(DELETE);
    assert.deepEqual([outcome?.kind, place.records[0]?.outcome], ['refused', 'refused']);
  });

  it('leaves alone what is not failed any more', async () => {
    const memory = memoryOf({ state: S.ready });
    const outcome = await at(over(memory, () => assert.fail('deleted'))).apply(DELETE);
    assert.equal(outcome?.kind, 'refused');
  });
});

describe('an operation whose instance was changed', () => {
  const CLEAR = { kind: 'setAffinity', deliveryId: '1001', affinity: '' } as const;

  it('is refused, in words, when the address, the name or the database is another one', async () => {
    const memory = memoryOf({ ipAffinity: 'vip' });
    const place = at({ options: { get: async () => 'u1' } }, {}, memory);
    const target = await place.bind();
    for (const [bound, said] of [
      [
        { ...target, url: 'https://stage.example' },
        /leads to http:\/\/127\.0\.0\.1 now, but this belongs to https:\/\/stage/,
      ],
      [{ ...target, instanceName: 'other' }, /The instance demo answers now/],
      [{ ...target, databaseId: 'u2' }, /another database/],
    ] as const) {
      const outcome = await place.apply(CLEAR, bound);
      assert.equal(outcome?.kind, 'refused');
      assert.match(outcome.text, said);
    }
    const silent = await new Workplace({ ...place.source, descriptor: () => undefined }).apply(CLEAR, target);
    assert.match((silent as { text: string }).text, /connection was removed/);
    assert.deepEqual([memory.writes, place.asked], [[], []]);
    assert.equal((await place.apply(CLEAR, target))?.kind, 'done');
  });
});
