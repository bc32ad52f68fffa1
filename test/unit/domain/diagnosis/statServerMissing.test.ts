import assert from 'node:assert/strict';
import { remediesOf } from './ask';
import { DUE, evidenceOf, server } from './evidenceOf';

describe('domain/diagnosis/statServerMissing', () => {
  it('leads to the line in the MTA’s log, and offers no start that would fail', () => {
    const servers = [server('s1', { modules: [], config: { statServerAddress: '' } })];
    assert.deepEqual(remediesOf('statServerMissing', evidenceOf({ delivery: DUE, servers })), [
      'openServerLog s1 statServerAddress',
    ]);
  });
});
