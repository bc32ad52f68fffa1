import assert from 'node:assert/strict';
import { foundIn, remediesOf, serverOnHost } from './ask';
import { DUE, HOUR, evidenceOf } from './evidenceOf';

describe('domain/diagnosis/diskFull', () => {
  it('finds a disk without room, and offers to make some', () => {
    const given = evidenceOf({
      delivery: DUE,
      servers: [serverOnHost('s1', { freeBytes: 1e6 }), serverOnHost('s2', {})],
    });
    assert.deepEqual(foundIn(given), ['error likely diskFull']);
    assert.deepEqual(remediesOf('diskFull', given), ['purgeTemporary s1', 'openServerLog s1 errno=28']);
  });

  it('is content with a small disk that has room', () => {
    const small = serverOnHost('s1', { freeBytes: 1e8, totalBytes: 1e9 });
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers: [small] })), []);
  });

  it('comes before clocks that differ', () => {
    const servers = [serverOnHost('s1', { freeBytes: 0 }), serverOnHost('s2', { clockOffsetMs: HOUR })];
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers })), [
      'error likely diskFull',
      'warning likely clockSkew',
    ]);
  });
});
