import assert from 'node:assert/strict';
import { advise } from '../../../../src/domain/advisor/advise';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import {
  instanceTopology,
  type InstanceRole,
  type InstanceTopology,
} from '../../../../src/domain/topology/instanceRole';
import {
  makesSense,
  remedyMakesSense,
  WHERE_DELIVERIES_ARE_MADE,
  WHERE_MAIL_IS_SENT,
} from '../../../../src/domain/topology/roleScope';
import { facts } from '../advisor/cases';
import { DUE, evidenceOf, read, server } from '../diagnosis/evidenceOf';

const READ = { packages: ['nms:core'], accounts: [], hasTwins: false };

function topologyOf(roles: readonly InstanceRole[], version = '7.4.3'): InstanceTopology {
  return instanceTopology({ ...READ, version }, roles);
}

/** Servers of ours on which the MTA stopped. */
const STOPPED = [server('sending-1', { modules: ['web@default', 'wfserver@demo'] })];

describe('what makes sense for the role of an instance', () => {
  const causes = (topology: InstanceTopology | undefined, servers = STOPPED): readonly string[] =>
    diagnose(evidenceOf({ delivery: DUE, servers, topology, monitored: read([], 'monitoring') })).findings.map(
      ({ cause }) => cause,
    );

  it('speaks of the MTA where mail is sent, and where nobody knows the role', () => {
    for (const roles of [['sender'], ['mid'], ['execution'], ['marketing', 'sender'], []] as const) {
      assert.ok(causes(topologyOf(roles)).includes('mtaNotRunning'), roles.join());
    }
    assert.ok(causes(undefined).includes('mtaNotRunning'));
    assert.ok(causes(instanceTopology({ ...READ, accounts: undefined })).includes('mtaNotRunning'));
  });

  it('says nothing of the MTA where everything is handed over', () => {
    for (const roles of [['marketing'], ['control'], ['marketing', 'control']] as const) {
      assert.deepEqual(
        causes(topologyOf(roles)).filter((cause) => cause === 'mtaNotRunning'),
        [],
        roles.join(),
      );
    }
  });

  it('gives no advice about servers where nobody has one', () => {
    const { unchecked } = diagnose(
      evidenceOf({ delivery: DUE, servers: [], topology: topologyOf(['marketing', 'sender'], '8.6.4') }),
    );
    assert.deepEqual(
      unchecked.filter(({ what }) => /servers/.test(what)),
      [],
    );
    const hosted = diagnose(evidenceOf({ delivery: DUE, servers: [], topology: topologyOf(['sender']) })).unchecked;
    assert.ok(hosted.some(({ what }) => /servers/.test(what)));
  });

  it('leaves out rules that make no sense, which then neither are kept nor broken', () => {
    const stopped = { servers: facts().servers, topology: topologyOf(['mid']) };
    const onMid = advise(facts(stopped));
    assert.ok(onMid.healthy.includes('statServerEmpty'));
    assert.ok(!onMid.healthy.includes('concurrencyReached'));
    const onMarketing = advise(facts({ topology: topologyOf(['marketing']) }));
    assert.ok(onMarketing.healthy.includes('concurrencyReached'));
    assert.ok(!onMarketing.healthy.includes('statServerEmpty'));
    const v8 = advise(facts({ servers: [], topology: topologyOf(['marketing'], '8.6.4') }));
    assert.ok(!v8.healthy.includes('modulesMissing') && v8.untold?.modulesMissing?.length === 0);
  });

  it('offers no restart of a module that sends where nothing is sent', () => {
    const restart = { kind: 'restartModule', module: 'mta' } as const;
    const workflows = { kind: 'restartModule', module: 'wfserver' } as const;
    const place = (roles: readonly InstanceRole[], servers = 1, version = '7.4.3') => ({
      topology: topologyOf(roles, version),
      servers,
    });
    assert.deepEqual(
      [
        remedyMakesSense(restart, place(['mid'])),
        remedyMakesSense(restart, place(['marketing'])),
        remedyMakesSense(workflows, place(['marketing'])),
        remedyMakesSense(workflows, place(['marketing'], 0, '8.6.4')),
        remedyMakesSense({ kind: 'setConcurrency' }, place(['mid'])),
        remedyMakesSense({ kind: 'openAuditLog' }, place(['mid'])),
      ],
      [true, false, true, false, false, true],
    );
  });

  it('holds several roles against a scope together', () => {
    const place = { topology: topologyOf(['mid', 'marketing']), servers: 2 };
    assert.ok(makesSense(WHERE_MAIL_IS_SENT, place));
    assert.ok(makesSense(WHERE_DELIVERIES_ARE_MADE, place));
  });
});
