import assert from 'node:assert/strict';
import { instanceTopology, type RoleAccount, type RoleEvidence } from '../../../../src/domain/topology/instanceRole';

const account = (part: Partial<RoleAccount>): RoleAccount => ({ name: 'account', active: true, ...part });
const OWN = account({ name: 'defaultEmailBulk', type: 3, deliveryMode: 1 });
const MID = account({ name: 'midA', type: 3, deliveryMode: 4 });
const READ: RoleEvidence = { packages: ['nms:core'], accounts: [], hasTwins: false, version: '7.4.3' };

const roles = (evidence: RoleEvidence): readonly string[] => instanceTopology(evidence).roles.map(({ role }) => role);

describe('the role of an instance', () => {
  it('is concluded from accounts, packages, twins and the option of execution instances', () => {
    assert.deepEqual(roles({ ...READ, accounts: [OWN] }), ['sender']);
    assert.deepEqual(roles({ ...READ, accounts: [MID] }), ['marketing']);
    assert.deepEqual(roles({ ...READ, accounts: [MID, OWN] }), ['sender', 'marketing']);
    assert.deepEqual(roles({ ...READ, packages: ['nms:midReceiver'] }), ['mid']);
    assert.deepEqual(roles({ ...READ, hasTwins: true }), ['mid']);
    assert.deepEqual(roles({ ...READ, accounts: [account({ type: 11, isMessageCenter: true })] }), ['control']);
    assert.deepEqual(roles({ ...READ, executionInstanceId: '2' }), ['execution']);
  });

  it('takes nothing for a sign that only looks like one', () => {
    assert.deepEqual(roles({ ...READ, accounts: [{ ...OWN, active: false }] }), [], 'switched off');
    assert.deepEqual(roles({ ...READ, accounts: [account({ type: 0, deliveryMode: 1 })] }), [], 'bounce mails');
    assert.deepEqual(roles({ ...READ, accounts: [account({ type: 11 })] }), [], 'not of transactional messages');
    assert.deepEqual(roles({ ...READ, executionInstanceId: '0' }), []);
    // Control and execution instances both have it.
    assert.deepEqual(roles({ ...READ, packages: ['nms:messageCenter'] }), []);
  });

  it('says what each role was concluded from', () => {
    const { roles: found } = instanceTopology({ ...READ, packages: ['xxl:fullfdaMid'], hasTwins: true });
    assert.deepEqual(found, [{ role: 'mid', signs: [{ kind: 'package', name: 'xxl:fullfdaMid' }, { kind: 'twins' }] }]);
  });

  it('rules nothing out that could not be read', () => {
    assert.equal(instanceTopology(READ).complete, true);
    assert.equal(instanceTopology({ ...READ, accounts: undefined }).complete, false);
    assert.equal(instanceTopology({ ...READ, hasTwins: undefined }).complete, false);
    assert.equal(instanceTopology({ ...READ, packages: undefined }).ffda, undefined);
  });

  it('knows generation and cloud database', () => {
    const of = (part: RoleEvidence) => {
      const { generation, ffda } = instanceTopology({ ...READ, ...part });
      return [generation, ffda];
    };
    assert.deepEqual(of({}), [7, false]);
    assert.deepEqual(of({ version: '8.6.4.9831.11d1c68', packages: ['xxl:fullfdaCommon'] }), [8, true]);
    assert.deepEqual(of({ version: '10.0.1', accounts: [account({ name: 'ffda' })] }), [8, true]);
    assert.deepEqual(of({ version: undefined }), [undefined, false]);
  });

  it('believes a person before its signs', () => {
    const topology = instanceTopology({ ...READ, accounts: [OWN] }, ['mid']);
    assert.deepEqual(topology.roles, [{ role: 'mid', signs: [{ kind: 'person' }] }]);
    assert.equal(topology.complete, true);
  });
});
