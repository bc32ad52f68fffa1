import assert from 'node:assert/strict';
import { acquireAll } from '../../../src/operations/jointLease';
import { memoryLeases } from '../../explore/operations/memoryLeases';

describe('the right to change several things', () => {
  const leases = () => memoryLeases(() => 0);

  it('keeps everybody else from each of them, until it is given back', async () => {
    const all = leases();
    const both = await acquireAll(all, ['b', 'a', 'a']);
    assert.equal(await all.acquire('a'), undefined);
    assert.equal(await all.acquire('b'), undefined);
    assert.ok(await both?.extend());
    assert.equal(await both?.superseded(), false);
    await both?.release();
    assert.ok(await all.acquire('a'));
    assert.ok(await all.acquire('b'));
  });

  it('is nobody’s while somebody has one of them, and holds none of the others then', async () => {
    const all = leases();
    assert.ok(await all.acquire('b'));
    assert.equal(await acquireAll(all, ['a', 'b']), undefined);
    assert.ok(await all.acquire('a'));
  });

  it('holds nothing when leases cannot be kept', async () => {
    const all = leases();
    const failing = {
      lengthMs: all.lengthMs,
      acquire: (key: string) => (key === 'b' ? Promise.reject(new Error('disk full')) : all.acquire(key)),
    };
    await assert.rejects(acquireAll(failing, ['a', 'b']), /disk full/);
    assert.ok(await all.acquire('a'));
  });

  it('is lost with one of them', async () => {
    const all = leases();
    const lost = {
      extend: () => Promise.resolve(false),
      superseded: () => Promise.resolve(true),
      release: () => Promise.reject(new Error('gone')),
    };
    const mixed = {
      lengthMs: all.lengthMs,
      acquire: (key: string) => (key === 'b' ? Promise.resolve(lost) : all.acquire(key)),
    };
    const both = await acquireAll(mixed, ['a', 'b']);
    assert.equal(await both?.extend(), false);
    assert.equal(await both?.superseded(), true);
    await both?.release();
    assert.ok(await all.acquire('a'));
  });
});
