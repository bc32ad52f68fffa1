import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionAccess } from '../../../src/connections/access';
import { diagnose } from '../../../src/domain/diagnosis/diagnose';
import type { Evidence } from '../../../src/domain/diagnosis/evidence';
import { gatherEvidence } from '../../../src/troubleshooting/gatherEvidence';
import { EMPTY_BOOK, type Alert, type AlertBook } from '../../../src/watch/alert';
import { judgeSight } from '../../../src/watch/alertBook';
import { DEFAULT_THRESHOLDS } from '../../../src/watch/criteria/criterion';
import { evidenceAt } from '../../../src/watch/replayEvidence';
import { replayMarkdown } from '../../../src/watch/replayText';
import { Recorder } from '../../../src/watch/recorder';
import type { Sight } from '../../../src/watch/sight';
import { never, onWatchedDemo, type Watched } from './watched';

const LOOK_MS = 120_000;
const DAY_MS = 24 * 60 * 60_000;
const JUDGE = { read: DEFAULT_THRESHOLDS, isOn: () => true };

const spanOf = ({ criterion, subject, began, ended }: Alert): unknown => ({ criterion, subject, began, ended });

/** What a diagnosis found, without the words and the times of reading. */
const findingsOf = (evidence: Evidence): unknown => {
  const { findings, ruledOut, unchecked } = diagnose(evidence);
  return {
    findings: findings.map(({ cause, severity, certainty, remedies }) => ({ cause, severity, certainty, remedies })),
    ruledOut,
    unchecked: unchecked.map(({ what }) => what),
  };
};

/** The diagnoses of every delivery that a look saw. */
const diagnosesOf = (sight: Sight): unknown =>
  sight.deliveries.map(({ id }) => {
    const evidence = evidenceAt(sight, id);
    return { id, ...(evidence === undefined ? {} : { found: findingsOf(evidence) }) };
  });

const accessOf = ({ instance, servers }: Watched): ConnectionAccess => ({
  descriptor: () => undefined,
  instance: async () => instance,
  servers: async () => servers,
});

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
        const diagnosed: unknown[] = [];
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
          diagnosed.push(diagnosesOf(sight));
          const { book, changes } = judgeSight(live, sight, JUDGE);
          live = book;
          // The usual data holds a failed preparation of this morning: the first look finds it.
          if (look === 1 || look === 2) {
            before.push(...changes.began.map(({ criterion }) => criterion));
          }
        }
        const replayed: unknown[] = [];
        let again: AlertBook = EMPTY_BOOK;
        for await (const sight of recorder.between(first, watched.demo.instance.clock.now())) {
          again = judgeSight(again, sight, JUDGE).book;
          replayed.push(diagnosesOf(sight));
        }
        assert.deepEqual(again.alerts.map(spanOf), live.alerts.map(spanOf));
        assert.deepEqual(replayed, diagnosed, 'the diagnoses are those that were made of the same looks then');
        await isSaidOfTheMta(watched, recorder, live);
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

/** A replay names the same cause as a diagnosis at that moment, and what it could not look at. */
async function isSaidOfTheMta(watched: Watched, recorder: Recorder, { alerts }: AlertBook): Promise<void> {
  const now = watched.demo.instance.clock.now();
  const sight = (await recorder.at(now)) ?? assert.fail();
  const waiting = sight.deliveries.filter(({ state }) => state === 51);
  assert.ok(waiting.length > 0);
  let named = 0;
  for (const { id } of waiting) {
    const ref = { connectionId: 'd', deliveryId: id };
    const full = diagnose(await gatherEvidence(accessOf(watched), ref, () => now, never));
    const then = diagnose(evidenceAt(sight, id) ?? assert.fail());
    assert.ok(then.unchecked.length > full.unchecked.length, 'what was not recorded is said');
    if (full.findings[0]?.cause === 'mtaNotRunning') {
      assert.equal(then.findings[0]?.cause, 'mtaNotRunning');
      named += 1;
    }
  }
  assert.ok(named > 0);
  const explain = async (evidences: readonly Evidence[]): Promise<readonly string[]> =>
    evidences.map((evidence) => `${evidence.delivery.value.id}: ${diagnose(evidence).findings[0]?.cause ?? ''}`);
  const options = { name: 'Demo [x](y)', wanted: now, alerts, language: 'en', explain };
  const text = await replayMarkdown(sight, options);
  assert.match(text, /^# Demo \\\[x\\\]\(y\) as it was/);
  assert.match(text, /\*\*Pending\*\*|\*\*Needs Attention\*\*|\*\*Needs attention\*\*/);
  assert.match(text, /: mtaNotRunning/);
}
