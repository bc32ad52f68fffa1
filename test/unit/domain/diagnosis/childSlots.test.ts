import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { ConfigSeen, ServerEvidence } from '../../../../src/domain/diagnosis/evidence';
import { foundIn, remediesOf } from './ask';
import { DUE, HOUR, NOW, evidenceOf, notRead, server } from './evidenceOf';

/** A server that may run four children of the MTA, and runs this many. */
function withChildren(count: number, config: Partial<ConfigSeen> = { maxChildren: 4 }): ServerEvidence {
  return server('s1', { modules: ['mta@demo', ...Array.from({ length: count }, () => 'mtachild@demo')], config });
}

describe('domain/diagnosis/childSlots', () => {
  it('finds all children busy, and offers no restart: it would break off what they send', () => {
    const given = evidenceOf({ delivery: DUE, servers: [withChildren(4)] });
    assert.deepEqual(foundIn(given), ['warning possible childSlots']);
    assert.deepEqual(remediesOf('childSlots', given), ['openServerLog s1']);
  });

  it('is content with a child to spare', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers: [withChildren(3)] })), []);
  });

  it('says nothing of a delivery that waits for its date, or became due a moment ago', () => {
    const servers = [withChildren(4)];
    assert.deepEqual(foundIn(evidenceOf({ delivery: { contactDate: NOW + 24 * HOUR }, servers })), [
      'info certain scheduledForLater',
    ]);
    const justDue = { contactDate: NOW - 5000, lastModified: NOW - HOUR };
    assert.deepEqual(foundIn(evidenceOf({ delivery: justDue, servers })), ['info likely justDue']);
  });

  it('tells more children than may run as left over, and has those stopped', () => {
    const given = evidenceOf({ delivery: DUE, servers: [withChildren(6)] });
    assert.deepEqual(foundIn(given), ['warning likely childrenOrphaned']);
    assert.deepEqual(remediesOf('childrenOrphaned', given), ['stopModule s1', 'openServerLog s1']);
  });

  it('claims nothing without the limit, and says so', () => {
    const { ruledOut, unchecked } = diagnose(
      evidenceOf({ delivery: DUE, servers: [withChildren(2, { maxChildren: undefined })] }),
    );
    assert.ok(!ruledOut.includes('childSlots'));
    assert.ok(unchecked.some(({ what }) => what.includes('maxSpareServers')));
  });

  it('names the servers that it could not look at', () => {
    const silent = server('s2', { modules: notRead('pdump on s2') });
    const { findings, unchecked } = diagnose(evidenceOf({ delivery: DUE, servers: [withChildren(4), silent] }));
    assert.ok(findings.some(({ cause }) => cause === 'childSlots'));
    assert.ok(unchecked.some(({ what }) => what === 'pdump on s2'));
  });

  it('does not look for children where no MTA runs', () => {
    const { ruledOut } = diagnose(evidenceOf({ delivery: DUE, servers: [server('s1', { modules: [] })] }));
    assert.ok(!ruledOut.includes('childSlots'));
  });
});
