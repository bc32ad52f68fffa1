import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { CAUSE_FACTS } from '../../../../src/domain/diagnosis/causes';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Diagnosis } from '../../../../src/domain/diagnosis/diagnosis';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import type { TwinAtMid, TwinSeen } from '../../../../src/domain/topology/twin';
import { argsOf } from '../../../../src/domain/words/args';
import { HOUR, MINUTE, NOW, evidenceOf, read } from './evidenceOf';

const MID: Partial<DeliveryDetail> = {
  deliveryMode: 4,
  contactDate: NOW - 40 * MINUTE,
  lastModified: NOW - 40 * MINUTE,
};

describe('domain/diagnosis/twinOnMid', () => {
  const seen = (twins: readonly TwinAtMid[], foreign?: string): TwinSeen => ({
    kind: 'seen',
    connectionId: 'mid',
    instance: 'mid-a',
    twins,
    ...(foreign === undefined ? {} : { foreign }),
  });
  const following = (twin: Evidence['twin'], part: Partial<DeliveryDetail> = {}): Diagnosis =>
    diagnose({ ...evidenceOf({ delivery: { ...MID, midRemoteId: '4711', ...part } }), at: NOW, twin });
  const of = (twin: TwinSeen, part?: Partial<DeliveryDetail>): readonly string[] =>
    following(read(twin, 'mid'), part).findings.map((one) => `${one.severity} ${one.certainty} ${one.cause}`);

  it('says that it waits there and why, and leads there', () => {
    const twin = { id: '4711', state: S.startPending, because: 'The MTA does not run' };
    const [found] = following(read(seen([twin]), 'mid')).findings;
    assert.deepEqual(
      [found?.cause, found?.args, found?.remedies],
      [
        'twinWaits',
        { instance: 'mid-a', id: '4711', because: 'The MTA does not run' },
        [{ kind: 'explainTwin', connectionId: 'mid', instance: 'mid-a', deliveryId: '4711' }],
      ],
    );
  });

  it('tells the way of the delivery in one line', () => {
    const twin = { id: '4711', state: S.startPending, createdAt: NOW - 35 * MINUTE, lastModified: NOW - 34 * MINUTE };
    const [found] = following(read(seen([twin]), 'mid'), { preparedAt: NOW - 38 * MINUTE }).findings;
    const { fact } = found?.evidence[0] ?? assert.fail('no evidence');
    assert.deepEqual(fact?.args, {
      id: '4711',
      state: S.startPending,
      instance: 'mid-a',
      preparedAt: NOW - 38 * MINUTE,
      createdAt: NOW - 35 * MINUTE,
      changedAt: NOW - 34 * MINUTE,
    });
    const words = CAUSE_FACTS.get('twin')?.(argsOf(fact?.args ?? {}, 'en')) ?? '';
    assert.match(words, /^prepared at .* · handed over as 4711 to mid-a at .* · there “Start pending” since /);
  });

  it('is no delivery that was sent already while part of it waits on another mid', () => {
    const counted = { counters: { toDeliver: 1000, processed: 500, success: 500 } };
    assert.deepEqual(of(seen([{ id: '4711', state: S.startPending }]), counted), ['warning likely twinWaits']);
    const ended = seen([{ id: '4711', state: S.finished, lastModified: NOW - HOUR }]);
    assert.ok(of(ended, counted).includes('warning likely alreadySent'));
  });

  it('names each twin of a split delivery', () => {
    const twins = [
      { id: '1', state: S.started },
      { id: '2', state: S.paused },
    ];
    assert.deepEqual([...of(seen(twins))].sort(), ['info likely twinSends', 'warning likely twinWaits']);
  });

  it('says that only the news is late once it has ended there, but not at once', () => {
    const ended = (minutes: number) => seen([{ id: '4711', state: S.finished, lastModified: NOW - minutes * MINUTE }]);
    assert.deepEqual(of(ended(30)), ['warning likely twinEnded']);
    assert.ok(!of(ended(5)).some((line) => line.includes('twinEnded')));
  });

  it('says that its start did not arrive there, once it is overdue', () => {
    const made = seen([{ id: '4711', state: S.ready }]);
    assert.deepEqual(of(made), ['warning likely twinNotStarted']);
    assert.deepEqual(of(made, { contactDate: NOW - 5 * MINUTE, lastModified: NOW - 5 * MINUTE }), []);
  });

  it('restarts the workflow that brings it back only where that stands', () => {
    const ended = read(seen([{ id: '4711', state: S.finished, lastModified: NOW - HOUR }]), 'mid');
    const remedies = (state: number) =>
      diagnose({
        ...evidenceOf({ delivery: { ...MID, midRemoteId: '4711' } }),
        at: NOW,
        twin: ended,
        workflows: { defaultMidSourcingDlv: read({ label: 'Counters', state, failed: false }, 'workflow') },
      }).findings.find(({ cause }) => cause === 'twinEnded')?.remedies;
    assert.deepEqual(remedies(20), [{ kind: 'restartWorkflow', workflow: 'defaultMidSourcingDlv' }]);
    assert.deepEqual(remedies(11), []);
  });

  it('recognises a row that is another delivery, and one that is not there', () => {
    assert.deepEqual(of(seen([], '4711')), ['warning likely twinForeign']);
    assert.deepEqual(of(seen([])), ['warning likely twinMissing']);
    const fresh = { contactDate: NOW - 5 * MINUTE, lastModified: NOW - 5 * MINUTE };
    assert.deepEqual(of(seen([]), fresh), [], 'it may take a while');
  });
});
