import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ProposalBoard } from '../../../src/assistants/activation/proposalBoard';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import { ProposalDesk } from '../../../src/operations/activation/proposalDesk';
import { OperationWindow } from '../operations/windowOver';
import { never, sourceOf } from '../operations/workplace';
import { instanceOver, memoryOf } from '../troubleshooting/parts';

const REF = { connectionId: 'c1', deliveryId: '1001' };

describe('the board of proposals', () => {
  let storage: string;
  beforeEach(async () => {
    storage = await mkdtemp(join(tmpdir(), 'dd-board-'));
  });
  afterEach(async () => {
    await rm(storage, { recursive: true });
  });

  it('tells of many in one notification, lists each below its delivery, and drops what is dismissed', async () => {
    const said: string[] = [];
    Object.assign(vscode.window, {
      // It stands until somebody answers.
      showInformationMessage: (text: string) => {
        said.push(text);
        return new Promise(() => undefined);
      },
    });
    const memory = memoryOf({ state: DELIVERY_STATES.paused });
    const window = new OperationWindow(storage, sourceOf(instanceOver(memory)));
    const board = new ProposalBoard({
      operations: window.desk,
      desk: new ProposalDesk(window.desk),
      now: Date.now,
      expectChange: () => undefined,
      proposer: 'A model',
    });
    const target = await board.bind('c1', never);
    for (const kind of ['resume', 'stop'] as const) {
      const answer = await board.propose(
        { request: { kind, deliveryId: '1001' }, target, deliveryId: '1001', reason: 'Found.\nSo it seems.' },
        never,
      );
      assert.equal(answer.kind, 'waits');
    }
    assert.deepEqual(said, ['An assistant proposes: Resume the delivery. Nothing was changed.']);
    const lines = board.of(REF);
    assert.deepEqual(
      lines.map(({ fix }) => fix.title),
      ['Proposed: Resume the delivery', 'Proposed: Stop the delivery'],
    );
    assert.match(lines[0]?.tooltip ?? '', /cannot be undone[^]*A model: Found\.\nSo it seems\.$/);
    assert.deepEqual(board.of({ ...REF, deliveryId: '1002' }), []);

    await board.dismiss(lines[0]?.id ?? '');
    assert.deepEqual(
      board.of(REF).map(({ fix }) => fix.title),
      ['Proposed: Stop the delivery'],
    );
    memory.delivery = memoryOf({ state: DELIVERY_STATES.finished }).delivery;
    const late = await board.propose({ request: { kind: 'resume', deliveryId: '1001' }, target, reason: 'x' }, never);
    assert.equal(late.kind, 'notPossible');
    assert.deepEqual([memory.writes, window.asked], [[], []]);
    board.dispose();
    window.close();
  });
});
