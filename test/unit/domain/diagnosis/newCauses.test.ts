import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Evidence, HostSeen, ServerEvidence } from '../../../../src/domain/diagnosis/evidence';
import { HOUR, NOW, delivery, evidenceOf, notRead, read, server } from './evidenceOf';

type Case = readonly [name: string, given: Evidence, expected: readonly string[]];

const sending: Partial<DeliveryDetail> = {
  state: S.started,
  broadStart: NOW - HOUR,
  counters: { toDeliver: 1000, processed: 250 },
};
const mid: Partial<DeliveryDetail> = { ...sending, deliveryMode: 4, trackingEnabled: false };

function on(name: string, host: Partial<HostSeen>): ServerEvidence {
  return {
    ...server(name),
    host: read({ clockOffsetMs: 0, freeBytes: 9e9, totalBytes: 1e11, ...host }, `host ${name}`),
  };
}

function workflow(name: string, part: { state?: number; failed?: boolean }): Evidence['workflows'] {
  return { ...evidenceOf().workflows, [name]: read({ label: name, ...part }, `workflow ${name}`) };
}

const children = (count: number): ServerEvidence =>
  server('s1', {
    modules: ['mta@demo', ...Array.from({ length: count }, () => 'mtachild@demo')],
    config: { maxChildren: 4 },
  });
const sendsNow = read(NOW, 'throughput');
const due: Partial<DeliveryDetail> = { contactDate: NOW - 20 * 60_000 };

const CASES: readonly Case[] = [
  [
    'waves',
    evidenceOf({ delivery: { ...sending, waves: { enabled: true, splitSize: '25%', splitDelaySeconds: 3600 } } }),
    ['info certain waves'],
  ],
  [
    'waves, counters not told',
    evidenceOf({ delivery: { ...sending, counters: {}, waves: { enabled: true } } }),
    ['info likely waves'],
  ],
  [
    'no waves, and nothing leaves',
    evidenceOf({ delivery: { ...sending, waves: { enabled: false } } }),
    ['warning possible sendingStalled'],
  ],
  [
    'a stopped mid-sourcing workflow',
    evidenceOf({ delivery: mid, workflows: workflow('defaultMidSourcingDlv', { state: 20 }) }),
    ['warning likely workflowStopped'],
  ],
  [
    'a failed tracking workflow',
    evidenceOf({
      delivery: { ...sending, trackingEnabled: true },
      lastSent: sendsNow,
      workflows: workflow('tracking', { state: 11, failed: true }),
    }),
    ['info likely workflowStopped'],
  ],
  [
    'the same of a delivery without tracking',
    evidenceOf({
      delivery: { ...sending, trackingEnabled: false },
      lastSent: sendsNow,
      workflows: workflow('tracking', { state: 20 }),
    }),
    [],
  ],
  [
    'a workflow that nobody may see',
    evidenceOf({ delivery: mid, workflows: { ...evidenceOf().workflows, defaultMidSourcingDlv: notRead('workflow') } }),
    [],
  ],
  [
    'a full disk',
    evidenceOf({ delivery: due, servers: [on('s1', { freeBytes: 1e6 }), on('s2', {})] }),
    ['error likely diskFull'],
  ],
  [
    'a small disk with room',
    evidenceOf({ delivery: due, servers: [on('s1', { freeBytes: 1e8, totalBytes: 1e9 })] }),
    [],
  ],
  ['all children busy', evidenceOf({ delivery: due, servers: [children(4)] }), ['warning possible childSlots']],
  ['a child to spare', evidenceOf({ delivery: due, servers: [children(3)] }), []],
  [
    'a domain that refuses',
    evidenceOf({
      delivery: sending,
      lastSent: sendsNow,
      domains: read(
        [
          { domain: 'orange.fr', prepared: 0, success: 60, error: 40, refused: 30 },
          { domain: 'gmail.com', success: 500, error: 5, refused: 5 },
        ],
        'domains',
      ),
    }),
    ['warning likely domainsRefuse'],
  ],
  [
    'a domain of few messages',
    evidenceOf({
      delivery: sending,
      lastSent: sendsNow,
      domains: read([{ domain: 'x.fr', success: 1, error: 9, refused: 9 }], 'domains'),
    }),
    [],
  ],
];

/** What is found, but for the delivery's own lack of tracking. */
const told = (evidence: Evidence): string[] =>
  diagnose(evidence)
    .findings.filter(({ cause }) => cause !== 'trackingOff')
    .map((one) => `${one.severity} ${one.certainty} ${one.cause}`);

describe('domain/diagnosis, the later causes', () => {
  for (const [name, given, expected] of CASES) {
    it(name, () => {
      assert.deepEqual(told(given), expected);
    });
  }

  it('come together', () => {
    const both = evidenceOf({
      delivery: due,
      servers: [on('s1', { freeBytes: 0 }), on('s2', { clockOffsetMs: HOUR })],
    });
    assert.deepEqual(told(both), ['error likely diskFull', 'warning likely clockSkew']);
  });

  it('are never certain, but for what the delivery itself says, whatever of the evidence is missing or late', () => {
    const late = NOW - HOUR;
    for (const [name, given] of CASES) {
      const stale: Evidence = { ...given, delivery: { ...given.delivery, at: late } };
      const blind: Evidence = {
        ...given,
        servers: given.servers.map((one) => ({
          ...one,
          modules: notRead('pdump'),
          config: notRead('config'),
          host: notRead('host'),
        })),
        workflows: {},
        domains: notRead('domains'),
      };
      for (const mutated of [stale, blind]) {
        const certain = diagnose(mutated).findings.filter(
          (one) => one.certainty === 'certain' && !['waves', 'trackingOff'].includes(one.cause),
        );
        assert.deepEqual(certain, [], name);
      }
      assert.deepEqual(
        diagnose(stale).findings.filter((one) => one.certainty === 'certain'),
        [],
        name,
      );
    }
  });

  it('offer what helps, and nothing that the state forbids', () => {
    const says = (
      message: string,
      part: Partial<DeliveryDetail> = sending,
      more: Partial<Evidence> = {},
    ): Evidence => ({
      ...evidenceOf({ delivery: part, lastSent: sendsNow, journal: read([{ type: 0, message }], 'journal') }),
      ...more,
    });
    const offered = (cause: string, given: Evidence): readonly string[] =>
      (diagnose(given).findings.find((one) => one.cause === cause)?.remedies ?? assert.fail(`no ${cause}`)).map(
        (remedy) => {
          const where = 'server' in remedy ? remedy.server : 'workflow' in remedy ? remedy.workflow : '';
          return `${remedy.kind} ${where}${remedy.kind === 'openServerLog' ? ` ${remedy.text ?? ''}` : ''}`.trim();
        },
      );
    const s1 = [server('s1')];
    assert.deepEqual(offered('quotasMet', says('quotas met')), ['openAuditLog', 'pause']);
    assert.deepEqual(offered('quotasMet', says('quotas met', { state: S.paused })), ['openAuditLog'], 'paused already');
    assert.deepEqual(offered('diskFull', says('errno=28', sending, { servers: s1 })), [
      'openAuditLog',
      'openServerLog s1 errno=28',
      'purgeTemporary s1',
    ]);
    assert.deepEqual(offered('diskFull', evidenceOf({ delivery: due, servers: [on('s1', { freeBytes: 1e6 })] })), [
      'purgeTemporary s1',
      'openServerLog s1 errno=28',
    ]);
    const timeout = 'AppendDeliveryPart: Code HTTP 408';
    assert.deepEqual(offered('midSourcingTimeout', says(timeout, mid)), ['openAuditLog'], 'both workflows run');
    assert.deepEqual(
      offered(
        'midSourcingTimeout',
        says(timeout, mid, { workflows: workflow('defaultMidSourcingLog', { failed: true }) }),
      ),
      ['openAuditLog', 'restartWorkflow defaultMidSourcingLog'],
    );
    assert.deepEqual(offered('childSlots', evidenceOf({ delivery: due, servers: [children(4)] })), [
      'openServerLog s1',
      'restartModule s1',
    ]);
    assert.deepEqual(
      offered(
        'retryOverdue',
        evidenceOf({ delivery: { state: S.retryPending, nextPassDate: NOW - HOUR }, servers: s1 }),
      ),
      ['openServerLog s1', 'restartModule s1'],
    );
    assert.deepEqual(
      offered(
        'statServerMissing',
        evidenceOf({ delivery: due, servers: [server('s1', { modules: [], config: { statServerAddress: '' } })] }),
      ),
      ['openServerLog s1 statServerAddress'],
    );
    assert.deepEqual(offered('nobodyToSendTo', evidenceOf({ delivery: { counters: { toDeliver: 0 } } })), [
      'openAuditLog',
      'stop',
    ]);
    assert.deepEqual(
      offered('nobodyToSendTo', evidenceOf({ delivery: { state: S.ready, counters: { toDeliver: 0 } } })),
      ['openAuditLog'],
      'not started yet',
    );
  });

  it('name the workflow to restart', () => {
    const [found] = diagnose(
      evidenceOf({ delivery: mid, workflows: workflow('defaultMidSourcingDlv', { failed: true }) }),
    ).findings;
    assert.deepEqual(found?.remedies, [{ kind: 'restartWorkflow', workflow: 'defaultMidSourcingDlv' }]);
    assert.equal(delivery().state, S.startPending);
  });
});
