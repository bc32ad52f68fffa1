import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperationWindow } from './windowOver';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';
import type { OperationRequest } from '../../../src/operations/request';
import { instanceOver, memoryOf, type Memory } from '../troubleshooting/parts';
import { never, sourceOf } from './workplace';

const resume = (deliveryId: string): OperationRequest => ({ kind: 'resume', deliveryId });

describe('what is typed on production, and what the record calls it', () => {
  let storage: string;
  let memory: Memory;
  let window: OperationWindow;

  beforeEach(async () => {
    storage = await mkdtemp(join(tmpdir(), 'dd-desk-'));
    memory = memoryOf({ state: S.paused });
    const { delivery } = memory;
    const get = async (id: string) =>
      delivery === undefined
        ? undefined
        : { ...delivery, id, internalName: `DM${id}`, state: id === '9' ? S.finished : delivery.state };
    window = new OperationWindow(storage, sourceOf(instanceOver(memory, { deliveries: { get } })));
  });
  afterEach(async () => {
    window.close();
    await rm(storage, { recursive: true });
  });

  /** What has to be typed for these; nobody agrees. */
  async function typedFor(...ids: readonly string[]): Promise<string | undefined> {
    window.answer = () => false;
    const results = await window.desk.runBatch(
      ids.map(resume),
      { target: await window.desk.bind('c1'), via: 'tree' },
      (ready) => ({ question: `Resume ${ready.length}?`, now: '', effect: '', undo: '', action: 'Resume' }),
      { title: 'Resume' },
    );
    assert.equal(results.length, ids.length);
    return window.asked.at(-1)?.typeToConfirm;
  }

  it('one thing is named by its own name, several by the name of the instance', async () => {
    assert.equal(await typedFor('1'), 'DM1');
    assert.equal(await typedFor('1', '2'), 'Shop');
    assert.equal(window.asked.at(-1)?.instance, 'Shop');
  });

  it('one that is left of several is named by its own name, for nothing else is changed', async () => {
    assert.equal(await typedFor('1', '9'), 'DM1');
    assert.deepEqual(window.asked.at(-1)?.question, 'Resume 1?');
  });

  it('the record, the Activity and the list of what can be undone name the delivery', async () => {
    window = new OperationWindow(storage, sourceOf(instanceOver(memory)));
    const outcome = await window.desk.run(resume('1001'), { target: await window.desk.bind('c1'), via: 'tree' });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    const { label, internalName } = memory.delivery ?? assert.fail();
    const what = `Resume the delivery · ${label} (${internalName})`;
    const [change] = await window.desk.history.changes();
    assert.deepEqual([change?.record.what, window.activity.at(-1)?.what], [what, what]);
  });

  it('a preview names what would be typed, and asks nobody', async () => {
    const target = await window.desk.bind('c1');
    const preview = await window.desk.preview(resume('1'), target, never);
    assert.equal('question' in preview ? preview.question.typed : preview.kind, 'DM1');
    assert.deepEqual(window.asked, []);
  });
});
