import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperationWindow } from './windowOver';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';
import { FileLeases, LEASE_MS } from '../../../src/operations/fileLeases';
import type { OperationRequest } from '../../../src/operations/request';
import { instanceOver, memoryOf, type Memory } from '../troubleshooting/parts';
import { sourceOf, Workplace, type Answers } from './workplace';

const RESUME: OperationRequest = { kind: 'resume', deliveryId: '1001' };
const PAUSE: OperationRequest = { kind: 'pause', deliveryId: '1001' };

describe('two windows on one folder', () => {
  let storage: string;
  let memory: Memory;
  let windows: OperationWindow[];

  const openWindow = (): OperationWindow => {
    const command = async (_id: string, verb: string) => {
      memory.writes.push(verb);
      const state = verb === 'pause' ? S.paused : S.started;
      memory.delivery = memory.delivery && { ...memory.delivery, state };
      return state;
    };
    const window = new OperationWindow(storage, sourceOf(instanceOver(memory, { writes: { command } })));
    windows.push(window);
    return window;
  };
  const run = async (window: OperationWindow, request: OperationRequest) =>
    window.desk.run(request, { target: await window.desk.bind('c1'), via: 'tree' });

  beforeEach(async () => {
    storage = await mkdtemp(join(tmpdir(), 'dd-windows-'));
    memory = memoryOf({ state: S.paused });
    windows = [];
  });
  afterEach(async () => {
    for (const window of windows) {
      window.close();
    }
    await rm(storage, { recursive: true });
  });

  it('asked for in both at once, the order goes out once; the other one is told', async () => {
    const outcomes = await Promise.all([openWindow(), openWindow()].map((window) => run(window, RESUME)));
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['done', 'refused']);
    assert.deepEqual(memory.writes, ['play']);
    const refused = outcomes.find(({ kind }) => kind === 'refused');
    assert.match(refused !== undefined && 'text' in refused ? refused.text : '', /being changed already.*another one/);
    assert.equal((await openWindow().desk.history.records()).length, 1);
  });

  it('while one asks, the other does nothing, also not something else with the same delivery', async () => {
    const [here, there] = [openWindow(), openWindow()];
    here.answer = async () => {
      assert.equal((await run(there, PAUSE)).kind, 'refused');
      assert.equal(there.asked.length, 0);
      return true;
    };
    assert.equal((await run(here, RESUME)).kind, 'done');
    assert.deepEqual(memory.writes, ['play']);
  });

  it('while one asks about several, the other does nothing with any of them', async () => {
    memory = memoryOf({ state: S.preparationError });
    const findOne = async () => memory.delivery;
    const source = sourceOf(instanceOver(memory, { deliveries: { get: findOne, findOne } }));
    const [here, there] = [new OperationWindow(storage, source), new OperationWindow(storage, source)];
    windows.push(here, there);
    here.answer = async () => {
      const outcome = await run(there, { kind: 'prepare', deliveryId: '1002' });
      assert.match('text' in outcome ? outcome.text : '', /being changed already/);
      return false;
    };
    await run(here, { kind: 'deleteFailed', deliveryIds: ['1001', '1002'] });
    assert.deepEqual([here.asked.length, there.asked.length], [1, 0]);
    there.answer = () => false;
    await run(there, { kind: 'prepare', deliveryId: '1002' });
    assert.equal(there.asked.length, 1, 'given back');
  });

  it('what one did, the other one finds done, and can take back', async () => {
    const [here, there] = [openWindow(), openWindow()];
    assert.equal((await run(here, RESUME)).kind, 'done');
    assert.equal((await run(there, RESUME)).kind, 'refused', 'it is not paused any more');
    const [record] = await there.desk.history.records();
    assert.ok(record);
    assert.equal((await there.desk.history.undo(record.id)).outcome.kind, 'done');
    assert.deepEqual(memory.writes, ['play', 'pause']);
  });

  describe('one that hung while it asked', () => {
    let uptime: number;
    const hung = (answers: Answers): Workplace =>
      new Workplace(sourceOf(instanceOver(memory)), answers, new FileLeases(join(storage, 'l'), () => uptime));

    beforeEach(() => {
      uptime = 1_000_000;
    });

    it('sends nothing once another one got the thing, though it reads the same', async () => {
      const other = hung({ agrees: false });
      const late = hung({
        meanwhile: async () => {
          uptime += LEASE_MS;
          assert.equal((await other.apply(RESUME))?.kind, 'declined');
        },
      });
      const outcome = await late.apply(RESUME);
      assert.equal(outcome?.kind, 'changedMeanwhile');
      assert.match(outcome.text, /Somebody else may have changed it/);
      assert.deepEqual(memory.writes, []);
      assert.deepEqual(
        late.records.map((record) => [record.outcome, record.before === record.after, record.undo]),
        [['changedMeanwhile', true, undefined]],
      );
    });

    it('sends nothing when its time is over, though nobody else came', async () => {
      const late = hung({ meanwhile: () => (uptime += LEASE_MS) });
      assert.equal((await late.apply(RESUME))?.kind, 'changedMeanwhile');
      assert.deepEqual(memory.writes, []);
    });

    it('goes on when only the wall clock jumped', async () => {
      const clock = Date.now;
      const jumped = hung({
        meanwhile: () => {
          Date.now = () => clock() + 90 * 24 * 60 * 60_000;
        },
      });
      try {
        assert.equal((await jumped.apply(RESUME))?.kind, 'done');
      } finally {
        Date.now = clock;
      }
      assert.deepEqual(memory.writes, ['play']);
    });
  });
});
