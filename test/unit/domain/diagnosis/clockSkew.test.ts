import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Evidence, ServerEvidence } from '../../../../src/domain/diagnosis/evidence';
import { HOUR, MINUTE, NOW, evidenceOf, notRead, read, server } from './evidenceOf';

/** A server whose machine says how far its clock is ahead of ours. */
function machine(name: string, clockOffsetMs: number, at = NOW): ServerEvidence {
  return {
    ...server(name),
    printedClock: undefined,
    host: read({ clockOffsetMs, freeBytes: 9e9, totalBytes: 1e11 }, `host ${name}`, at),
  };
}

/** A server that only prints the time of day, in its own time zone. */
function printer(name: string, aheadMs: number, zoneMs = HOUR): ServerEvidence {
  const ofDay = (NOW + aheadMs + zoneMs) % (24 * HOUR);
  return { ...server(name), printedClock: read(ofDay, `pdump ${name}`) };
}

function clock(offsetMs: number | undefined): Evidence['instanceClock'] {
  return read(offsetMs, 'clock of the instance');
}

const due = { contactDate: NOW - 20 * MINUTE };

function told(part: Parameters<typeof evidenceOf>[0]): readonly string[] {
  return diagnose(evidenceOf({ delivery: due, ...part })).findings.map((one) =>
    `${one.severity} ${one.certainty} ${one.cause} ${one.args['servers'] ?? ''} ${one.args['skewMs'] ?? ''}`.trim(),
  );
}

describe('domain/diagnosis/clockSkew', () => {
  it('holds each server against the instance, not against this computer', () => {
    assert.deepEqual(told({ servers: [machine('s1', 0), machine('s2', -5 * MINUTE)] }), [
      'warning likely clockSkew s2 300000',
    ]);
    assert.deepEqual(
      told({ servers: [machine('s1', HOUR), machine('s2', HOUR)], instanceClock: clock(HOUR) }),
      ['info likely ownClockSkew  3600000'],
      'only ours is wrong',
    );
    assert.deepEqual(told({ servers: [machine('s1', 0)], instanceClock: clock(HOUR) }), [
      'warning likely clockSkew s1 3600000',
      'info likely ownClockSkew  3600000',
    ]);
  });

  it('makes do with the time of day that nlserver prints, in whatever time zone', () => {
    for (const zoneMs of [0, -5 * HOUR, 5.75 * HOUR]) {
      assert.deepEqual(told({ servers: [printer('s1', 20_000, zoneMs), printer('s2', 7 * MINUTE, zoneMs)] }), [
        'warning possible clockSkew s2 420000',
      ]);
      assert.deepEqual(told({ servers: [printer('s1', -30_000, zoneMs)] }), [], 'a slow pdump is no wrong clock');
    }
    assert.deepEqual(told({ servers: [printer('s1', 10 * MINUTE)], instanceClock: clock(10 * MINUTE) }), [
      'info likely ownClockSkew  600000',
    ]);
  });

  it('says less when a machine and what its nlserver prints contradict each other', () => {
    const both = { ...machine('s1', 5 * MINUTE), printedClock: read(NOW % (24 * HOUR), 'pdump s1') };
    assert.deepEqual(told({ servers: [both] }), ['warning possible clockSkew s1 300000']);
  });

  it('holds servers against each other when the instance does not tell the time', () => {
    for (const instanceClock of [clock(undefined), notRead('clock of the instance')]) {
      const given = evidenceOf({
        delivery: due,
        servers: [machine('s1', 2 * MINUTE), machine('s2', -2 * MINUTE)],
        instanceClock,
      });
      const { findings, unchecked } = diagnose(given);
      assert.deepEqual(
        findings.map(({ cause, certainty, args }) => [cause, certainty, args['servers']]),
        [['clockSkew', 'possible', 's2']],
      );
      assert.ok(unchecked.some(({ what }) => what === 'clock of the instance'));
      assert.deepEqual(told({ servers: [machine('s1', HOUR)], instanceClock }), [], 'one alone proves nothing');
    }
  });

  it('is never certain, whatever is late or missing, and says what it could not see', () => {
    const skewed = [machine('s1', 0), machine('s2', HOUR, NOW - HOUR)];
    for (const given of [
      evidenceOf({ delivery: due, servers: skewed }),
      { ...evidenceOf({ delivery: due, servers: skewed }), at: NOW + HOUR },
    ]) {
      assert.deepEqual(
        diagnose(given).findings.filter(({ certainty }) => certainty === 'certain'),
        [],
      );
    }
    const blind = diagnose(
      evidenceOf({
        delivery: due,
        servers: [{ ...server('s1'), host: notRead('host s1') }],
        instanceClock: notRead('clock'),
      }),
    );
    assert.deepEqual(blind.findings, []);
    assert.deepEqual(blind.unchecked.map(({ what }) => what).sort(), ['clock', 'host s1']);
    assert.ok(!blind.ruledOut.includes('clockSkew'));
  });

  it('says nothing of clocks that agree, nor of a delivery that is over', () => {
    assert.deepEqual(told({ servers: [machine('s1', 2000), printer('s2', -3000)] }), []);
    assert.ok(diagnose(evidenceOf({ delivery: due, servers: [machine('s1', 2000)] })).ruledOut.includes('clockSkew'));
    assert.deepEqual(told({ delivery: { state: S.finished }, servers: [machine('s1', HOUR)] }), ['info certain over']);
  });
});
