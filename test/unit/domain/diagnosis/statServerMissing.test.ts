import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { foundIn, remediesOf } from './ask';
import { DUE, HOUR, NOW, evidenceOf, server } from './evidenceOf';

describe('domain/diagnosis/statServerMissing', () => {
  it('is as grave as its effect: a warning where another server sends, or before its date', () => {
    const without = server('s1', { modules: ['web@default'], config: { statServerAddress: '' } });
    const found = (given: Parameters<typeof evidenceOf>[0]): string | undefined =>
      foundIn(evidenceOf(given)).find((one) => one.endsWith('statServerMissing'));
    assert.equal(found({ delivery: DUE, servers: [without] }), 'error certain statServerMissing');
    assert.equal(found({ delivery: DUE, servers: [without, server('s2')] }), 'warning certain statServerMissing');
    assert.equal(
      found({ delivery: { contactDate: NOW + HOUR }, servers: [without] }),
      'warning certain statServerMissing',
    );
    assert.equal(found({ delivery: { state: S.paused }, servers: [without] }), undefined);
    assert.equal(found({ delivery: { state: S.finished }, servers: [without] }), undefined);
  });

  it('leads to the line in the MTA’s log, and offers no start that would fail', () => {
    const servers = [server('s1', { modules: [], config: { statServerAddress: '' } })];
    assert.deepEqual(remediesOf('statServerMissing', evidenceOf({ delivery: DUE, servers })), [
      'openServerLog s1 statServerAddress',
    ]);
  });
});
