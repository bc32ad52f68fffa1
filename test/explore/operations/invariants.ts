import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/operations/outcome';
import type { Story, WindowStory } from './play';
import type { Order } from './world';

/** Everything that must hold of a story, whatever happened in it. */
export function mustHold(story: Story): void {
  for (const [index, window] of story.windows.entries()) {
    nothingHangs(window);
    window.wishes.forEach((_wish, item) => {
      attemptHolds(story, window, `w${index + 1}.${item}`, item);
    });
    batchStops(window);
  }
  oneAtATime(story);
}

function nothingHangs({ results, failure, wishes }: WindowStory): void {
  assert.equal(failure, undefined, `the engine threw: ${String(failure)}`);
  assert.ok(results !== undefined, 'it hangs');
  assert.equal(results.length, wishes.length, 'it is not said what became of each');
}

function attemptHolds(story: Story, window: WindowStory, attempt: string, item: number): void {
  const orders = story.world.orders.filter((order) => order.attempt === attempt);
  const sent = story.sending.filter((order) => order.attempt === attempt);
  const outcome = window.results?.[item]?.outcome;
  assert.ok(outcome !== undefined);
  assert.ok(sent.length <= 1 && orders.length <= 1, 'more than one order for one consent');
  if (sent.length > 0) {
    assert.ok(
      window.wishes.every(({ agrees }) => agrees),
      'sent without consent',
    );
  }
  for (const order of orders) {
    asAgreed(story, order);
  }
  const [begun] = sent;
  if (begun !== undefined && window.cancelledAt !== undefined) {
    assert.ok(begun.from <= window.cancelledAt, 'sent after it was cancelled');
  }
  truthful(outcome, orders[0], sent.length > 0);
  const later = window.later.get(attempt);
  if (later !== undefined) {
    truthful(later, orders[0], true);
  }
  if ('later' in outcome && outcome.later !== undefined) {
    assert.ok(later !== undefined, 'what was open is never told');
  }
  recorded(story, attempt, later?.kind === 'done' ? later : outcome, sent.length > 0);
}

/** What was written to is what was agreed to: the same place, and read again, alike, after the consent. */
function asAgreed(story: Story, { attempt, address, lastRead }: Order): void {
  assert.equal(address, 'here', 'sent to another instance');
  const agreedAt = story.agreedAt.get(attempt);
  assert.ok(agreedAt !== undefined && lastRead !== undefined && lastRead.step > agreedAt, 'not looked at again');
  assert.deepEqual(lastRead.thing, story.shown.get(attempt), 'it differs from what was agreed to');
}

/**
 * *Done* only when the instance took our order and something changed after we looked; *nothing done* only when none was sent.
 * An instance that takes an order, does nothing, and is changed alike by a colleague in that moment cannot be told apart.
 */
function truthful(outcome: Outcome, order: Order | undefined, sent: boolean): void {
  switch (outcome.kind) {
    case 'done':
      assert.ok(order?.taken === true && order.changedSince, 'called done, and not by us');
      return;
    case 'refused':
      assert.ok(order?.applied !== true, 'called refused, and done');
      return;
    case 'notVerifiedYet':
    case 'unknown':
      assert.ok(sent, `${outcome.kind}, and nothing was sent`);
      return;
    default:
      assert.ok(!sent, `${outcome.kind}, and an order was sent`);
  }
}

function recorded({ records, diskFull }: Story, attempt: string, outcome: Outcome, sent: boolean): void {
  const mine = [...records.values()].filter(({ request }) => request['attempt'] === attempt);
  assert.ok(mine.length <= 1, 'more than one record');
  const [record] = mine;
  if (sent) {
    assert.ok(record !== undefined, 'sent without a record');
  }
  // A disk that is full from the middle on leaves what was recorded before.
  if (record !== undefined && !diskFull) {
    assert.equal(record.outcome, outcome.kind, 'the record says something else');
  }
}

function batchStops({ results = [] }: WindowStory): void {
  const performed = results.map(({ outcome }) => outcome.kind);
  const stopped = performed.findIndex((kind) => ['changedMeanwhile', 'notVerifiedYet', 'unknown'].includes(kind));
  if (stopped >= 0) {
    assert.ok(
      performed.slice(stopped + 1).every((kind) => !['done', 'notVerifiedYet', 'unknown'].includes(kind)),
      'it went on after one that was not done',
    );
  }
}

/** Two windows never have an order on its way to the same thing; a window that slept may find its own overtaken. */
function oneAtATime({ sending, suspended }: Story): void {
  const onFirst = sending.filter(({ attempt }) => attempt.endsWith('.0'));
  const [one, two] = onFirst;
  if (suspended || one === undefined || two === undefined || one.attempt === two.attempt) {
    return;
  }
  assert.ok(one.to !== undefined && one.to <= two.from, 'two orders at once');
}
