import assert from 'node:assert/strict';
import type { OutcomeKind } from '../../../src/operations/outcome';
import type { OperationRecord } from '../../../src/operations/ports';
import { undoingOf } from '../../../src/operations/undo';
import { recordOf } from './recordOf';

/** Why the first of some records cannot be undone; undefined when it can. */
function because(record: OperationRecord, ...later: OperationRecord[]): string | undefined {
  const undoing = undoingOf(record, [record, ...later]);
  return undoing.kind === 'possible' ? undefined : undoing.because;
}

const later = (changes: Partial<OperationRecord>): OperationRecord =>
  recordOf({ id: 'r2', at: 2000, what: 'Something later', ...changes });

describe('taking back what was recorded', () => {
  it('what was done is taken back by what its record names', () => {
    assert.deepEqual(undoingOf(recordOf(), []), {
      kind: 'possible',
      request: { kind: 'resume', deliveryId: '1' },
    });
  });

  it('what was not done, or is not known to be, is not', () => {
    const outcomes: Record<Exclude<OutcomeKind, 'done'> | 'sent', RegExp> = {
      sent: /not known/,
      unknown: /not known/,
      notVerifiedYet: /not known/,
      alreadySo: /Nothing was changed/,
      changedMeanwhile: /Nothing was changed/,
      refused: /Nothing was changed/,
      declined: /Nothing was changed/,
      leftAlone: /Nothing was changed/,
    };
    for (const [outcome, why] of Object.entries(outcomes)) {
      assert.match(because(recordOf({ outcome: outcome as OutcomeKind })) ?? '', why, outcome);
    }
    assert.match(because(recordOf({ undone: true })) ?? '', /undone already/);
  });

  it('what cannot be taken back says why in the words of its question', () => {
    const stopped = recordOf({ operation: 'stop', request: { kind: 'stop', deliveryId: '1' }, undo: undefined });
    assert.match(because(stopped) ?? '', /a stopped delivery cannot be resumed/);
    const strange = { undo: undefined, request: { kind: 'of a later version' } };
    assert.match(because(recordOf(strange)) ?? '', /cannot be undone/);
    assert.match(because(recordOf({ undo: { kind: 'dropDatabase' } })) ?? '', /To undo, resume it/);
  });

  it('a later change of the same thing stands in between, whatever connection made it', () => {
    const target = { ...recordOf().target, connectionId: 'another name for it' };
    const resumed = later({ request: { kind: 'resume', deliveryId: '1' }, target });
    assert.equal(because(recordOf(), resumed), 'First undo what was changed after it: Something later.');
    assert.equal(because(resumed, recordOf()), undefined, 'what was before does not');
    for (const outcome of ['unknown', 'sent', 'notVerifiedYet'] as const) {
      assert.match(
        because(recordOf(), { ...resumed, outcome }) ?? '',
        /not known what became of .*Something later/,
        outcome,
      );
    }
    for (const change of [{ outcome: 'refused' }, { outcome: 'changedMeanwhile' }, { undone: true }] as const) {
      assert.equal(because(recordOf(), { ...resumed, ...change }), undefined, JSON.stringify(change));
    }
  });

  it('of several, the last one is named', () => {
    const request = { kind: 'resume', deliveryId: '1' };
    const both = [later({ request, what: 'First' }), later({ id: 'r3', at: 3000, request, what: 'Second' })];
    assert.match(because(recordOf(), ...both) ?? '', /Second/);
  });

  it('a change of something else does not', () => {
    const target = recordOf().target;
    for (const change of [
      { request: { kind: 'resume', deliveryId: '2' } },
      { request: { kind: 'setAffinity', deliveryId: '1', affinity: 'promo' } },
      { target: { ...target, url: 'https://other.example' } },
      { request: { kind: 'of a later version' } },
    ]) {
      assert.equal(because(recordOf(), later(change)), undefined, JSON.stringify(change));
    }
  });

  it('what belongs together is one thing: dates, the modes of one URL, what a module does', () => {
    const requests = {
      dates: [
        { kind: 'reschedule', deliveryId: '1', to: 5 },
        { kind: 'extendValidity', deliveryId: '1', to: 5 },
      ],
      url: [
        { kind: 'setUrlModes', deliveryId: '1', url: 'https://a', modes: [] },
        { kind: 'setUrlModes', deliveryId: '1', url: 'https://a', modes: [] },
      ],
      module: [
        { kind: 'startModule', server: 's1', module: 'mta', instance: 'shop' },
        { kind: 'restartModule', server: 's1', module: 'mta', instance: 'shop' },
      ],
    };
    for (const [thing, [first, second]] of Object.entries(requests)) {
      assert.ok(first && second);
      assert.match(because(recordOf({ request: first }), later({ request: second })) ?? '', /Something later/, thing);
    }
    const other = { kind: 'setUrlModes', deliveryId: '1', url: 'https://b', modes: [] };
    const [url] = requests.url;
    assert.equal(because(recordOf({ request: url ?? {} }), later({ request: other })), undefined);
  });

  it('what was taken back, with what took it back, does not stand in between; done again, it does', () => {
    const request = { kind: 'resume', deliveryId: '1' };
    const changed = later({ id: 'a', at: 2000, request, undone: true });
    const back = later({ id: 'b', at: 3000, undoes: 'a' });
    assert.equal(because(recordOf(), changed, back), undefined);
    const again = later({ id: 'c', at: 4000, request, undoes: 'b', what: 'Done again' });
    assert.match(because(recordOf(), changed, { ...back, undone: true }, again) ?? '', /Done again/);
  });
});
