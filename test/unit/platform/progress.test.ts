import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { ProgressLocation, window } from 'vscode';
import { whileAsking } from '../../../src/platform/asking';
import { withProgress } from '../../../src/platform/progress';

describe('progress', function () {
  this.timeout(20_000);
  /** Titles of the notifications that are open. */
  const notifications = new Set<string>();
  let cancel: (() => void) | undefined;

  before(() => {
    Object.assign(window, {
      withProgress: async (
        { location, title }: { location: ProgressLocation; title: string },
        work: (progress: object, token: object) => Promise<unknown>,
      ): Promise<unknown> => {
        const isNotification = location === ProgressLocation.Notification;
        if (isNotification) {
          notifications.add(title);
        }
        const token = { onCancellationRequested: (listener: () => void) => (cancel = listener) };
        try {
          return await work({ report: () => undefined }, token);
        } finally {
          notifications.delete(title);
        }
      },
    });
  });

  it('makes no notification of what is quick, and none while a dialog waits', async () => {
    const seen = await withProgress('Reading', async () => {
      await wait(1000);
      await whileAsking(() => wait(3500));
      return notifications.size;
    });
    assert.equal(seen, 0);
    assert.equal(notifications.size, 0);
  });

  it('makes one of what takes long, which goes while a dialog is open and can cancel the work', async () => {
    const seen: number[] = [];
    const work = withProgress('Reading', async (signal) => {
      await wait(3600);
      seen.push(notifications.size);
      await whileAsking(() => wait(600));
      seen.push(notifications.size);
      await wait(600);
      seen.push(notifications.size);
      cancel?.();
      signal.throwIfAborted();
    });
    await assert.rejects(work, { name: 'AbortError' });
    assert.deepEqual(seen, [1, 0, 1]);
    assert.equal(notifications.size, 0);
  });
});
