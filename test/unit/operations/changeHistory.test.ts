import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperationWindow } from './windowOver';
import type { ConnectionSource } from '../../../src/operations/connectionPlace';
import type { OperationRequest } from '../../../src/operations/request';
import { isNextStep } from '../../../src/platform/nextStep';
import { instanceOver, memoryOf, type Memory } from '../troubleshooting/parts';
import { sourceOf } from './workplace';

const toAffinity = (affinity: string): OperationRequest => ({ kind: 'setAffinity', deliveryId: '1001', affinity });

describe('the history of changes', () => {
  let storage: string;
  let memory: Memory;
  let source: ConnectionSource;
  let windows: OperationWindow[];
  let now: number;

  /** A restart of VS Code is a new window on the same folder. */
  const openWindow = (): OperationWindow => {
    const window = new OperationWindow(storage, source, { now: () => (now += 1000) });
    windows.push(window);
    return window;
  };
  const run = async (window: OperationWindow, request: OperationRequest) => {
    const outcome = await window.desk.run(request, { target: await window.desk.bind('c1'), via: 'tree' });
    assert.ok(outcome.kind === 'done', JSON.stringify(outcome));
    return outcome.recordId;
  };
  /** Why it cannot be undone. */
  const refusal = async (undoing: Promise<unknown>): Promise<string> => {
    const error: unknown = await undoing.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(isNextStep(error), String(error));
    return error.words.why ?? error.words.what;
  };

  beforeEach(async () => {
    storage = await mkdtemp(join(tmpdir(), 'dd-history-'));
    memory = memoryOf({ state: 45, ipAffinity: 'default' });
    source = sourceOf(instanceOver(memory));
    windows = [];
    now = 1_700_000_000_000;
  });
  afterEach(async () => {
    for (const window of windows) {
      window.close();
    }
    await rm(storage, { recursive: true });
  });

  it('is kept over restarts, and any entry of it can be undone from there', async () => {
    const promo = await run(openWindow(), toAffinity('promo'));
    const later = openWindow();
    const [change] = await later.desk.history.changes();
    assert.deepEqual([change?.record.id, change?.undoing.kind], [promo, 'possible']);
    const { outcome } = await later.desk.history.undo(promo);
    assert.equal(outcome.kind, 'done');
    assert.equal(memory.delivery?.ipAffinity, 'default');
    const [back, undone] = await openWindow().desk.history.changes();
    assert.deepEqual([back?.record.undoes, back?.record.via, back?.undoing.kind], [promo, 'undo', 'possible']);
    assert.deepEqual([undone?.record.undone, undone?.undoing.kind], [true, 'impossible']);
    assert.match(await refusal(openWindow().desk.history.undo(promo)), /undone already/);
  });

  it('newest first; an older change of the same thing waits for the newer one', async () => {
    const window = openWindow();
    const first = await run(window, toAffinity('promo'));
    const second = await run(window, toAffinity('news'));
    const changes = await window.desk.history.changes();
    assert.deepEqual(
      changes.map(({ record, undoing }) => [record.id, undoing.kind]),
      [
        [second, 'possible'],
        [first, 'impossible'],
      ],
    );
    assert.match(await refusal(window.desk.history.undo(first)), /First undo/);
    assert.deepEqual(memory.writes, ['affinity=promo', 'affinity=news']);
    await window.desk.history.undo(second);
    await window.desk.history.undo(first);
    assert.equal(memory.delivery?.ipAffinity, 'default');
  });

  it('shows one connection where one is named', async () => {
    const window = openWindow();
    await run(window, toAffinity('promo'));
    assert.equal((await window.desk.history.changes('c1')).length, 1);
    assert.deepEqual(await window.desk.history.changes('c2'), []);
  });

  it('says of what belongs to another address by now, or to a connection that is gone, that it cannot be', async () => {
    const id = await run(openWindow(), toAffinity('promo'));
    source = sourceOf(instanceOver(memory), [], { url: 'https://stage.example' });
    const [moved] = await openWindow().desk.history.changes();
    assert.match(moved?.undoing.kind === 'impossible' ? moved.undoing.because : '', /leads to https:\/\/stage/);
    assert.match(await refusal(openWindow().desk.history.undo(id)), /leads to https:\/\/stage/);
    source = { ...source, descriptor: () => undefined };
    assert.match(await refusal(openWindow().desk.history.undo(id)), /was removed/);
    assert.deepEqual(memory.writes, ['affinity=promo']);
  });

  it('declined, it stays as it is and can be undone later', async () => {
    const window = openWindow();
    const id = await run(window, toAffinity('promo'));
    window.answer = () => false;
    assert.equal((await window.desk.history.undo(id)).outcome.kind, 'declined');
    const [change] = await window.desk.history.changes();
    assert.equal(change?.undoing.kind, 'possible');
  });

  it('without a name the last change of this window is meant, whose source is brought up to date', async () => {
    const window = openWindow();
    assert.match(await refusal(window.desk.history.undo(undefined)), /nothing to undo/);
    const id = await run(window, toAffinity('promo'));
    let refreshed = 0;
    const label = await window.desk.history.undoLabel(id, async () => {
      refreshed += 1;
    });
    assert.equal(label, 'Undo');
    const undone = await window.desk.history.undo(undefined);
    assert.equal(undone.outcome.kind, 'done');
    await undone.again();
    assert.equal(refreshed, 1);
    assert.match(await refusal(window.desk.history.undo(undefined)), /nothing to undo/);
    assert.equal(await window.desk.history.undoLabel(id, async () => undefined), undefined, 'it was undone');
  });

  it('a way back that does not bring back what went out is named for what it does', async () => {
    memory = memoryOf({ state: 75 });
    source = sourceOf(instanceOver(memory));
    const window = openWindow();
    const id = await run(window, { kind: 'resume', deliveryId: '1001' });
    assert.equal(await window.desk.history.undoLabel(id, async () => undefined), 'Pause the delivery');
  });

  it('brings what was before this window into its Activity', async () => {
    await run(openWindow(), toAffinity('promo'));
    const window = openWindow();
    await window.desk.history.restoreActivity();
    assert.deepEqual(
      window.activity.map(({ where, outcome }) => [where, outcome]),
      [['Shop', 'done']],
    );
  });
});
