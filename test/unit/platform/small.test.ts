import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Cancelled, isCancelled, sleep, untilAborted } from '../../../src/platform/abort';
import { formatActivity } from '../../../src/platform/activityRecord';
import { Disposable } from '../../../src/platform/disposable';
import { Emitter } from '../../../src/platform/emitter';
import { Secrets } from '../../../src/platform/secrets';
import { Serial } from '../../../src/platform/serial';

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('Disposable', () => {
  class Owner extends Disposable {
    own(name: string, into: string[]): void {
      this._register({ dispose: () => into.push(name) });
    }
  }

  it('disposes what it owns once, newest first, and at once what comes too late', () => {
    const gone: string[] = [];
    const owner = new Owner();
    owner.own('first', gone);
    owner.own('second', gone);
    owner.dispose();
    owner.dispose();
    owner.own('late', gone);
    assert.deepEqual(gone, ['second', 'first', 'late']);
  });
});

describe('Emitter', () => {
  it('tells every listener even when one throws, and none that left', () => {
    const heard: string[] = [];
    const errors: unknown[] = [];
    const emitter = new Emitter<string>((error) => errors.push(error));
    emitter.event(() => {
      throw new Error('bad listener');
    });
    emitter.event((value) => heard.push(`a ${value}`));
    emitter.event((value) => heard.push(`b ${value}`)).dispose();
    emitter.fire('x');
    assert.deepEqual(heard, ['a x']);
    assert.equal(errors.length, 1);
  });
});

describe('abort', () => {
  it('lets go of a wait when the signal aborts, while the work goes on', async () => {
    const controller = new AbortController();
    let finished = false;
    const work = delay(30).then(() => {
      finished = true;
    });
    const waiting = untilAborted(work, controller.signal);
    controller.abort();
    await assert.rejects(waiting, Cancelled);
    assert.equal(finished, false);
    await work;
    assert.equal(finished, true);
  });

  it('knows a cancellation by its name or code, and nothing else', () => {
    assert.equal(isCancelled(new Cancelled()), true);
    assert.equal(isCancelled(Object.assign(new Error('x'), { code: 'cancelled' })), true);
    assert.equal(isCancelled(AbortSignal.abort().reason), true);
    assert.equal(isCancelled(new Error('cancelled')), false);
    assert.equal(isCancelled('cancelled'), false);
  });

  it('sleeps, and wakes when aborted', async () => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 5);
    await assert.rejects(sleep(10_000, controller.signal), Cancelled);
  });
});

describe('Serial', () => {
  it('runs one after another in order, whatever fails', async () => {
    const serial = new Serial();
    const done: number[] = [];
    const work = (n: number, ms: number) =>
      serial.run(async () => {
        await delay(ms);
        if (n === 2) {
          throw new Error('second');
        }
        done.push(n);
        return n;
      });
    const results = await Promise.allSettled([work(1, 20), work(2, 1), work(3, 1)]);
    assert.deepEqual(done, [1, 3]);
    assert.equal(results[1].status, 'rejected');
  });
});

describe('formatActivity', () => {
  it('is one line, whatever an instance puts into a name', () => {
    const line = formatActivity({
      at: Date.UTC(2026, 10, 23, 14, 5),
      who: 'admin',
      where: 'Shop',
      what: 'Stop DM1\n2026-11-23T14:05:00.000Z [done] somebody else',
      before: 'In progress',
      after: 'Stopped',
      outcome: 'done',
    });
    assert.equal(line.includes('\n'), false);
    assert.ok(line.startsWith('2026-11-23T14:05:00.000Z [done] admin @ Shop | Stop DM1 '));
    assert.ok(line.endsWith('| In progress → Stopped'));
  });
});

describe('Secrets', () => {
  const broken = {
    get: () => Promise.reject(new Error('no keyring')),
    store: () => Promise.reject(new Error('no keyring')),
    delete: () => Promise.reject(new Error('no keyring')),
  };

  it('holds a secret in memory when there is no keyring, and asks again after that', async () => {
    const door = new Secrets(broken, log);
    assert.equal(await door.get('a'), undefined);
    assert.equal(await door.set('a', 'secret'), false);
    assert.equal(await door.get('a'), 'secret');
    await door.delete('a');
    assert.equal(await door.get('a'), undefined);
    assert.equal(await new Secrets(broken, log).get('a'), undefined);
  });

  it('keeps nothing of its own when there is one', async () => {
    const kept = new Map<string, string>();
    const door = new Secrets(
      {
        get: async (key) => kept.get(key),
        store: async (key, value) => void kept.set(key, value),
        delete: async (key) => void kept.delete(key),
      },
      log,
    );
    assert.equal(await door.set('a', 'secret'), true);
    kept.set('a', 'changed elsewhere');
    assert.equal(await door.get('a'), 'changed elsewhere');
  });
});
