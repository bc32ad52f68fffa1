import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_BOOK, type Alert, type AlertBook } from '../../../src/watch/alert';
import { judgeSight } from '../../../src/watch/alertBook';
import { DEFAULT_THRESHOLDS } from '../../../src/watch/criteria/criterion';
import { Recorder } from '../../../src/watch/recorder';
import type { Sight } from '../../../src/watch/sight';
import { onWatchedDemo } from './watched';

const LOOK_MS = 120_000;
const DAY_MS = 24 * 60 * 60_000;
const JUDGE = { read: DEFAULT_THRESHOLDS, isOn: () => true };

const spanOf = ({ criterion, subject, began, ended }: Alert): unknown => ({ criterion, subject, began, ended });

describe('a recorded stretch of time', function () {
  this.timeout(180_000);

  it('judged again from the record gives the alerts that were given then; what is planted is found', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-replay-'));
    const planted: Readonly<Record<number, string>> = { 3: 'preparationError', 6: 'mtaStopped', 9: 'sendingFailed' };
    try {
      await onWatchedDemo({ scenarios: ['allIsWell'], clock: { speed: 0 } }, async (watched) => {
        const recorder = new Recorder(folder);
        let live: AlertBook = EMPTY_BOOK;
        let last: Sight | undefined;
        const before: string[] = [];
        const first = watched.demo.instance.clock.now();
        for (let look = 0; look < 14; look += 1) {
          const scenario = planted[look];
          if (scenario !== undefined) {
            watched.demo.applyScenario(scenario);
          }
          watched.demo.advance(LOOK_MS);
          const { sight } = await watched.look(last);
          last = sight;
          await recorder.append(sight, DAY_MS);
          const { book, changes } = judgeSight(live, sight, JUDGE);
          live = book;
          // The usual data holds a failed preparation of this morning: the first look finds it.
          if (look === 1 || look === 2) {
            before.push(...changes.began.map(({ criterion }) => criterion));
          }
        }
        let again: AlertBook = EMPTY_BOOK;
        for await (const sight of recorder.between(first, watched.demo.instance.clock.now())) {
          again = judgeSight(again, sight, JUDGE).book;
        }
        assert.deepEqual(again.alerts.map(spanOf), live.alerts.map(spanOf));
        assert.deepEqual(before, [], 'alerts where all was well');
        const looksAfter = (criterion: string, look: number): number => {
          const began = live.alerts.filter((alert) => alert.criterion === criterion).map((alert) => alert.began);
          return Math.round((Math.max(...began) - first) / LOOK_MS) - 1 - look;
        };
        assert.equal(looksAfter('preparationFailed', 3), 0);
        assert.equal(looksAfter('moduleMissing', 6), 1);
        assert.equal(looksAfter('deliveryFailed', 9), 0);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
