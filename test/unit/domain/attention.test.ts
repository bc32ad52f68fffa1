import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ATTENTION_GROUPS,
  GROUP_RULES,
  OVERDUE_AFTER_MS,
  TIMING,
  CHANGED_LATELY,
  TIMING_BOUNDS,
  attentionGroupOf,
  groupOfState,
  isOverdue,
  timingOf,
} from '../../../src/domain/attention';
import type { AttentionGroup, Timing } from '../../../src/domain/attention';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import type { DeliveryStateName } from '../../../src/domain/deliveryState';

const NOW = Date.UTC(2026, 10, 23, 12, 0);
const MINUTE = 60_000;

/** The table as a person would read it: overdue, due, later. */
const EXPECTED: Record<DeliveryStateName, [AttentionGroup, AttentionGroup, AttentionGroup] | undefined> = {
  edition: ['beingEdited', 'beingEdited', 'beingEdited'],
  targetPrepPending: ['beingEdited', 'beingEdited', 'beingEdited'],
  targetSelection: ['beingEdited', 'beingEdited', 'beingEdited'],
  targetArbitration: ['beingEdited', 'beingEdited', 'beingEdited'],
  targetReady: ['beingEdited', 'beingEdited', 'beingEdited'],
  messagePrepPending: ['beingEdited', 'beingEdited', 'beingEdited'],
  messagePreparation: ['beingEdited', 'beingEdited', 'beingEdited'],
  messageReady: ['beingEdited', 'beingEdited', 'beingEdited'],
  preparationError: ['failed', 'failed', 'failed'],
  ready: ['pending', 'pending', 'scheduled'],
  startPending: ['needsAttention', 'pending', 'scheduled'],
  started: ['inProgress', 'inProgress', 'inProgress'],
  retryPending: ['inProgress', 'inProgress', 'inProgress'],
  retryInProgress: ['inProgress', 'inProgress', 'inProgress'],
  pausePending: ['paused', 'paused', 'paused'],
  pauseInProgress: ['paused', 'paused', 'paused'],
  paused: ['paused', 'paused', 'paused'],
  cancelPending: ['inProgress', 'inProgress', 'inProgress'],
  cancelInProgress: ['inProgress', 'inProgress', 'inProgress'],
  cancelled: ['finished', 'finished', 'finished'],
  failed: ['failed', 'failed', 'failed'],
  finished: ['finished', 'finished', 'finished'],
  deleted: undefined,
};

describe('domain/attention', () => {
  it('puts every known state and timing into the expected group', () => {
    const names = Object.keys(DELIVERY_STATES) as DeliveryStateName[];
    assert.equal(names.length, 23);
    for (const name of names) {
      const got = ([TIMING.overdue, TIMING.due, TIMING.later] as const).map((timing) =>
        groupOfState(DELIVERY_STATES[name], timing),
      );
      assert.deepEqual(got, EXPECTED[name] ?? [undefined, undefined, undefined], name);
    }
  });

  it('has rules that never overlap', () => {
    for (const state of Object.values(DELIVERY_STATES)) {
      for (const timing of Object.values(TIMING)) {
        const groups = ATTENTION_GROUPS.filter((group) =>
          GROUP_RULES[group].some((rule) => rule.states.includes(state) && (rule.timing?.includes(timing) ?? true)),
        );
        assert.equal(groups.length, state === DELIVERY_STATES.deleted ? 0 : 1, `${state}/${timing}: ${groups.join()}`);
      }
    }
  });

  it('asks a person to look at a state that it does not know', () => {
    assert.equal(attentionGroupOf({ state: 46, contactDate: NOW }, NOW), 'needsAttention');
    assert.equal(attentionGroupOf({ state: -1 }, NOW), 'needsAttention');
  });

  it('calls a start overdue only after more than 30 minutes', () => {
    assert.equal(timingOf({ contactDate: NOW + 1 }, NOW), TIMING.later);
    assert.equal(timingOf({ contactDate: NOW }, NOW), TIMING.due);
    assert.equal(timingOf({ contactDate: NOW - 30 * MINUTE }, NOW), TIMING.due);
    assert.equal(timingOf({ contactDate: NOW - 30 * MINUTE - 1 }, NOW), TIMING.overdue);
    assert.equal(OVERDUE_AFTER_MS, 1_800_000);
  });

  it('raises no alarm when the contact date cannot be read', () => {
    assert.equal(attentionGroupOf({ state: DELIVERY_STATES.startPending }, NOW), 'pending');
  });

  it('gives the server the same bounds as it uses itself', () => {
    const inside = (
      at: number,
      { afterMs, upToMs }: { readonly afterMs?: number; readonly upToMs?: number },
    ): boolean => (afterMs === undefined || at > NOW + afterMs) && (upToMs === undefined || at <= NOW + upToMs);
    const byDate = (contactDate: number | undefined): Timing | undefined =>
      Object.values(TIMING).find((timing) =>
        contactDate === undefined ? TIMING_BOUNDS[timing].missing : inside(contactDate, TIMING_BOUNDS[timing]),
      );
    const within = (contactDate: number | undefined, changed: number | undefined): Timing | undefined => {
      const timing = byDate(contactDate);
      const lately = changed !== undefined && inside(changed, CHANGED_LATELY);
      return timing === TIMING.overdue && lately ? TIMING.due : timing;
    };
    const near = fc.integer({ min: -2, max: 2 });
    const date = fc.oneof(
      fc.constant(undefined),
      fc.integer({ min: NOW - 90 * MINUTE, max: NOW + 90 * MINUTE }),
      near.map((ms) => NOW + ms),
      near.map((ms) => NOW - OVERDUE_AFTER_MS + ms),
    );
    fc.assert(
      fc.property(date, date, (contactDate, lastModified) => {
        assert.equal(within(contactDate, lastModified), timingOf({ contactDate, lastModified }, NOW));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});

describe('domain/attention, overdue', () => {
  it('counts from the contact date, or from the last change behind it', () => {
    const late = NOW - 3 * 60 * MINUTE;
    assert.ok(isOverdue({ contactDate: late, lastModified: late }, NOW));
    assert.ok(!isOverdue({ contactDate: late, lastModified: NOW - 40_000 }, NOW), 'confirmed 40 s ago');
    assert.ok(isOverdue({ contactDate: late, lastModified: NOW + 5 * MINUTE }, NOW), 'a change in the future');
    assert.ok(!isOverdue({}, NOW));
  });
});
