import assert from 'node:assert/strict';
import { fromWallClock, toWallClock } from '../../../src/shared/format/zonedTime';

describe('wall clocks', () => {
  it('go there and back in every zone', () => {
    for (const zone of ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']) {
      for (const at of [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 14, 22, 30), Date.UTC(2026, 9, 25, 3)]) {
        assert.equal(fromWallClock(toWallClock(at, zone), zone), at, zone);
      }
    }
    assert.equal(toWallClock(Date.UTC(2026, 10, 23, 23, 30), 'Europe/Paris'), '2026-11-24T00:30');
  });

  it('know the days on which clocks are put forward and back', () => {
    assert.equal(fromWallClock('2026-03-29T03:00', 'Europe/Paris'), Date.UTC(2026, 2, 29, 1));
    assert.equal(fromWallClock('2026-03-29T01:59', 'Europe/Paris'), Date.UTC(2026, 2, 29, 0, 59));
    assert.equal(fromWallClock('2026-10-25T04:00', 'Europe/Paris'), Date.UTC(2026, 9, 25, 3));
  });

  it('are no wall clocks when they say nothing', () => {
    for (const text of ['', '2026-11-23', '2026-13-40T00:00', 'soon', '2026-11-23T14:05Z']) {
      assert.equal(fromWallClock(text, 'UTC'), undefined, text);
    }
  });
});
