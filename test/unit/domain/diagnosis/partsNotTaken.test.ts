import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { HOUR, MINUTE, NOW, evidenceOf, notRead, read, server } from './evidenceOf';

const sending: Partial<DeliveryDetail> = {
  state: S.started,
  broadStart: NOW - HOUR,
  counters: { toDeliver: 1000, processed: 250 },
};
const waiting = read(7, 'parts in the database');

function given(part: Parameters<typeof evidenceOf>[0] = {}): Evidence {
  return evidenceOf({ waitingParts: waiting, ...part, delivery: { ...sending, ...part.delivery } });
}

function told(evidence: Evidence): readonly string[] {
  return diagnose(evidence).findings.map((one) => `${one.severity} ${one.certainty} ${one.cause}`);
}

describe('domain/diagnosis/partsNotTaken', () => {
  it('is told where the MTA runs, parts wait and nothing leaves', () => {
    const { findings } = diagnose(given());
    assert.deepEqual(
      findings.map(({ cause, severity, certainty }) => [cause, severity, certainty]),
      [['partsNotTaken', 'warning', 'likely']],
    );
    assert.deepEqual(
      findings[0]?.evidence.map(({ fact }) => fact?.key),
      ['partsWaiting', 'nothingSent'],
    );
    assert.deepEqual(
      findings[0].remedies.map(({ kind }) => kind),
      ['openAuditLog', 'openServerLog', 'openServerLog', 'recomputeStatistics', 'restartModule', 'restartModule'],
    );
  });

  it('is not told of what goes on, has just begun, is sent in waves or elsewhere, or has nothing waiting', () => {
    for (const [why, evidence] of [
      ['sent a moment ago', given({ lastSent: read(NOW - MINUTE, 'throughput') })],
      ['begun ten minutes ago', given({ delivery: { broadStart: NOW - 10 * MINUTE } })],
      ['waves', given({ delivery: { waves: { enabled: true } } })],
      ['mid-sourcing', given({ delivery: { deliveryMode: 4 } })],
      ['paused', given({ delivery: { state: S.paused } })],
      ['no part waits', given({ waitingParts: read(0, 'parts') })],
    ] as const) {
      assert.deepEqual(
        diagnose(evidence).findings.filter(({ cause }) => cause === 'partsNotTaken'),
        [],
        why,
      );
    }
  });

  it('leaves it to the stopped MTA where none runs', () => {
    assert.deepEqual(told(given({ servers: [server('s1', { modules: ['web@default'] })] })), [
      'error certain mtaNotRunning',
    ]);
  });

  it('says less when it could not see the servers, or the counters contradict the queue', () => {
    const blind = given({ servers: [server('s1', { modules: notRead('pdump') })] });
    assert.deepEqual(told(blind), ['warning possible partsNotTaken']);
    assert.ok(diagnose(blind).unchecked.some(({ what }) => what === 'pdump'));
    assert.deepEqual(told(given({ delivery: { counters: { toDeliver: 1000, processed: 1000 } } })), [
      'warning possible partsNotTaken',
    ]);
  });

  it('claims nothing when the queue cannot be read, and says so', () => {
    for (const [waitingParts, left] of [
      [notRead('parts'), []],
      // An instance that never tells it: what is left is that nothing is sent, without a reason.
      [read(undefined, 'parts'), ['sendingStalled']],
    ] as const) {
      const { findings, unchecked, ruledOut } = diagnose(given({ waitingParts }));
      assert.deepEqual(
        findings.map(({ cause }) => cause),
        left,
      );
      assert.ok(unchecked.some(({ what }) => what === 'parts'));
      assert.ok(!ruledOut.includes('partsNotTaken'));
    }
    assert.deepEqual(told(given({ lastSent: notRead('throughput') })), []);
  });

  it('is never certain, however late the evidence', () => {
    for (const evidence of [
      given(),
      { ...given(), at: NOW + HOUR },
      given({ waitingParts: read(7, 'parts', NOW - HOUR) }),
    ]) {
      assert.ok(diagnose(evidence).findings.every(({ certainty }) => certainty !== 'certain'));
    }
  });
});
