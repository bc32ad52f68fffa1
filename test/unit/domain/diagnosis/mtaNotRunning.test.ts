import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { ServerEvidence } from '../../../../src/domain/diagnosis/evidence';
import { foundIn } from './ask';
import { DUE, HOUR, NOW, evidenceOf, read, server } from './evidenceOf';

const stopped = (clock?: number): ServerEvidence => server('s1', { modules: ['web@default'], clock });

describe('domain/diagnosis/mtaNotRunning', () => {
  it('goes by the clock that the server itself prints for the daily restart, whatever the zone of the operator', () => {
    assert.deepEqual(foundIn(evidenceOf({ servers: [stopped(6 * HOUR)] })), ['error likely mtaNotRunning']);
    assert.deepEqual(foundIn(evidenceOf({ servers: [stopped(12 * HOUR)] })), ['error certain mtaNotRunning']);
  });

  it('is likely at most where no server tells the time of day', () => {
    const silent = { ...stopped(), printedClock: undefined };
    assert.deepEqual(foundIn(evidenceOf({ servers: [silent] })), ['error likely mtaNotRunning']);
  });

  it('is no more than possible while the MTA of another name runs there', () => {
    const servers = [server('s1', { modules: ['web@default', 'mta@acme'] })];
    const [found] = diagnose(evidenceOf({ servers })).findings;
    assert.deepEqual([found?.cause, found?.certainty], ['mtaNotRunning', 'possible']);
    assert.ok(found?.evidence.some(({ fact }) => fact?.key === 'otherInstance'));
  });

  it('weighs what the instance itself sees: an MTA elsewhere still sends', () => {
    const monitored = read(
      [{ name: 'mta', instance: 'demo', host: 'sending-9', running: true }],
      'monitoring of the instance',
    );
    assert.deepEqual(foundIn(evidenceOf({ servers: [stopped()], monitored })), ['warning likely mtaNotRunning']);
    const dead = read([{ name: 'mta', instance: 'demo', running: false }], 'monitoring of the instance');
    assert.deepEqual(foundIn(evidenceOf({ servers: [stopped()], monitored: dead })), ['error certain mtaNotRunning']);
  });

  it('is never certain where the instance does not tell who sends, and silent about what the MTA does not send', () => {
    const servers = [stopped()];
    assert.deepEqual(foundIn(evidenceOf({ delivery: { deliveryMode: undefined }, servers })), [
      'error likely mtaNotRunning',
    ]);
    assert.deepEqual(foundIn(evidenceOf({ delivery: { messageType: 1 }, servers })), ['error likely mtaNotRunning']);
    for (const delivery of [{ deliveryMode: undefined, messageType: 3 }, { deliveryMode: 0 }, { deliveryMode: 4 }]) {
      assert.deepEqual(foundIn(evidenceOf({ delivery: { ...DUE, ...delivery, midRemoteId: '0' }, servers })), []);
    }
  });

  it('does not silence an overdue start where another MTA still sends', () => {
    const late = { contactDate: NOW - 3 * HOUR, lastModified: NOW - 3 * HOUR };
    assert.deepEqual(foundIn(evidenceOf({ delivery: late, servers: [server('s0'), stopped()] })), [
      'warning likely startOverdue',
      'warning certain mtaNotRunning',
    ]);
  });
});
