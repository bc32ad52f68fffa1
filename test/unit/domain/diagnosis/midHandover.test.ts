import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Diagnosis } from '../../../../src/domain/diagnosis/diagnosis';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import type { TwinSeen } from '../../../../src/domain/topology/twin';
import { HOUR, MINUTE, NOW, evidenceOf, notRead, read } from './evidenceOf';

const MID: Partial<DeliveryDetail> = {
  deliveryMode: 4,
  contactDate: NOW - 40 * MINUTE,
  lastModified: NOW - 40 * MINUTE,
};

function ask(part: Partial<DeliveryDetail>, at = NOW): Diagnosis {
  return diagnose({ ...evidenceOf({ delivery: { ...MID, ...part } }), at });
}

function told(part: Partial<DeliveryDetail>): readonly string[] {
  return ask(part).findings.map((one) => `${one.severity} ${one.certainty} ${one.cause}`);
}

describe('domain/diagnosis/midHandover', () => {
  it('says under which number the mid-sourcing server has it', () => {
    const [found] = ask({ midRemoteId: '4711' }).findings;
    assert.deepEqual([found?.cause, found?.severity, found?.args], ['onMidSourcing', 'info', { remoteId: '4711' }]);
  });

  it('tells of one that is overdue without a number, and leaves it open why', () => {
    for (const none of ['', '0']) {
      assert.deepEqual(told({ midRemoteId: none }), ['warning possible notOnMidSourcing']);
    }
    assert.deepEqual(
      told({ midRemoteId: '0', contactDate: NOW - 10 * MINUTE, lastModified: NOW - 10 * MINUTE }),
      [],
      'it may take a while',
    );
  });

  it('leaves it to the account that is switched off, and says nothing of what this instance sends, or of what is under way', () => {
    assert.deepEqual(told({ midRemoteId: '0', routing: { name: 'mid', active: false } }), [
      'error certain routingInactive',
    ]);
    assert.deepEqual(told({ midRemoteId: '0', deliveryMode: 1 }), ['warning likely startOverdue']);
    assert.deepEqual(told({ midRemoteId: '4711', state: S.started }), []);
  });

  it('claims nothing where the instance does not tell, and is never certain', () => {
    const { findings, unchecked, ruledOut } = ask({ midRemoteId: undefined });
    assert.deepEqual(
      findings.map(({ cause }) => cause),
      ['startOverdue'],
    );
    assert.ok(unchecked.some(({ what }) => what === '[properties/@midRemoteId]'));
    assert.ok(!ruledOut.includes('midHandover'));
    for (const midRemoteId of ['0', '4711']) {
      for (const at of [NOW, NOW + HOUR]) {
        assert.ok(ask({ midRemoteId }, at).findings.every(({ certainty }) => certainty !== 'certain'));
      }
    }
  });

  const following = (twin: Evidence['twin']): Diagnosis =>
    diagnose({ ...evidenceOf({ delivery: { ...MID, midRemoteId: '4711' } }), at: NOW, twin });

  it('tells what it can without it, and where it would have to look', () => {
    const notLinked = read<TwinSeen>({ kind: 'notLinked', server: 'https://mid.example' }, 'mid');
    assert.deepEqual(following(notLinked).findings[0]?.args, { remoteId: '4711', server: 'https://mid.example' });
    const { findings, unchecked } = following(notRead('mid-sourcing server', 'refused'));
    assert.equal(findings[0]?.cause, 'onMidSourcing');
    assert.ok(unchecked.some(({ because }) => because === 'refused'));
  });
});
