import assert from 'node:assert/strict';
import { productFaults } from '../../../src/domain/productFault';

function ids(symptom: Parameters<typeof productFaults>[0], version: string, build = ''): readonly string[] {
  return productFaults(symptom, { version, build }).map(({ id }) => id);
}

describe('domain/productFault', () => {
  it('knows v7 by its build', () => {
    assert.deepEqual(ids('childSlots', '7.4.1', '9383'), ['NEO-82351']);
    assert.deepEqual(ids('childSlots', '7.4.2', '9390'), []);
    assert.deepEqual(ids('childSlots', '7.3.4', '9364@8f3ef8e'), ['NEO-82351']);
    assert.deepEqual(ids('partPrepared', '7.3.4', '9364'), [], 'v7 never had it');
    assert.deepEqual(ids('childSlots', '7.4.1'), [], 'the build is not told');
    assert.deepEqual(productFaults('childSlots', {}), []);
  });

  it('knows v8 by its release, whose lines run in parallel', () => {
    assert.deepEqual(ids('partPrepared', '8.3.8'), ['NEO-48654']);
    assert.deepEqual(ids('partPrepared', '8.2.10'), ['NEO-48654'], '10 is more than 9, and still an older line');
    assert.deepEqual(ids('partPrepared', '8.3.9'), []);
    assert.deepEqual(ids('partPrepared', '8.3.10'), []);
    assert.deepEqual(ids('partPrepared', '8.4.1'), []);
    assert.deepEqual(ids('personalisation', '8.6.4'), ['NEO-82781']);
    assert.deepEqual(ids('personalisation', '8.6.5'), [], 'mended on its own line');
    assert.deepEqual(ids('personalisation', '8.7.4'), ['NEO-82781'], 'older than the 8.8.1 that has it');
    assert.deepEqual(ids('personalisation', '8.8.1'), []);
    assert.deepEqual(ids('childSlots', '8.7.1'), [], 'nobody says which release of that line has it');
  });

  it('says where it was mended', () => {
    assert.deepEqual(productFaults('personalisation', { version: '8.6.4' }), [
      { id: 'NEO-82781', mendedIn: '8.6.5, 8.8.1' },
    ]);
    assert.deepEqual(productFaults('startPending', { version: '7.4.1', build: '9383' }), [
      { id: 'orphaned mtachild', mendedIn: '9390' },
    ]);
  });
});
