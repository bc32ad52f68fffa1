import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { foundIn } from './ask';
import { evidenceOf, read, server } from './evidenceOf';

describe('domain/diagnosis/notWaiting', () => {
  it('says of a delivery in the recycle bin nothing but that', () => {
    const given = evidenceOf({ delivery: { recycled: true }, servers: [server('s1', { modules: [] })] });
    assert.deepEqual(foundIn(given), ['info certain recycled']);
  });

  it('says that it is over, being edited, or being stopped', () => {
    for (const [state, expected] of [
      [S.finished, 'over'],
      [S.cancelled, 'over'],
      [S.edition, 'beingEdited'],
      [S.cancelInProgress, 'stopping'],
    ] as const) {
      assert.deepEqual(foundIn(evidenceOf({ delivery: { state } })), [`info certain ${expected}`]);
    }
  });

  it('says that a state is none that Adobe documents', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: { state: 48 } })), ['info likely stateUnknown']);
  });

  it('leaves old lines of the journal and a missing setting alone once it is over', () => {
    const journal = read([{ type: 1, message: 'quotas met', at: 1 }], 'journal');
    const servers = [server('s1', { modules: [], config: { statServerAddress: '' } })];
    assert.deepEqual(foundIn(evidenceOf({ delivery: { state: S.finished }, journal, servers })), ['info certain over']);
  });
});
