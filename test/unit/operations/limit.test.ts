import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { HeldLease } from '../../../src/operations/heldLease';
import { isNoAnswer, Stopped, TooLate, within } from '../../../src/operations/limit';
import { machineClock } from '../../../src/operations/machineClock';
import { VirtualTime } from '../../explore/operations/virtualTime';

const hang = (): Promise<never> => new Promise(() => undefined);

describe('waiting for an answer', () => {
  it('gives the answer, or its error', async () => {
    const time = new VirtualTime();
    const { signal } = new AbortController();
    assert.equal(await within(time, 100, signal, async () => 7), 7);
    await assert.rejects(
      within(time, 100, signal, () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.equal(time.goOn(), false, 'nobody waits any more');
  });

  it('ends after its time, and tells the work to stop', async () => {
    const time = new VirtualTime();
    let told: AbortSignal | undefined;
    const waiting = within(time, 100, new AbortController().signal, (stop) => {
      told = stop;
      return hang();
    });
    time.goOn();
    await assert.rejects(waiting, TooLate);
    assert.deepEqual([told?.aborted, time.monotonic()], [true, 100]);
  });

  it('ends when it is stopped, and does not begin when it was before', async () => {
    const time = new VirtualTime();
    const stop = new AbortController();
    const waiting = within(time, 100, stop.signal, hang);
    stop.abort();
    await assert.rejects(waiting, Stopped);
    let began = false;
    await assert.rejects(
      within(time, 100, stop.signal, async () => {
        began = true;
      }),
      Stopped,
    );
    assert.equal(began, false);
  });

  it('knows that of such an end nothing is known', () => {
    assert.deepEqual([new TooLate(), new Stopped(), new Error('no')].map(isNoAnswer), [true, true, false]);
  });
});

describe('the time of this machine', () => {
  it('sleeps, grows, and wakes at once when it is stopped', async () => {
    const before = machineClock.monotonic();
    const stop = new AbortController();
    await machineClock.sleep(20, stop.signal);
    assert.ok(machineClock.monotonic() >= before);
    assert.ok(Math.abs(machineClock.now() - Date.now()) < 1000);
    const sleeping = machineClock.sleep(2 ** 40, stop.signal);
    await setImmediate();
    stop.abort();
    await sleeping;
    await machineClock.sleep(2 ** 40, stop.signal);
  });
});

describe('a lease that is held', () => {
  /** A lease that counts, and how it goes on. */
  function heldIn(time: VirtualTime, extend: () => Promise<boolean>) {
    const counts = { extended: 0, released: 0 };
    const lease = {
      extend: () => {
        counts.extended += 1;
        return extend();
      },
      superseded: () => Promise.resolve(false),
      release: () => {
        counts.released += 1;
        return Promise.reject(new Error('disk full'));
      },
    };
    return { held: new HeldLease(lease, time, 60_000), counts };
  }
  const pass = async (time: VirtualTime, turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) {
      time.goOn();
      await setImmediate();
    }
  };

  it('is extended three times in its length, until it is given back', async () => {
    const time = new VirtualTime();
    const { held, counts } = heldIn(time, () => Promise.resolve(true));
    await pass(time, 9);
    assert.deepEqual([counts.extended, time.monotonic()], [9, 180_000]);
    await held.release();
    assert.equal(time.goOn(), false);
    await setImmediate();
    assert.deepEqual(counts, { extended: 9, released: 1 });
  });

  it('that is lost, or cannot be read, is not ours, and is not extended for ever', async () => {
    for (const extend of [() => Promise.resolve(false), () => Promise.reject(new Error('gone'))]) {
      const time = new VirtualTime();
      const { held, counts } = heldIn(time, extend);
      assert.equal(await held.isOurs(), false);
      await pass(time, 5);
      assert.equal(counts.extended, 2);
    }
  });

  it('that cannot be read may have gone to somebody else', async () => {
    const lease = { extend: () => Promise.resolve(true), release: () => Promise.resolve() };
    const is = (superseded: () => Promise<boolean>): Promise<boolean> =>
      new HeldLease({ ...lease, superseded }, new VirtualTime(), 1).isLast();
    assert.equal(await is(() => Promise.resolve(false)), true);
    assert.equal(await is(() => Promise.resolve(true)), false);
    assert.equal(await is(() => Promise.reject(new Error('gone'))), false);
  });
});
