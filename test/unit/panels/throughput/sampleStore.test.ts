import assert from 'node:assert/strict';
import { SampleStore } from '../../../../src/panels/throughput/sampleStore';
import type { ThroughputSample } from '../../../../src/domain/throughput';

const MINUTE = 60_000;
const row = (at: number, deliveryId = '1', firstSuccess = 1): ThroughputSample => ({
  at,
  deliveryId,
  bytes: 0,
  firstSuccess,
  firstError: 0,
  retriesSuccess: 0,
  retriesError: 0,
});

describe('rows of throughput read so far', () => {
  it('asks for everything first, then only for what may be new', () => {
    const store = new SampleStore();
    assert.equal(store.since(1000), 1000);
    store.add([row(60 * MINUTE)], 1000, 100);
    assert.equal(store.since(1000), 57 * MINUTE);
  });

  it('asks for everything again when the window grows to the past', () => {
    const store = new SampleStore();
    store.add([row(60 * MINUTE)], 30 * MINUTE, 100);
    assert.equal(store.since(10 * MINUTE), 10 * MINUTE);
  });

  it('counts a row that comes twice once, with its latest value', () => {
    const store = new SampleStore();
    store.add([row(5), row(5, '2')], 0, 100);
    store.add([row(5, '1', 9)], 0, 100);
    assert.deepEqual(
      store
        .all()
        .map(({ firstSuccess }) => firstSuccess)
        .sort(),
      [1, 9],
    );
  });

  it('covers only what was read at that moment', () => {
    const store = new SampleStore();
    assert.equal(store.covers(0, 100), false);
    store.add([], 10, 100);
    assert.equal(store.covers(10, 100), true);
    assert.equal(store.covers(9, 100), false);
    assert.equal(store.covers(10, 101), false);
  });

  it('lets go of rows before the window, and asks for them again when they are wanted', () => {
    const store = new SampleStore();
    store.add([row(5), row(50)], 0, 100);
    store.add([], 10, 100);
    assert.deepEqual(
      store.all().map(({ at }) => at),
      [50],
    );
    assert.equal(store.since(0), 0);
  });
});
