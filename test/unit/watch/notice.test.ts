import assert from 'node:assert/strict';
import type { Alert, AlertBook } from '../../../src/watch/alert';
import { alertsMarkdown, noticeText } from '../../../src/watch/alertText';
import { markSeen, mute, noticeOf } from '../../../src/watch/notice';

const alert = (part: Partial<Alert> = {}): Alert => ({
  criterion: 'startPending',
  subject: '1',
  severity: 'error',
  args: { label: 'Newsletter', lateMs: 35 * 60_000 },
  began: 1000,
  lastSeen: 1000,
  level: 1,
  noticedLevel: 0,
  missed: 0,
  ...part,
});
const bookOf = (...alerts: readonly Alert[]): AlertBook => ({ alerts, candidates: {}, muted: [] });
const told = (book: AlertBook, quiet = false) => noticeOf(book, 2000, quiet).alerts.map(({ subject }) => subject);

describe('notices', () => {
  it('tell each alert once, and again when it has got worse', () => {
    const first = noticeOf(bookOf(alert()), 2000, false);
    assert.equal(first.alerts.length, 1);
    assert.deepEqual(told(first.book), []);
    const atLevel = (level: number): AlertBook => ({
      ...first.book,
      alerts: first.book.alerts.map((one) => ({ ...one, level })),
    });
    assert.deepEqual(told(atLevel(1.9)), []);
    assert.deepEqual(told(atLevel(2)), ['1']);
  });

  it('wait for the end of a quiet time, and then tell what still stands', () => {
    const quiet = noticeOf(bookOf(alert(), alert({ subject: '2' })), 2000, true);
    assert.deepEqual(quiet.alerts, []);
    const later = {
      ...quiet.book,
      alerts: quiet.book.alerts.map((one) => (one.subject === '2' ? { ...one, ended: 3 } : one)),
    };
    assert.deepEqual(told(later), ['1']);
    assert.deepEqual(told({ ...later, quietUntil: 2001 }), []);
    assert.deepEqual(told({ ...later, quietUntil: 2000 }), ['1']);
  });

  it('are gravest first', () => {
    const book = bookOf(alert({ subject: 'w', severity: 'warning', level: 3 }), alert({ subject: 'e' }));
    assert.deepEqual(told(book), ['e', 'w']);
  });

  it('say nothing of what nobody wants to hear of again, and remember who said so', () => {
    const muted = mute(bookOf(alert(), alert({ subject: '2' })), ['startPending:1'], 'jane', 5);
    assert.deepEqual(told(muted), ['2']);
    assert.deepEqual(muted.alerts[0]?.handled, { by: 'jane', at: 5, how: 'muted' });
    const seen = markSeen(muted, ['startPending:1', 'startPending:2'], 'bob', 6);
    assert.deepEqual(
      seen.alerts.map(({ handled }) => handled?.by),
      ['jane', 'bob'],
    );
  });

  it('are one sentence, however many alerts there are', () => {
    assert.equal(noticeText('Prod', [alert()], 'en'), 'Prod: Newsletter has been start pending for 35 min.');
    const three = [alert(), alert({ subject: '2' }), alert({ subject: '3' })];
    assert.equal(
      noticeText('Prod', three, 'en'),
      'Prod: Newsletter has been start pending for 35 min, and 2 more alerts.',
    );
  });

  it('are listed with begin, end and who dealt with them; labels are no markup', () => {
    const text = alertsMarkdown(
      'Prod',
      [
        alert({ args: { label: '[x](command:y) | z', lateMs: 60_000 } }),
        alert({ ended: 601_000, handled: { by: 'jane', at: 5, how: 'seen' } }),
      ],
      'en',
    );
    assert.match(text, /# Alerts of Prod/);
    assert.match(text, /\\\[x\\\]\(command:y\) \\\| z/);
    assert.match(text, /after 10 min/);
    assert.match(text, /looked after by jane/);
  });
});
