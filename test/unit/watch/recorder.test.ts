import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Recorder } from '../../../src/watch/recorder';
import type { Sight } from '../../../src/watch/sight';
import { deliveryOf, NOW, onWatchedDemo, read, sightOf } from './watched';

const DAY = 24 * 60 * 60_000;
const LOOK = 120_000;

async function allOf(recorder: Recorder, from = 0, to = Date.UTC(2100, 0)): Promise<readonly Sight[]> {
  const sights: Sight[] = [];
  for await (const sight of recorder.between(from, to)) {
    sights.push(sight);
  }
  return sights;
}

describe('the flight recorder', function () {
  this.timeout(60_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-recorder-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives back what each look saw, also of a real instance', async () => {
    await onWatchedDemo({ scenarios: ['mtaStopped', 'bouncesAboveThreshold', 'waves'] }, async (watched) => {
      const recorder = new Recorder(folder);
      const seen: Sight[] = [];
      while (seen.length < 3) {
        const { sight } = await watched.look(seen.at(-1));
        seen.push(sight);
        await recorder.append(sight, DAY);
        watched.demo.advance(LOOK);
      }
      const kept = await allOf(recorder);
      assert.equal(kept.length, 3);
      kept.forEach((sight, index) => {
        const { at, ...rest } = seen[index] ?? assert.fail();
        assert.equal(sight.at, at);
        assert.deepEqual(timeless(sight.deliveries), timeless(rest.deliveries));
        assert.deepEqual(timeless(sight.servers), timeless(rest.servers));
        assert.deepEqual(timeless(sight.workflows), timeless(rest.workflows));
        assert.deepEqual(timeless(sight.options), timeless(rest.options));
        assert.deepEqual(timeless(sight.bounces), timeless(rest.bounces));
        assert.deepEqual(timeless(sight.counts), timeless(rest.counts));
      });
    });
  });

  it('writes only what changed', async () => {
    const recorder = new Recorder(folder);
    const many = Array.from({ length: 200 }, (_, index) => deliveryOf({ id: String(index) }));
    await recorder.append(sightOf({ deliveries: many }), DAY);
    await recorder.append(sightOf({ at: NOW + LOOK, deliveries: many }), DAY);
    await recorder.append(sightOf({ at: NOW + 2 * LOOK, deliveries: many.slice(1) }), DAY);
    const [whole = '', second = '', third = ''] = readFileSync(join(folder, '2026-11-26.jsonl'), 'utf8').split('\n');
    assert.ok(whole.length > 20_000);
    assert.ok(second.length < 500, second);
    assert.match(third, /"gone":\["deliveries.0"\]/);
    assert.deepEqual(
      (await allOf(recorder)).map(({ deliveries }) => deliveries.length),
      [200, 200, 199],
    );
  });

  it('hides addresses, whatever they stand in', async () => {
    const recorder = new Recorder(folder);
    await recorder.append(
      sightOf({
        deliveries: [deliveryOf({ label: 'for jane.doe@example.com' })],
        workflows: { w: read({ label: 'bob@example.org feeds' }) },
      }),
      DAY,
    );
    const text = readFileSync(join(folder, '2026-11-26.jsonl'), 'utf8');
    assert.doesNotMatch(text, /jane|bob@/);
  });

  it('lets go of old days, and begins each day with everything', async () => {
    const recorder = new Recorder(folder);
    for (const day of [0, 1, 2, 3]) {
      await recorder.append(sightOf({ at: NOW + day * DAY }), 2 * DAY);
    }
    assert.deepEqual([...(await recorder.sizes()).keys()], ['2026-11-27', '2026-11-28', '2026-11-29']);
    assert.equal((await recorder.at(NOW + 2 * DAY + 1))?.at, NOW + 2 * DAY);
    assert.equal(await recorder.at(NOW - 10 * DAY), undefined);
  });

  it('passes over lines that were cut off or that another version wrote', async () => {
    const recorder = new Recorder(folder);
    await recorder.append(sightOf(), DAY);
    appendFileSync(join(folder, '2026-11-26.jsonl'), '{"at":1,"se\n[]\n{"at":5,"set":{"rate":7}}\n');
    await new Recorder(folder).append(sightOf({ at: NOW + LOOK }), DAY);
    assert.deepEqual(
      (await allOf(recorder)).map(({ at }) => at),
      [NOW, NOW + LOOK],
    );
  });
});

/** Without the times of reading, which are kept to a minute. */
function timeless(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, item: unknown) => (key === 'at' ? undefined : item)));
}
