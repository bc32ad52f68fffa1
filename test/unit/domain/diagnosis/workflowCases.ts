import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { workflowsWith } from './ask';
import { HOUR, MINUTE, NOW, SENDING, evidenceOf, read } from './evidenceOf';

const AUTUMN = { name: 'WKF12', label: 'Autumn' };
const REASON = {
  line: { at: NOW - HOUR, type: 0, message: 'PGS-220000 duplicate key' },
  explanation: {
    id: 'duplicate',
    role: 'cause',
    certainty: 'certain',
    appliesTo: ['all'],
    who: ['admin'],
    meaning: 'A job is left over.',
    cure: 'Delete it.',
    links: [],
    start: 0,
    end: 10,
  },
} as const;

const stands = (name: string, delivery: Parameters<typeof evidenceOf>[0] & object): Evidence =>
  evidenceOf({
    lastSent: read(NOW - MINUTE, 'throughput'),
    ...delivery,
    workflows: workflowsWith(name, { state: 20 }),
  });

/** Deliveries that wait for a workflow, or for whoever prepares them. */
export const WORKFLOW_CASES: readonly (readonly [string, Evidence, readonly string[]])[] = [
  [
    'the workflow that makes it is in error, and why',
    evidenceOf({
      delivery: { state: S.edition, workflow: { ...AUTUMN, state: 13, failed: true } },
      workflowReasons: read(new Map([['WKF12', REASON]]), 'journals of workflows'),
    }),
    ['warning likely drivingWorkflow', 'info certain beingEdited'],
  ],
  [
    'the workflow that makes it is paused',
    evidenceOf({ delivery: { state: S.edition, workflow: { ...AUTUMN, state: 13, failed: false } } }),
    ['warning likely drivingWorkflow', 'info certain beingEdited'],
  ],
  [
    'an analysis that stands, made by a workflow',
    evidenceOf({
      delivery: { state: S.targetSelection, lastModified: NOW - 3 * HOUR, workflow: { ...AUTUMN, state: 11 } },
    }),
    ['warning likely preparationStands'],
  ],
  [
    'an analysis that stands, on a build with a fault',
    evidenceOf({
      delivery: { state: S.messagePreparation, lastModified: NOW - 3 * HOUR },
      product: { version: '7.4.1', build: '9383' },
    }),
    ['warning likely preparationStands'],
  ],
  [
    'an analysis that runs',
    evidenceOf({ delivery: { state: S.targetSelection, lastModified: NOW - MINUTE } }),
    ['info likely preparationRuns'],
  ],
  ['a target to approve', evidenceOf({ delivery: { state: S.targetReady } }), ['warning likely awaitsTargetApproval']],
  [
    'sent by mid-sourcing, and not brought back',
    evidenceOf({
      delivery: {
        deliveryMode: 4,
        midRemoteId: '4711',
        opens: 3,
        counters: { toDeliver: 10, processed: 10, success: 9 },
      },
      workflows: workflowsWith('defaultMidSourcingLog', { failed: true }),
    }),
    ['warning likely alreadySent', 'info likely onMidSourcing', 'info likely workflowStopped'],
  ],
  [
    'sent by its own MTA, and still pending',
    evidenceOf({ delivery: { counters: { toDeliver: 10, processed: 10, success: 9 } } }),
    ['warning likely alreadySent'],
  ],
  [
    'the starter of campaigns stands',
    stands('deliveryMgt', { delivery: { state: S.ready, operationId: '77', validationMode: 'auto' } }),
    ['warning likely workflowStopped', 'warning possible waitingForApproval'],
  ],
  [
    'the workflow of campaigns stands',
    stands('operationMgt', { delivery: { state: S.ready, operationId: '77', validationMode: 'auto' } }),
    ['warning likely workflowStopped', 'warning possible waitingForApproval'],
  ],
  ['tracking stands', stands('tracking', { delivery: SENDING }), ['info likely workflowStopped']],
  [
    'the cleanup stands, and the validity is over',
    stands('cleanup', { delivery: { ...SENDING, validityDate: NOW - HOUR } }),
    ['error certain validityPassed', 'info likely workflowStopped'],
  ],
];
