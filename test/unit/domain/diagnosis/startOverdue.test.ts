import assert from 'node:assert/strict';
import { OVERDUE_AFTER_MS } from '../../../../src/domain/attention';
import { foundIn, remediesOf } from './ask';
import { HOUR, MINUTE, NOW, evidenceOf, read, server } from './evidenceOf';

function dueFor(ms: number): { contactDate: number; lastModified: number } {
  return { contactDate: NOW - ms, lastModified: NOW - ms };
}

describe('domain/diagnosis/startOverdue', () => {
  it('begins where the tree and the health check call a start overdue', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: dueFor(OVERDUE_AFTER_MS) })), []);
    assert.deepEqual(foundIn(evidenceOf({ delivery: dueFor(OVERDUE_AFTER_MS + MINUTE) })), [
      'warning likely startOverdue',
    ]);
  });

  it('is silenced by what holds it up, and not by what only slows sending down', () => {
    const delivery = dueFor(3 * HOUR);
    const quota = read([{ type: 1, message: 'quotas met for example.com', at: NOW - HOUR }], 'journal');
    assert.deepEqual(foundIn(evidenceOf({ delivery, journal: quota })), [
      'warning likely startOverdue',
      'warning likely quotasMet',
    ]);
    assert.deepEqual(foundIn(evidenceOf({ delivery, servers: [server('s1', { modules: [] })] })), [
      'error certain mtaNotRunning',
    ]);
  });

  it('goes by the contact date where the last change lies in the future', () => {
    const delivery = { contactDate: NOW - 3 * HOUR, lastModified: NOW + 5 * MINUTE };
    assert.deepEqual(foundIn(evidenceOf({ delivery })), ['warning likely startOverdue']);
  });

  it('offers no restart of an MTA that does not send it', () => {
    const external = evidenceOf({ delivery: { ...dueFor(3 * HOUR), deliveryMode: 0, messageType: 3 } });
    assert.deepEqual(remediesOf('startOverdue', external), ['openAuditLog']);
  });
});
