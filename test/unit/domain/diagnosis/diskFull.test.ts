import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { foundIn, remediesOf, serverOnHost } from './ask';
import { DUE, HOUR, MINUTE, NOW, evidenceOf, notRead, read, server } from './evidenceOf';

const line = (at: number) =>
  read([{ type: 0, message: 'write failed (errno=28, No space left on device)', at }], 'journal');
const unmeasured = { ...server('s1'), host: notRead('disk of s1') };

describe('domain/diagnosis/diskFull', () => {
  it('finds a disk without room, and offers to make some before it opens a log', () => {
    const given = evidenceOf({
      delivery: DUE,
      servers: [serverOnHost('s1', { freeBytes: 1e6 }), serverOnHost('s2', {})],
    });
    assert.deepEqual(foundIn(given), ['error likely diskFull']);
    assert.deepEqual(remediesOf('diskFull', given), ['purgeTemporary s1', 'openServerLog s1 errno=28']);
  });

  it('is content with a small disk that has room', () => {
    const small = serverOnHost('s1', { freeBytes: 1e8, totalBytes: 1e9 });
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers: [small] })), []);
  });

  it('comes before clocks that differ', () => {
    const servers = [serverOnHost('s1', { freeBytes: 0 }), serverOnHost('s2', { clockOffsetMs: HOUR })];
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers })), [
      'error likely diskFull',
      'warning likely clockSkew',
    ]);
  });

  it('believes the measurement, not the journal', () => {
    const { findings, ruledOut } = diagnose(evidenceOf({ delivery: DUE, journal: line(NOW - HOUR) }));
    assert.deepEqual(findings, []);
    assert.ok(ruledOut.includes('diskFull'));
    const full = [serverOnHost('s1', { freeBytes: 1e6 })];
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers: full, journal: line(NOW - HOUR) })), [
      'error likely diskFull',
    ]);
  });

  it('looks further where the journal told of it a moment ago, and there is room', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, journal: line(NOW - 5 * MINUTE) })), [
      'warning possible diskFullElsewhere',
    ]);
  });

  it('believes the journal where nobody measured, by the age of its line', () => {
    const foundAfter = (age: number, part = {}) =>
      foundIn(evidenceOf({ delivery: DUE, servers: [unmeasured], journal: line(NOW - age), ...part }));
    assert.deepEqual(foundAfter(HOUR), ['error likely diskFull']);
    assert.deepEqual(foundAfter(10 * HOUR), ['warning possible diskFull']);
    assert.deepEqual(foundAfter(3 * 24 * HOUR), []);
    const lastSent = read(NOW - MINUTE, 'throughput');
    assert.deepEqual(foundAfter(HOUR, { lastSent }), [], 'messages left since');
    assert.deepEqual(foundAfter(10 * MINUTE, { lastSent }), ['warning possible diskFull'], 'perhaps only some do');
    const given = evidenceOf({ delivery: DUE, servers: [unmeasured], journal: line(NOW - HOUR) });
    assert.deepEqual(remediesOf('diskFull', given), ['purgeTemporary s1', 'openServerLog s1 errno=28', 'openAuditLog']);
  });

  it('rules nothing out where no server was asked, and never what it found', () => {
    const { ruledOut, unchecked } = diagnose(evidenceOf({ delivery: DUE, servers: [] }));
    assert.ok(!ruledOut.includes('diskFull'));
    assert.ok(unchecked.some(({ because }) => because === 'noServer'));
    const found = diagnose(evidenceOf({ delivery: DUE, servers: [unmeasured], journal: line(NOW - HOUR) }));
    assert.ok(!found.ruledOut.includes('diskFull'));
  });
});
