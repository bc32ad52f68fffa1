import assert from 'node:assert/strict';
import { advise } from '../../../src/domain/advisor/advise';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import { HOUR, NOW, evidenceOf, read, server } from '../domain/diagnosis/evidenceOf';
import { facts } from '../domain/advisor/cases';
import { workflowsWith } from '../domain/diagnosis/ask';
import { assertDiagnosed, journalOf, type FieldCase } from './fieldCase';

const MID = { deliveryMode: 4, contactDate: NOW - 3 * HOUR, lastModified: NOW - 3 * HOUR } as const;

export const MID_SOURCING_CASES: readonly FieldCase[] = [
  {
    id: 'C27',
    source: 'KA-14724',
    situation: 'The mid-sourcing server does not accept the address that the instance calls it from.',
    handled: 'The refusal leads with its address and cure, before “not handed over”.',
    check: () => {
      const journal = journalOf([
        'error',
        "Communication error with server: please make sure it is configured correctly.  HTTP code 500 'XSV-350014 The '192.0.2.7' IP address via which you are accessing the server is not accepted. Connection refused.'",
      ]);
      assertDiagnosed(evidenceOf({ delivery: { ...MID, midRemoteId: '0' }, journal }), {
        first: 'journalExplained',
        says: [/192\.0\.2\.7|XSV-350014/, /security zone|sub-network|subnetwork|proxy/i],
        also: ['notOnMidSourcing'],
      });
    },
  },
  {
    id: 'C28',
    source: 'KA-25755',
    situation: 'Opens arrive while the delivery still says that it waits to start.',
    handled: 'Said that it was sent and only its state is not brought back, with the workflow that stands.',
    check: () => {
      assertDiagnosed(
        evidenceOf({
          delivery: { ...MID, midRemoteId: '4711', opens: 23 },
          workflows: workflowsWith('defaultMidSourcingDlvStat', { state: 20 }),
        }),
        {
          first: 'alreadySent',
          says: [/23/, /second time/],
          remedy: 'restartWorkflow',
          offers: [{ kind: 'restartWorkflow', workflow: 'defaultMidSourcingDlvStat' }],
          also: ['workflowStopped'],
        },
      );
    },
  },
  {
    id: 'C30',
    source: 'documentation of mid-sourcing servers',
    situation: 'On a mid-sourcing server an affinity stands behind the name of the operator that sends.',
    handled: 'Not called missing: possible at most, and it does not hold the delivery up.',
    check: () => {
      const delivery = {
        ipAffinity: 'promo',
        state: DELIVERY_STATES.startPending,
        contactDate: NOW - 3 * HOUR,
        lastModified: NOW - 3 * HOUR,
      };
      const servers = [server('mid-1', { config: { affinityNames: ['mkt_prod.promo.gold', 'mkt_prod.promo'] } })];
      assertDiagnosed(evidenceOf({ delivery, servers, lastSent: read(undefined, 'throughput') }), {
        first: 'startOverdue',
        certainty: 'likely',
      });
    },
  },
  {
    id: 'C40',
    source: 'KA-15106',
    situation: 'More retries than five fill the children of the MTA with old work.',
    handled: 'A rule of the health check names the deliveries; its threshold is Adobe’s.',
    check: () => {
      const plan = { id: '1', internalName: 'DM1', deliveryMode: 1, maxRetry: 9 };
      const { findings } = advise(facts({ plans: read([plan], 'plans') }));
      assert.deepEqual(
        findings.map(({ cause }) => cause),
        ['manyRetries'],
      );
    },
  },
];
