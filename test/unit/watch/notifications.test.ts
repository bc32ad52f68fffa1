import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { Alert } from '../../../src/watch/alert';
import { noticeText } from '../../../src/watch/alertText';
import { tellOf } from '../../../src/watch/activation/notifications';
import { markText } from '../../../src/watch/activation/watchStatus';

const alert: Alert = {
  criterion: 'deliveryFailed',
  subject: '1',
  severity: 'error',
  args: { label: 'Newsletter' },
  began: 1,
  lastSeen: 1,
  level: 1,
  noticedLevel: 0,
  missed: 0,
};

describe('a notification of alerts', () => {
  it('is one for all, with four answers', async () => {
    const shown: [string, boolean, readonly string[]][] = [];
    const answer = await tellOf('Prod', [alert, { ...alert, severity: 'warning' }], {
      words: noticeText,
      notify: async (text, grave, answers) => {
        shown.push([text, grave, answers]);
        return 'Mute Alerts for an Hour';
      },
    });
    assert.deepEqual(shown, [
      [
        'Prod: Newsletter failed, and 1 more alert.',
        true,
        ['Why?', 'Open', 'Not Again for This', 'Mute Alerts for an Hour'],
      ],
    ]);
    assert.equal(answer, 'quiet');
  });

  it('is answered with nothing when it is closed', async () => {
    const answer = await tellOf('Prod', [alert], { words: noticeText, notify: async () => undefined });
    assert.equal(answer, undefined);
  });

  it('stands beside the instance, too', () => {
    const state = { connectionId: '1', name: 'Prod', alerts: 0, errors: 0, looking: true };
    assert.equal(markText(state), 'watched');
    assert.equal(markText({ ...state, alerts: 2 }), 'watched, 2 alerts');
    assert.equal(markText({ ...state, looking: false }), 'watched once signed in');
  });
});
