import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileLeases } from '../../../src/operations/fileLeases';
import { machineClock } from '../../../src/operations/machineClock';
import type { AlertBook } from '../../../src/watch/alert';
import { AlertFile } from '../../../src/watch/alertFile';
import { Recorder } from '../../../src/watch/recorder';
import { watchSettings } from '../../../src/watch/settings';
import { Turn } from '../../../src/watch/turn';
import { Watcher, type Seen } from '../../../src/watch/watcher';
import { never, onWatchedDemo, type Watched } from './watched';

describe('a watcher', function () {
  this.timeout(60_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-watcher-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** A window that watches, with what it was told. */
  function window({ demo, instance, servers }: Watched, signedIn = true) {
    const seen: Seen[] = [];
    const others: AlertBook[] = [];
    const faults: boolean[] = [];
    const turn = new Turn(
      new FileLeases(join(folder, 'leases'), () => machineClock.monotonic()),
      machineClock,
      'watch:1',
    );
    const watcher = new Watcher({
      target: async () => (signedIn ? { instance, servers, url: demo.handle.url } : undefined),
      turn,
      alerts: new AlertFile(join(folder, 'alerts.json')),
      recorder: new Recorder(join(folder, 'record')),
      settings: () => watchSettings(() => undefined),
      now: () => demo.instance.clock.now(),
      because: String,
      onSeen: (one) => seen.push(one),
      onOther: (book) => others.push(book),
      onFault: (_error, over) => faults.push(over),
    });
    return { watcher, turn, seen, others, faults };
  }

  it('looks for all windows, keeps what it saw, and lets another go on after it', async () => {
    await onWatchedDemo({ scenarios: ['preparationError'] }, async (watched) => {
      const [one, two] = [window(watched), window(watched)];
      await one.watcher.step(never);
      await two.watcher.step(never);
      assert.equal(one.seen.length, 1);
      assert.equal(two.seen.length, 0);
      assert.deepEqual(two.others[0]?.alerts, one.seen[0]?.book.alerts);
      assert.ok(one.seen[0]?.notice.some(({ criterion }) => criterion === 'preparationFailed'));
      await one.turn.end();
      await two.watcher.step(never);
      assert.equal(two.seen.length, 1);
      // The one before told it already.
      assert.deepEqual(
        two.seen[0]?.notice.filter(({ criterion }) => criterion === 'preparationFailed'),
        [],
      );
      assert.equal((await new Recorder(join(folder, 'record')).sizes()).size, 1);
      await two.turn.end();
    });
  });

  it('asks nothing while nobody is signed in', async () => {
    await onWatchedDemo({ scenarios: [] }, async (watched) => {
      watched.forget();
      const one = window(watched, false);
      await one.watcher.step(never);
      assert.deepEqual(watched.calls, []);
      assert.deepEqual(one.seen, []);
    });
  });

  it('waits longer after faults, and goes on when they are over', async () => {
    await onWatchedDemo({ scenarios: [] }, async (watched) => {
      const one = window(watched);
      const usual = await one.watcher.step(never);
      watched.demo.faults.inject({ fault: { kind: 'status', status: 429 }, times: 1000 });
      const slow = await one.watcher.step(never);
      assert.ok(slow >= 4 * usual, `${slow} after ${usual}`);
      assert.deepEqual(one.faults, [false]);
      watched.demo.faults.clear();
      assert.equal(await one.watcher.step(never), usual);
      await one.turn.end();
    });
  });
});
