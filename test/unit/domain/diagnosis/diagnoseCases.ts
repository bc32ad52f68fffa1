import { DELIVERY_STATES } from '../../../../src/domain/deliveryState';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { serverOnHost, workflowsWith } from './ask';
import { WORKFLOW_CASES } from './workflowCases';
import { HOUR, MINUTE, NOW, SENDING, evidenceOf, notRead, read, server } from './evidenceOf';

const S = DELIVERY_STATES;
export const NO_MTA = ['web@default', 'wfserver@demo'];

/** What a scenario must end in: `severity certainty cause`, in the order shown. */
export const SCENARIOS: readonly (readonly [string, Evidence, readonly string[]])[] = [
  ['healthy, due for ten minutes', evidenceOf(), []],
  ['healthy, sending', evidenceOf({ delivery: { state: S.started } }), []],
  [
    'the MTA is stopped everywhere',
    evidenceOf({ servers: [server('sending-1', { modules: NO_MTA }), server('sending-2', { modules: NO_MTA })] }),
    ['error certain mtaNotRunning'],
  ],
  [
    'the MTA is stopped while sending',
    evidenceOf({ delivery: { state: S.started }, servers: [server('sending-1', { modules: NO_MTA })] }),
    ['error certain mtaNotRunning'],
  ],
  [
    'nothing runs at all',
    evidenceOf({ servers: [server('sending-1', { modules: [] })] }),
    ['error certain mtaNotRunning'],
  ],
  [
    "another instance's MTA runs, ours does not",
    evidenceOf({ servers: [server('sending-1', { modules: ['mta@other'] })] }),
    ['error possible mtaNotRunning'],
  ],
  [
    'stopped on one of two servers',
    evidenceOf({ servers: [server('sending-1'), server('sending-2', { modules: NO_MTA })] }),
    ['warning certain mtaNotRunning'],
  ],
  [
    'stopped on one, the other is silent',
    evidenceOf({
      servers: [server('sending-1', { modules: NO_MTA }), server('sending-2', { modules: notRead('pdump') })],
    }),
    ['error likely mtaNotRunning'],
  ],
  [
    'stopped on one, the other is Adobe’s',
    evidenceOf({ servers: [server('sending-1', { modules: NO_MTA })], unreachableServers: ['cloud-1'] }),
    ['error likely mtaNotRunning'],
  ],
  [
    'stopped, but whether it should run is unknown',
    evidenceOf({ servers: [server('sending-1', { modules: NO_MTA, config: notRead('config') })] }),
    ['error likely mtaNotRunning'],
  ],
  [
    'not on the redirection server, where it is not meant to be',
    evidenceOf({
      servers: [server('sending-1'), server('web-1', { modules: ['web@default'], config: { autoStart: [] } })],
    }),
    [],
  ],
  [
    'a marketing instance in mid-sourcing, where the MTA is meant to be off',
    evidenceOf({
      delivery: { deliveryMode: 4 },
      servers: [server('app-1', { modules: NO_MTA, config: { autoStart: ['wfserver'] } })],
    }),
    [],
  ],
  [
    'no declared server is set to send',
    evidenceOf({ servers: [server('app-1', { modules: NO_MTA, config: { autoStart: ['wfserver'] } })] }),
    ['warning possible noServerRunsMta'],
  ],
  [
    'the 06:00 restart',
    evidenceOf({ servers: [server('sending-1', { modules: NO_MTA, clock: 6 * HOUR + MINUTE })] }),
    ['error likely mtaNotRunning'],
  ],
  [
    'messages went out a moment ago all the same',
    evidenceOf({ servers: [server('sending-1', { modules: NO_MTA })], lastSent: read(NOW - 20_000, 'throughput') }),
    ['error likely mtaNotRunning'],
  ],
  [
    'the MTA cannot start without a statistics server',
    evidenceOf({ servers: [server('sending-1', { modules: NO_MTA, config: { statServerAddress: '' } })] }),
    ['error certain statServerMissing', 'error certain mtaNotRunning'],
  ],
  [
    'an empty statServerAddress, yet it runs',
    evidenceOf({ servers: [server('sending-1', { config: { statServerAddress: '' } })] }),
    [],
  ],
  [
    'the affinity is configured nowhere',
    evidenceOf({ delivery: { ipAffinity: 'luxury' } }),
    ['error certain affinityNotConfigured'],
  ],
  [
    'the affinity is configured on one server only',
    evidenceOf({
      delivery: { ipAffinity: 'vip' },
      servers: [server('sending-1', { config: { affinityNames: ['default', 'vip'] } }), server('sending-2')],
    }),
    ['warning certain affinityNotConfigured'],
  ],
  [
    'the affinity is missing where we can look, another server is silent',
    evidenceOf({
      delivery: { ipAffinity: 'luxury' },
      servers: [server('sending-1'), server('sending-2', { config: notRead('config') })],
    }),
    ['error likely affinityNotConfigured'],
  ],
  [
    'no server to ask, and the enumeration does not know it',
    evidenceOf({ delivery: { ipAffinity: 'luxury' }, servers: [] }),
    ['warning possible affinityNotConfigured'],
  ],
  [
    'no server to ask, but the enumeration knows it',
    evidenceOf({ delivery: { ipAffinity: 'promo' }, servers: [] }),
    [],
  ],
  [
    'an affinity of an SMS: not sure that it matters',
    evidenceOf({ delivery: { ipAffinity: 'luxury', messageType: 1 } }),
    ['warning possible affinityNotConfigured'],
  ],
  [
    'an affinity under mid-sourcing is not ours to judge',
    evidenceOf({ delivery: { ipAffinity: 'op.luxury.a', deliveryMode: 4 } }),
    [],
  ],
  [
    'the journal tells that the mid-sourcing server lacks the affinity',
    evidenceOf({
      delivery: { ipAffinity: 'op.luxury.a', deliveryMode: 4 },
      journal: read(
        [{ type: 0, message: 'The ipaffinity op.luxury.a is not found on mid server mid1', at: NOW }],
        'journal',
      ),
    }),
    ['error likely affinityNotOnMid'],
  ],
  [
    'the affinity and the MTA both',
    evidenceOf({ delivery: { ipAffinity: 'luxury' }, servers: [server('sending-1', { modules: NO_MTA })] }),
    ['error certain mtaNotRunning', 'error certain affinityNotConfigured'],
  ],
  [
    'scheduled for tomorrow',
    evidenceOf({ delivery: { contactDate: NOW + 24 * HOUR } }),
    ['info certain scheduledForLater'],
  ],
  [
    'scheduled for tomorrow and not confirmed',
    evidenceOf({ delivery: { state: S.ready, contactDate: NOW + 24 * HOUR } }),
    ['info certain scheduledForLater', 'info certain waitingForApproval'],
  ],
  [
    'scheduled for later, and the MTA will not be there',
    evidenceOf({ delivery: { contactDate: NOW + HOUR }, servers: [server('sending-1', { modules: NO_MTA })] }),
    ['info certain scheduledForLater', 'warning certain mtaNotRunning'],
  ],
  [
    'due for half a minute',
    evidenceOf({ delivery: { contactDate: NOW - 30_000, lastModified: NOW - HOUR } }),
    ['info likely justDue'],
  ],
  [
    'confirmed half a minute ago, long after its date',
    evidenceOf({ delivery: { contactDate: NOW - HOUR, lastModified: NOW - 30_000 } }),
    ['info likely justDue'],
  ],
  ['validity is over', evidenceOf({ delivery: { validityDate: NOW - MINUTE } }), ['error certain validityPassed']],
  ['waits for confirmation', evidenceOf({ delivery: { state: S.ready } }), ['warning certain waitingForApproval']],
  [
    'semi-automatic, waits',
    evidenceOf({ delivery: { state: S.ready, validationMode: 'secure' } }),
    ['warning likely waitingForApproval'],
  ],
  [
    'automatic, waits all the same',
    evidenceOf({ delivery: { state: S.ready, validationMode: 'auto' } }),
    ['warning possible waitingForApproval'],
  ],
  [
    'approved, but the workflow server is down',
    evidenceOf({
      delivery: { state: S.ready, validationMode: 'auto', operationId: '77' },
      servers: [server('app-1', { modules: ['mta@demo'] })],
    }),
    ['warning likely wfserverNotRunning', 'warning possible waitingForApproval'],
  ],
  [
    'the concurrency limit, in a campaign',
    evidenceOf({ delivery: { operationId: '77' }, runningCampaignDeliveries: read(10, 'campaign deliveries') }),
    ['warning possible concurrencyLimit'],
  ],
  [
    'the concurrency limit by default, perhaps in a campaign',
    evidenceOf({
      delivery: { operationId: undefined },
      runningCampaignDeliveries: read(12, 'c'),
      limitConcurrency: read(undefined, 'option'),
    }),
    ['warning possible concurrencyLimit'],
  ],
  [
    'many run, but it is in no campaign',
    evidenceOf({ runningCampaignDeliveries: read(12, 'campaign deliveries') }),
    [],
  ],
  [
    'the limit was raised',
    evidenceOf({
      delivery: { operationId: '77' },
      runningCampaignDeliveries: read(12, 'c'),
      limitConcurrency: read('20', 'option'),
    }),
    [],
  ],
  [
    'the routing account is off',
    evidenceOf({ delivery: { routing: { name: 'bulk', active: false } } }),
    ['error certain routingInactive'],
  ],
  [
    'between two retries',
    evidenceOf({ delivery: { state: S.retryPending, nextPassDate: NOW + HOUR, retry: 1, maxRetry: 5 } }),
    ['info certain retries'],
  ],
  [
    'a retry that should have begun an hour ago',
    evidenceOf({ delivery: { state: S.retryPending, nextPassDate: NOW - HOUR } }),
    ['warning likely retryOverdue'],
  ],
  ['retrying now', evidenceOf({ delivery: { state: S.retryInProgress } }), ['info likely retries']],
  ['paused', evidenceOf({ delivery: { state: S.paused } }), ['warning certain paused']],
  ['pausing', evidenceOf({ delivery: { state: S.pausePending } }), ['info certain paused']],
  [
    'the preparation failed',
    evidenceOf({
      delivery: { state: S.preparationError },
      journal: read(
        [
          { type: 2, message: 'Starting' },
          { type: 0, message: "'x' is not defined" },
        ],
        'journal',
      ),
    }),
    ['error certain preparationFailed'],
  ],
  ['sending failed', evidenceOf({ delivery: { state: S.failed } }), ['error certain sendingFailed']],
  ['nobody to send to', evidenceOf({ delivery: { counters: { toDeliver: 0 } } }), ['warning likely nobodyToSendTo']],
  [
    'throttled by the rules of a domain',
    evidenceOf({
      delivery: { state: S.started },
      journal: read([{ type: 1, message: 'mta: quotas met for example.com', at: NOW - HOUR }], 'journal'),
    }),
    ['warning likely quotasMet'],
  ],
  [
    'overdue for two hours and nothing explains it',
    evidenceOf({ delivery: { contactDate: NOW - 2 * HOUR, lastModified: NOW - 2 * HOUR } }),
    ['warning likely startOverdue'],
  ],
  [
    'sent without tracking',
    evidenceOf({ delivery: { state: S.started, trackingEnabled: false } }),
    ['info certain trackingOff'],
  ],
  [
    'in progress, but nothing is reported',
    evidenceOf({
      delivery: { state: S.started, broadStart: NOW - 2 * HOUR },
      waitingParts: read(undefined, 'parts in the database'),
    }),
    ['warning possible sendingStalled'],
  ],
  [
    'in progress, and reported',
    evidenceOf({
      delivery: { state: S.started, broadStart: NOW - 2 * HOUR },
      lastSent: read(NOW - MINUTE, 'throughput'),
    }),
    [],
  ],
  [
    'in progress, but whether it is reported is unknown',
    evidenceOf({ delivery: { state: S.started, broadStart: NOW - 2 * HOUR }, lastSent: notRead('throughput') }),
    [],
  ],
  [
    'sent in waves',
    evidenceOf({ delivery: { ...SENDING, waves: { enabled: true, splitSize: '25%', splitDelaySeconds: 3600 } } }),
    ['info certain waves'],
  ],
  [
    'a stopped workflow that brings results back',
    evidenceOf({
      delivery: { ...SENDING, deliveryMode: 4 },
      workflows: workflowsWith('defaultMidSourcingDlv', { state: 20 }),
    }),
    ['warning likely workflowStopped'],
  ],
  [
    'a full disk',
    evidenceOf({ servers: [serverOnHost('s1', { freeBytes: 1e6 }), serverOnHost('s2', {})] }),
    ['error likely diskFull'],
  ],
  [
    'all children busy',
    evidenceOf({
      servers: [server('s1', { modules: ['mta@demo', 'mtachild@demo'], config: { maxChildren: 1 } })],
    }),
    ['warning possible childSlots'],
  ],
  [
    'a domain that refuses',
    evidenceOf({
      delivery: SENDING,
      lastSent: read(NOW, 'throughput'),
      domains: read([{ domain: 'orange.fr', prepared: 0, success: 60, error: 40, refused: 30 }], 'domains'),
    }),
    ['warning likely domainsRefuse'],
  ],
  [
    'a migration left the MTA off',
    evidenceOf({
      servers: [
        server('sending-1', {
          modules: NO_MTA,
          config: { autoStart: ['wfserver'], faults: [{ kind: 'autoStartRenamed', module: 'mta' }] },
        }),
      ],
    }),
    ['error likely mtaStartRenamed'],
  ],
  [
    'an affinity without an address',
    evidenceOf({
      delivery: { ipAffinity: 'promo' },
      servers: [server('sending-1', { config: { faults: [{ kind: 'affinityWithoutAddress', affinity: 'promo' }] } })],
    }),
    ['error likely affinityWithoutAddress'],
  ],
  [
    'a stopped campaign',
    evidenceOf({
      delivery: { state: S.ready, operationId: '77' },
      campaign: read({ label: 'Loyalty', status: { name: 'stopped', label: 'Stopped' } }, 'campaign'),
    }),
    ['warning likely campaignStopped'],
  ],
  [
    'a release that may prepare a part only',
    evidenceOf({ delivery: { state: S.ready }, product: { version: '8.3.8', build: '9356' } }),
    ['warning certain waitingForApproval', 'info possible preparedInPart'],
  ],
  [
    'waves a second apart',
    evidenceOf({
      delivery: { ...SENDING, waves: { enabled: true, mode: 0, splitSize: '25%', splitDelaySeconds: 1 } },
      lastSent: read(NOW - MINUTE, 'throughput'),
    }),
    ['warning likely wavesAtOnce'],
  ],
  [
    'messages that say why they failed',
    evidenceOf({
      delivery: SENDING,
      lastSent: read(NOW - MINUTE, 'throughput'),
      messageTexts: read(
        [
          {
            text: 'SMS too long',
            count: 300,
            explanation: {
              id: 'smsTooLong',
              role: 'cause',
              certainty: 'certain',
              appliesTo: ['all'],
              who: ['marketer'],
              meaning: 'The text is longer than the account allows.',
              links: [],
              start: 0,
              end: 12,
            },
          },
        ],
        'texts of messages',
      ),
    }),
    ['warning likely messagesExplained'],
  ],
  ...WORKFLOW_CASES,
];
