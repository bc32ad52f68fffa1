import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { evidenceOf } from './evidenceOf';

function found(version: string, part: Parameters<typeof evidenceOf>[0] = {}): readonly string[] {
  const delivery = { state: S.ready, ...part.delivery };
  return diagnose(evidenceOf({ product: { version }, ...part, delivery }))
    .findings.filter(({ cause }) => cause === 'preparedInPart')
    .map(
      ({ severity, certainty, evidence }) => `${severity} ${certainty} ${evidence.map(({ fact }) => fact?.key).join()}`,
    );
}

describe('domain/diagnosis/preparedInPart', () => {
  it('is a notice on the releases that have the fault, before the confirmation', () => {
    assert.deepEqual(found('8.3.8'), ['info possible messagesPrepared,productFault']);
  });

  it('is not said of other releases, without messages, or later', () => {
    assert.deepEqual(found('8.3.9'), []);
    assert.deepEqual(found('7.4.1'), []);
    assert.deepEqual(found('8.3.8', { delivery: { counters: { toDeliver: 0 } } }), []);
    assert.deepEqual(found('8.3.8', { delivery: { counters: {} } }), []);
    assert.deepEqual(found('8.3.8', { delivery: { state: S.startPending } }), []);
  });
});
