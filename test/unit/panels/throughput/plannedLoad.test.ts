import assert from 'node:assert/strict';
import type { Delivery } from '../../../../src/domain/delivery';
import { MOST_PLANNED, plannedLoad } from '../../../../src/panels/throughput/plannedLoad';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 23, 12);

function scheduled(id: string, inMs: number | undefined, toDeliver?: number): Delivery {
  return {
    id,
    internalName: `DM${id}`,
    label: id,
    state: 51,
    messageType: 0,
    contactDate: inMs === undefined ? undefined : NOW + inMs,
    counters: { toDeliver },
  };
}

describe('planned load', () => {
  it('is what starts within a day, in order, with its duration at the rate', () => {
    const { rows } = plannedLoad(
      [
        scheduled('b', 3 * HOUR, 500),
        scheduled('a', HOUR, 1000),
        scheduled('late', 25 * HOUR, 1),
        scheduled('past', -1, 1),
        scheduled('never', undefined, 1),
      ],
      NOW,
      2000,
    );
    assert.deepEqual(
      rows.map(({ id, durationMs }) => [id, durationMs]),
      [
        ['a', HOUR / 2],
        ['b', HOUR / 4],
      ],
    );
  });

  it('promises no duration without a size or a rate', () => {
    const durations = (rate: number | undefined): (number | undefined)[] =>
      plannedLoad([scheduled('a', HOUR), scheduled('b', HOUR, 5)], NOW, rate).rows.map(({ durationMs }) => durationMs);
    assert.deepEqual(durations(0), [undefined, undefined]);
    assert.deepEqual(durations(undefined), [undefined, undefined]);
    assert.deepEqual(durations(5), [undefined, HOUR]);
  });

  it('proposes a later start for large deliveries that begin together, and leaves small ones alone', () => {
    const { rows } = plannedLoad(
      [
        scheduled('big', HOUR, 2_000_000),
        scheduled('bigToo', HOUR + 2 * MINUTE, 1_500_000),
        scheduled('small', HOUR + MINUTE, 20),
      ],
      NOW,
      1_000_000,
    );
    assert.deepEqual(
      rows.map(({ id, tooClose, proposed }) => [id, tooClose, proposed]),
      [
        ['big', true, undefined],
        ['small', false, undefined],
        ['bigToo', true, NOW + HOUR + 10 * MINUTE],
      ],
    );
  });

  it('moves none onto another large one that follows', () => {
    const { rows } = plannedLoad(
      [
        scheduled('a', HOUR, 2_000_000),
        scheduled('b', HOUR + MINUTE, 2_000_000),
        scheduled('c', HOUR + 12 * MINUTE, 2_000_000),
      ],
      NOW,
      undefined,
    );
    assert.deepEqual(
      rows.map(({ tooClose, proposed }) => [tooClose, proposed]),
      [
        [true, undefined],
        [true, NOW + HOUR + 10 * MINUTE],
        [true, NOW + HOUR + 20 * MINUTE],
      ],
    );
  });

  it('marks large deliveries that will run together though they start apart', () => {
    const { rows } = plannedLoad(
      [
        scheduled('long', HOUR, 2_000_000),
        scheduled('into it', 2 * HOUR, 1_500_000),
        scheduled('after', 5 * HOUR, 1_500_000),
        scheduled('small', 2 * HOUR, 10),
      ],
      NOW,
      1_000_000,
    );
    assert.deepEqual(
      rows.filter(({ overlaps }) => overlaps).map(({ id }) => id),
      ['long', 'into it'],
    );
    assert.ok(rows.every(({ proposed }) => proposed === undefined));
  });

  it('says when there may be more than it was given', () => {
    const many = Array.from({ length: MOST_PLANNED }, (_, index) => scheduled(String(index), HOUR, 1));
    assert.equal(plannedLoad(many, NOW, 1).more, true);
    assert.equal(plannedLoad(many.slice(1), NOW, 1).more, false);
  });
});
