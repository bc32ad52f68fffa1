import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { foundIn } from './ask';
import { evidenceOf, server } from './evidenceOf';

const servers = [server('app-1', { modules: ['mta@demo'] })];

describe('domain/diagnosis/wfserverNotRunning', () => {
  it('is only found for deliveries of campaigns, and no more than possible where the instance does not tell', () => {
    const found = (operationId: string | undefined): string | undefined =>
      foundIn(evidenceOf({ delivery: { state: S.ready, operationId }, servers })).find((one) =>
        one.endsWith('wfserverNotRunning'),
      );
    assert.equal(found('77'), 'warning likely wfserverNotRunning');
    assert.equal(found(undefined), 'warning possible wfserverNotRunning');
    assert.equal(found('0'), undefined);
  });
});
