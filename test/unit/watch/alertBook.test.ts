import assert from 'node:assert/strict';
import { EMPTY_BOOK, isStanding, type Alert, type AlertBook, type AlertChanges } from '../../../src/watch/alert';
import { judgeSight } from '../../../src/watch/alertBook';
import { DEFAULT_THRESHOLDS } from '../../../src/watch/criteria/criterion';
import { noticeOf } from '../../../src/watch/notice';
import type { Sight } from '../../../src/watch/sight';
import { deliveryOf, NOW, sightOf } from './watched';

const MINUTE = 60_000;
const LOOK = 2 * MINUTE;

/** Looks one after the other, two minutes apart; what each changed. */
function looks(sights: readonly ((at: number) => Partial<Sight>)[], from: AlertBook = EMPTY_BOOK) {
  let book = from;
  const changes: (AlertChanges & { readonly worse: readonly Alert[] })[] = [];
  sights.forEach((part, index) => {
    const at = NOW + index * LOOK;
    const step = judgeSight(book, sightOf({ at, instanceNow: at, ...part(at) }), {
      read: DEFAULT_THRESHOLDS,
      isOn: () => true,
    });
    const notice = noticeOf(step.book, at, false);
    book = notice.book;
    changes.push({ ...step.changes, worse: notice.alerts.filter(({ began }) => began < at) });
  });
  return { book, changes };
}

const pendingFor = (minutes: number) => (at: number) => ({
  deliveries: [deliveryOf({ state: 51, contactDate: at - minutes * MINUTE, lastModified: at - minutes * MINUTE })],
});
const well = () => ({ deliveries: [deliveryOf()] });

describe('alerts', () => {
  it('begin at the threshold, are told once, and end after two looks without', () => {
    const { changes, book } = looks([pendingFor(29), pendingFor(31), pendingFor(33), well, well]);
    assert.deepEqual(
      changes.map(({ began, worse, ended }) => [began.length, worse.length, ended.length]),
      [
        [0, 0, 0],
        [1, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
      ],
    );
    assert.equal(book.alerts[0]?.ended, NOW + 4 * LOOK);
  });

  it('get worse at the double, and are told again only then', () => {
    const { changes } = looks([pendingFor(31), pendingFor(50), pendingFor(63), pendingFor(70), pendingFor(127)]);
    assert.deepEqual(
      changes.map(({ worse }) => worse.length),
      [0, 0, 1, 0, 1],
    );
  });

  it('do not flap at their threshold', () => {
    const { changes } = looks([pendingFor(31), pendingFor(28), pendingFor(31), pendingFor(28), pendingFor(28)]);
    assert.deepEqual(
      changes.map(({ began, ended }) => [began.length, ended.length]),
      [
        [1, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    );
  });

  it('that come back a moment later are the same, and nobody is told twice', () => {
    const { changes, book } = looks([pendingFor(31), well, well, pendingFor(32)]);
    assert.equal(changes[2]?.ended.length, 1);
    assert.equal(changes[3]?.began.length, 0);
    assert.equal(book.alerts.length, 1);
    assert.equal(book.alerts[0]?.began, NOW);
    assert.ok(book.alerts.every(isStanding));
  });

  it('stay while nobody can look', () => {
    const { book, changes } = looks([pendingFor(31), ...Array.from({ length: 4 }, () => () => ({ cut: true }))]);
    assert.ok(changes.every(({ ended }) => ended.length === 0));
    assert.equal(book.alerts.filter(isStanding).length, 1);
  });

  it('end when their criterion is switched off', () => {
    const { book } = looks([pendingFor(31)]);
    const step = judgeSight(book, sightOf(pendingFor(33)(NOW)), {
      read: DEFAULT_THRESHOLDS,
      isOn: ({ id }) => id !== 'startPending',
    });
    assert.equal(step.changes.ended.length, 1);
  });

  it('of a module wait for a second look: the watchdog starts again what crashed', () => {
    const server = (running: boolean) => (at: number) => ({
      servers: [
        {
          name: 'sending-1',
          modules: { ok: true as const, at, source: 's', value: running ? [{ name: 'mta', instance: 'demo' }] : [] },
          settings: { ok: true as const, at, source: 's', value: { autoStart: ['mta'], affinities: [] } },
          timeOfDayMs: 12 * 60 * MINUTE,
        },
      ],
    });
    assert.deepEqual(
      looks([server(false), server(true), server(false)]).changes.map(({ began }) => began.length),
      [0, 0, 0],
    );
    assert.deepEqual(
      looks([server(false), server(false)]).changes.map(({ began }) => began.length),
      [0, 1],
    );
  });
});
