import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperationWindow } from './windowOver';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';
import { ProposalDesk, type Proposed } from '../../../src/operations/activation/proposalDesk';
import type { OperationRequest } from '../../../src/operations/request';
import { NextStep } from '../../../src/platform/nextStep';
import { instanceOver, memoryOf, type Memory } from '../troubleshooting/parts';
import { never, sourceOf } from './workplace';

const RESUME: OperationRequest = { kind: 'resume', deliveryId: '1001' };

describe('approving what was proposed', () => {
  let storage: string;
  let memory: Memory;
  let windows: OperationWindow[];

  const openWindow = (): OperationWindow => {
    const window = new OperationWindow(storage, sourceOf(instanceOver(memory)));
    windows.push(window);
    return window;
  };

  const propose = async (window: OperationWindow, request: OperationRequest = RESUME): Promise<Proposed> =>
    new ProposalDesk(window.desk).propose(
      { request, target: await window.desk.bind('c1'), proposer: 'A model', reason: 'It was paused by mistake.' },
      never,
    );

  beforeEach(async () => {
    storage = await mkdtemp(join(tmpdir(), 'dd-approve-'));
    memory = memoryOf({ state: S.paused });
    windows = [];
  });
  afterEach(async () => {
    for (const window of windows) {
      window.close();
    }
    await rm(storage, { recursive: true });
  });

  it('asks the same question as any other way, in whichever window, and records who proposed it', async () => {
    const [here, there] = [openWindow(), openWindow()];
    assert.equal((await propose(here)).kind, 'proposed');
    assert.deepEqual([memory.writes, here.asked], [[], []], 'proposing changes nothing and asks nothing');
    const desk = new ProposalDesk(there.desk);
    const [waiting] = await desk.pending();
    assert.equal(waiting?.title, 'Resume the delivery');
    assert.match(waiting.effect, /The messages that are left are sent\. This cannot be undone/);
    assert.equal((await desk.approve(waiting.id)).kind, 'done');
    assert.deepEqual(memory.writes, ['play']);
    assert.match(there.asked[0]?.question ?? '', /^Resume /);
    assert.equal(there.asked[0]?.typeToConfirm, memory.delivery?.internalName);
    const [record] = await here.desk.history.records();
    assert.deepEqual([record?.via, record?.proposer, record?.outcome], ['proposal', 'A model', 'done']);
    assert.deepEqual(await desk.pending(), []);
    await assert.rejects(desk.approve(waiting.id), NextStep);
    assert.deepEqual(memory.writes, ['play']);
  });

  it('changes nothing when anything reads otherwise than when it was proposed, and does not even ask', async () => {
    const window = openWindow();
    const proposed = await propose(window);
    assert.ok(proposed.kind === 'proposed' && memory.delivery);
    memory.delivery = { ...memory.delivery, label: 'Another mailing by now' };
    const outcome = await new ProposalDesk(window.desk).approve(proposed.proposal.id);
    assert.equal(outcome.kind, 'changedMeanwhile');
    assert.match('text' in outcome ? outcome.text : '', /changed since this was proposed/);
    assert.deepEqual([memory.writes, window.asked], [[], []]);
  });

  it('waits on when the person declines, until it is dismissed', async () => {
    const window = openWindow();
    const proposed = await propose(window);
    assert.ok(proposed.kind === 'proposed');
    const { id } = proposed.proposal;
    window.answer = () => false;
    const desk = new ProposalDesk(window.desk);
    assert.equal((await desk.approve(id)).kind, 'declined');
    assert.equal((await desk.pending()).length, 1);
    assert.equal(await desk.dismiss(id), true);
    assert.equal(await desk.dismiss(id), false);
    assert.deepEqual([await desk.pending(), memory.writes], [[], []]);
  });

  it('what is not possible now is not proposed, and says why', async () => {
    memory = memoryOf({ state: S.finished });
    const proposed = await propose(openWindow());
    assert.ok(proposed.kind === 'notProposed');
    assert.equal(proposed.outcome.kind, 'refused');
    assert.deepEqual(await new ProposalDesk(openWindow().desk).pending(), []);
  });

  it('a preview tells what would be asked, and holds nothing up', async () => {
    const window = openWindow();
    const proposed = await propose(window);
    assert.ok(proposed.kind === 'proposed');
    assert.match(proposed.preview.question.question, /^Resume /);
    const outcome = await window.desk.run(RESUME, { target: await window.desk.bind('c1'), via: 'tree' });
    assert.equal(outcome.kind, 'done');
  });
});
