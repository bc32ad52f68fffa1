import assert from 'node:assert/strict';
import { CampaignError } from '../../../src/campaign/errors';
import { endsTheWatch, MOST_WAIT_MS, nextWait } from '../../../src/watch/pace';
import { isInHours, isQuietHours } from '../../../src/watch/quietHours';
import { watchSettings } from '../../../src/watch/settings';

const EVERY = { everyMs: 120_000, tookMs: 500 };
const tooMany = new CampaignError({ code: 'http', doing: 'look', facts: { status: '429' } });

describe('the pace of looks', () => {
  it('is steady while all is well', () => {
    assert.equal(nextWait({ ...EVERY, failures: 0 }), 120_000);
  });

  it('slows down with each fault, up to half an hour', () => {
    const waits = [1, 2, 3, 4, 9].map((failures) => nextWait({ ...EVERY, failures }));
    assert.deepEqual(waits, [240_000, 480_000, 960_000, MOST_WAIT_MS, MOST_WAIT_MS]);
  });

  it('slows down at once when the instance asks for fewer calls', () => {
    assert.equal(nextWait({ ...EVERY, failures: 1, fault: tooMany }), 960_000);
  });

  it('leaves a slow instance nine tenths of the time', () => {
    assert.equal(nextWait({ everyMs: 30_000, failures: 0, tookMs: 20_000 }), 180_000);
  });

  it('ends when nobody is signed in any more, not with an outage', () => {
    const refused = new CampaignError({ code: 'logonRefused', doing: 'Logon', facts: {} });
    assert.equal(endsTheWatch(refused), true);
    assert.equal(endsTheWatch(tooMany), false);
    assert.equal(endsTheWatch(new Error('other')), false);
  });
});

describe('quiet hours', () => {
  it('may go over midnight', () => {
    const inside = (text: string, hour: number): boolean => isInHours(text, hour * 60);
    assert.deepEqual(
      [21, 22, 23, 0, 6, 7].map((hour) => inside('22:00-07:00', hour)),
      [false, true, true, true, true, false],
    );
    assert.deepEqual(
      [11, 12, 13].map((hour) => inside('12:00 – 13:00', hour)),
      [false, true, false],
    );
  });

  it('are none for any other text', () => {
    for (const text of ['', '22-7', '24:00-07:00', '22:60-07:00']) {
      assert.equal(isQuietHours(text), false, text);
      assert.equal(isInHours(text, 23 * 60), false, text);
    }
  });
});

describe('settings of watching', () => {
  it('have defaults, and keep to their bounds', () => {
    const defaults = watchSettings(() => undefined);
    assert.equal(defaults.everyMs, 120_000);
    assert.equal(defaults.record, true);
    assert.equal(watchSettings(() => 1).everyMs, 30_000);
    assert.equal(watchSettings((name) => (name === 'watch.quietHours' ? 'at night' : undefined)).quietHours, '');
  });
});
