import assert from 'node:assert/strict';
import type { ServerEvidence } from '../../../../src/domain/diagnosis/evidence';
import { foundIn, remediesOf } from './ask';
import { DUE, evidenceOf, server } from './evidenceOf';

/** A server that may run four children of the MTA, and runs this many. */
function withChildren(count: number): ServerEvidence {
  const modules = ['mta@demo', ...Array.from({ length: count }, () => 'mtachild@demo')];
  return server('s1', { modules, config: { maxChildren: 4 } });
}

describe('domain/diagnosis/childSlots', () => {
  it('finds all children busy', () => {
    const given = evidenceOf({ delivery: DUE, servers: [withChildren(4)] });
    assert.deepEqual(foundIn(given), ['warning possible childSlots']);
    assert.deepEqual(remediesOf('childSlots', given), ['openServerLog s1', 'restartModule s1']);
  });

  it('is content with a child to spare', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers: [withChildren(3)] })), []);
  });
});
