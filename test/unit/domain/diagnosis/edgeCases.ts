import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import type { Evidence, JournalLine } from '../../../../src/domain/diagnosis/evidence';
import { workflowsWith } from './ask';
import { NO_MTA } from './diagnoseCases';
import { HOUR, MINUTE, NOW, SENDING, evidenceOf, notRead, read, server } from './evidenceOf';

type Case = readonly [string, Evidence];
type Given = Parameters<typeof evidenceOf>[0] & object;

/** One case a value: what changes at the edge stands in the text of the golden file. */
function each<T>(name: string, values: readonly T[], evidence: (value: T) => Evidence): readonly Case[] {
  return values.map((value) => [`${name}: ${JSON.stringify(value) ?? 'not given'}`, evidence(value)]);
}

const lines = (...given: readonly JournalLine[]): Evidence['journal'] => read(given, 'journal');
const error = (message: string, ago = HOUR): JournalLine => ({ type: 0, message, at: NOW - ago });
const of = (delivery: Partial<DeliveryDetail>, more: Given = {}): Evidence => evidenceOf({ ...more, delivery });

const RETRY: Partial<DeliveryDetail> = { state: S.retryPending };

const RETRIES: readonly Case[] = [
  ...each('a retry, so late (ms)', [0, 1, HOUR / 2, HOUR / 2 + 1, HOUR, HOUR + 1], (late) =>
    of({ ...RETRY, nextPassDate: NOW - late }, { servers: [server('s1')] }),
  ),
  ...each('a retry, so soon (ms)', [1, HOUR], (soon) => of({ ...RETRY, nextPassDate: NOW + soon })),
  ...each(
    'retries done, of so many',
    [[1], [0, 5], [4, 5], [5, 5], [6, 5], [1, 0], [undefined, 5]] as const,
    ([retry, maxRetry]) =>
      of({
        ...RETRY,
        nextPassDate: NOW + HOUR,
        ...(retry === undefined ? {} : { retry }),
        ...(maxRetry === undefined ? {} : { maxRetry }),
        counters: { error: 7 },
      }),
  ),
  ['the last retry goes on now', of({ state: S.retryInProgress, retry: 5, maxRetry: 5, nextPassDate: NOW - 9 * HOUR })],
  ['the last retry, when is not told', of({ ...RETRY, retry: 5, maxRetry: 5 })],
  ['a retry that is late, sent by mid-sourcing', of({ ...RETRY, nextPassDate: NOW - 2 * HOUR, deliveryMode: 4 })],
];

const FAILED: readonly Case[] = [
  ['failed, and the journal is not read', of({ state: S.failed }, { journal: notRead('journal') })],
  [
    'preparation failed, and the journal is not read',
    of({ state: S.preparationError }, { journal: notRead('journal') }),
  ],
  ['failed, and the journal is empty', of({ state: S.failed })],
  ['failed with a long error', of({ state: S.failed }, { journal: lines(error('x'.repeat(200))) })],
  [
    'failed with more errors than are shown, none of them known',
    of({ state: S.failed }, { journal: lines(...['a', 'b', 'c', 'd', 'e'].map((text) => error(`${text} broke`))) }),
  ],
  [
    'failed with warnings only',
    of({ state: S.failed }, { journal: lines({ type: 1, message: 'slow', at: NOW - HOUR }) }),
  ],
  ...each('an error of the attempt before, so much earlier (min)', [10, 10.001], (earlier) =>
    of({ state: S.failed }, { journal: lines(error('first', HOUR + earlier * MINUTE), error('second')) }),
  ),
  [
    'an error without a time',
    of({ state: S.failed }, { journal: lines(error('first', 9 * HOUR), { type: 0, message: 'second' }) }),
  ],
  ...each('the analysis ended at step', [0, 3, 4, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18], (analysisStep) =>
    of({ state: S.preparationError, analysisStep }),
  ),
  ['sending failed, its analysis was whole', of({ state: S.failed, analysisStep: 17 })],
];

const PREPARING: readonly Case[] = [
  ...each('in preparation, unchanged for (ms)', [HOUR, HOUR + 1], (ago) =>
    of({ state: S.targetSelection, lastModified: NOW - ago }),
  ),
  ...each(
    'in preparation for hours, in state',
    [S.targetPrepPending, S.targetSelection, S.messagePrepPending, S.messagePreparation],
    (state) => of({ state, lastModified: NOW - 5 * HOUR }, { product: { version: '7.4.1', build: '9383' } }),
  ),
  ['in preparation, since when is not told', of({ state: S.targetSelection, lastModified: undefined })],
  ['a target to approve, since when is not told', of({ state: S.targetReady, lastModified: undefined })],
  [
    'analysed by a workflow now',
    of({
      state: S.messagePreparation,
      lastModified: NOW - MINUTE,
      workflow: { name: 'WKF1', label: 'Autumn', state: 11 },
    }),
  ],
  ['messages to approve', of({ state: S.messageReady, lastModified: NOW - 5 * HOUR })],
];

const NEEDED: readonly (readonly [string, Partial<DeliveryDetail>])[] = [
  ['deliveryMgt', { state: S.ready, operationId: '77' }],
  ['deliveryMgt', { state: S.ready, operationId: '0' }],
  ['deliveryMgt', { state: S.startPending, operationId: '77' }],
  ['operationMgt', { state: S.ready, operationId: '77' }],
  ['operationMgt', { state: S.edition, operationId: '77' }],
  ['operationMgt', { state: S.startPending, operationId: '77' }],
  ['operationMgt', { state: S.ready, operationId: '0' }],
  ['defaultMidSourcingDlv', { ...SENDING, deliveryMode: 4 }],
  ['defaultMidSourcingDlvStat', { ...SENDING, deliveryMode: 4 }],
  ['defaultMidSourcingLog', { ...SENDING, deliveryMode: 4 }],
  ['defaultMidSourcingLog', { state: S.ready, deliveryMode: 4 }],
  ['defaultMidSourcingDlv', { ...SENDING, deliveryMode: 1 }],
  ['tracking', { ...SENDING, trackingEnabled: true }],
  ['tracking', { ...SENDING, trackingEnabled: false }],
  ['tracking', { state: S.finished, trackingEnabled: true }],
  ['cleanup', { ...SENDING, validityDate: NOW }],
  ['cleanup', { ...SENDING, validityDate: NOW + 1 }],
  ['cleanup', { state: S.finished, validityDate: NOW - HOUR }],
  ['cleanup', { ...SENDING, validityDate: undefined }],
];

const lastSent = read(NOW - MINUTE, 'throughput');

const WORKFLOWS: readonly Case[] = [
  ...NEEDED.map(([name, delivery], index): Case => [
    `${name} stands (${index})`,
    of(delivery, { lastSent, workflows: workflowsWith(name, { state: 20 }) }),
  ]),
  ...each('the workflow of results, in state', [0, 1, 2, 11, 13, 15, 20, undefined], (state) =>
    of(
      { ...SENDING, deliveryMode: 4 },
      {
        lastSent,
        workflows: workflowsWith('defaultMidSourcingDlv', state === undefined ? {} : { state, failed: false }),
      },
    ),
  ),
  [
    'the workflow of results failed, in which state is not told',
    of(
      { ...SENDING, deliveryMode: 4 },
      { lastSent, workflows: workflowsWith('defaultMidSourcingDlv', { failed: true }) },
    ),
  ],
  ['no workflow is told of', of({ ...SENDING, deliveryMode: 4 }, { lastSent, workflows: {} })],
  [
    'a workflow that is not there',
    of({ ...SENDING, deliveryMode: 4 }, { lastSent, workflows: { tracking: read(undefined, 'workflow tracking') } }),
  ],
];

const PAUSED: readonly Case[] = [
  ...each('paused, in state', [S.pausePending, S.pauseInProgress, S.paused], (state) =>
    of({ state }, { journal: lines({ type: 2, message: "PAUSE requested by 'ann.lee'", at: NOW - HOUR }) }),
  ),
  ['paused, until when it is valid is not told', of({ state: S.paused, validityDate: undefined })],
  [
    'paused by somebody, when is not told',
    of({ state: S.paused }, { journal: lines({ type: 2, message: "Pause requested by 'ann.lee'" }) }),
  ],
  ['paused by nobody with a name', of({ state: S.paused }, { journal: lines(error("Pause requested by ''")) })],
  ['paused, the journal is not read', of({ state: S.paused }, { journal: notRead('journal') })],
];

const OTHER_TIMES: readonly Case[] = [
  ...each('valid until, from now (ms)', [-1, 0, 1], (ms) => of({ state: S.paused, validityDate: NOW + ms })),
  ['until when it is valid is not told', of({ validityDate: undefined })],
  ...each('due for (ms)', [0, HOUR / 2, HOUR / 2 + 1, HOUR, HOUR + 1], (ms) =>
    of({ contactDate: NOW - ms, lastModified: NOW - 5 * HOUR }),
  ),
  ...each('confirmed for (ms), due for long', [HOUR / 2, HOUR / 2 + 1, HOUR + 1], (ms) =>
    of({ contactDate: NOW - 5 * HOUR, lastModified: NOW - ms }),
  ),
  ...each('ready, its date from now (ms)', [-1, 0, 1], (ms) => of({ state: S.ready, contactDate: NOW + ms })),
  ...each('ready, approved by', ['manual', 'secure', 'auto', 'other', undefined], (validationMode) =>
    of({ state: S.ready, validationMode }),
  ),
  ...each('sending for (ms), and nothing is reported', [HOUR / 2 - 1, HOUR / 2], (ms) =>
    of({ ...SENDING, broadStart: NOW - ms }, { waitingParts: read(3, 'parts') }),
  ),
  ...each('sending for an hour, parts that wait', [0, 1, 2, undefined], (parts) =>
    of({ ...SENDING }, { waitingParts: read(parts, 'parts') }),
  ),
  [
    'parts wait, all is counted as sent',
    of({ ...SENDING, counters: { toDeliver: 9, processed: 9 } }, { waitingParts: read(3, 'parts') }),
  ],
  [
    'parts wait, and no MTA runs',
    of(SENDING, { waitingParts: read(3, 'parts'), servers: [server('s1', { modules: NO_MTA })] }),
  ],
  [
    'parts wait, and whether an MTA runs is not read',
    of(SENDING, { waitingParts: read(3, 'parts'), servers: [server('s1', { modules: notRead('pdump') })] }),
  ],
  ['parts are not read', of(SENDING, { waitingParts: notRead('parts') })],
  ['parts wait, of events', of({ ...SENDING, deliveryMode: 1, counters: {} }, { waitingParts: read(3, 'parts') })],
];

const ON = { enabled: true, splitSize: '25%' };

const WAVES: readonly Case[] = [
  ...each('waves so far apart (s)', [1, 59, 60, 300, 3600, undefined], (splitDelaySeconds) =>
    of(
      { ...SENDING, waves: { ...ON, ...(splitDelaySeconds === undefined ? {} : { splitDelaySeconds }) } },
      { lastSent },
    ),
  ),
  ['waves, switched off', of({ ...SENDING, waves: { enabled: false, splitDelaySeconds: 3600 } }, { lastSent })],
  [
    'waves, nothing left',
    of(
      { ...SENDING, counters: { toDeliver: 9, processed: 9 }, waves: { ...ON, splitDelaySeconds: 3600 } },
      { lastSent },
    ),
  ],
  [
    'waves, how many are left is not told',
    of({ ...SENDING, counters: {}, waves: { ...ON, splitDelaySeconds: 3600 } }, { lastSent }),
  ],
  ...each('waves, sending since, before now (ms)', [-1, 0, HOUR, HOUR + 1], (ms) =>
    of({ ...SENDING, broadStart: NOW - ms, waves: { ...ON, splitDelaySeconds: 3600 } }, { lastSent }),
  ),
  [
    'waves, since when it is sent is not told',
    of({ ...SENDING, broadStart: undefined, waves: { ...ON, splitDelaySeconds: 3600 } }, { lastSent }),
  ],
];

const AFFINITIES: readonly Case[] = [
  ...each('the affinity', ['Promo', ' promo', 'promo ', 'vip', ''], (ipAffinity) => of({ ipAffinity })),
  [
    'an affinity between commas',
    of({ ipAffinity: 'vip' }, { servers: [server('s1', { config: { affinityNames: ['promo,vip'] } })] }),
  ],
  [
    'an affinity behind an operator’s name',
    of({ ipAffinity: 'vip' }, { servers: [server('s1', { config: { affinityNames: ['op.vip.a'] } })] }),
  ],
  [
    'no affinity is configured at all',
    of({ ipAffinity: 'vip' }, { servers: [server('s1', { config: { affinityNames: [] } })] }),
  ],
  [
    'servers that share no affinity',
    of(
      { ipAffinity: 'vip' },
      {
        servers: [
          server('s1', { config: { affinityNames: ['a'] } }),
          server('s2', { config: { affinityNames: ['b'] } }),
        ],
      },
    ),
  ],
  ['an affinity nowhere, for later', of({ ipAffinity: 'vip', contactDate: NOW + HOUR })],
  ['an affinity nowhere, not confirmed', of({ ipAffinity: 'vip', state: S.ready })],
  [
    'an affinity of an SMS on one server',
    of(
      { ipAffinity: 'vip', messageType: 1 },
      { servers: [server('s1', { config: { affinityNames: ['vip'] } }), server('s2')] },
    ),
  ],
  ['an affinity that the typology asks for', of({ ipAffinity: '', typologyAffinity: 'vip' })],
  ['what the typology asks for is not told', of({ ipAffinity: '', typologyAffinity: undefined })],
  ['an affinity and a hosted server', of({ ipAffinity: 'vip' }, { unreachableServers: ['cloud-1'] })],
  ['the enumeration is not read', of({ ipAffinity: 'vip' }, { servers: [], affinityNames: notRead('enumeration') })],
  ['the enumeration is empty', of({ ipAffinity: 'vip' }, { servers: [], affinityNames: read([], 'enumeration') })],
  [
    'nearly in the enumeration',
    of({ ipAffinity: 'Promo' }, { servers: [], affinityNames: read(['promo'], 'enumeration') }),
  ],
  [
    'no configuration is read, the enumeration has it',
    of({ ipAffinity: 'promo' }, { servers: [server('s1', { config: notRead('config') })] }),
  ],
];

/** What an affinity without an address is asked of. */
const EMPTY = (affinity: string, ...names: readonly string[]): ReturnType<typeof server> =>
  server('s1', {
    config: { affinityNames: [affinity, ...names], faults: [{ kind: 'affinityWithoutAddress', affinity }] },
  });

const WITHOUT_ADDRESS: readonly Case[] = [
  ['without an address, another one has', of({ ipAffinity: 'promo' }, { servers: [EMPTY('promo', 'vip')] })],
  ['without an address on one of two', of({ ipAffinity: 'promo' }, { servers: [EMPTY('promo'), server('s2')] })],
  [
    'without an address, for later',
    of({ ipAffinity: 'promo', contactDate: NOW + HOUR }, { servers: [EMPTY('promo')] }),
  ],
  ['without an address, not confirmed', of({ ipAffinity: 'promo', state: S.ready }, { servers: [EMPTY('promo')] })],
  ['without an address, of an SMS', of({ ipAffinity: 'promo', messageType: 1 }, { servers: [EMPTY('promo')] })],
  ['another one is without an address', of({ ipAffinity: 'vip' }, { servers: [EMPTY('promo', 'vip')] })],
  [
    'without an address, and a server not read',
    of({ ipAffinity: 'promo' }, { servers: [EMPTY('promo'), server('s2', { config: notRead('config') })] }),
  ],
  [
    'without an address, sent by mid-sourcing',
    of({ ipAffinity: 'promo', deliveryMode: 4 }, { servers: [EMPTY('promo')] }),
  ],
];

const SENT: readonly Case[] = [
  ['counted as sent and opened', of({ opens: 2, counters: { toDeliver: 9, processed: 9, success: 8 } })],
  ['opened only', of({ opens: 2, counters: { toDeliver: 9, processed: 0 } })],
  ['sent or not is not told', of({ counters: { toDeliver: 9 } })],
  ['nothing counted as sent', of({ counters: { toDeliver: 9, processed: 3, success: 0 } })],
  ['sent on a build with a fault', of({ counters: { success: 8 } }, { product: { version: '7.4.1', build: '9383' } })],
  [
    'counted as sent while it is sent',
    of({ ...SENDING, counters: { toDeliver: 9, processed: 9, success: 8 } }, { lastSent }),
  ],
];

const LIMITS: readonly Case[] = [
  ...each('campaign deliveries running', [9, 10, 11], (running) =>
    of({ operationId: '77' }, { runningCampaignDeliveries: read(running, 'campaign deliveries') }),
  ),
  ...each('the limit, ten running', ['9', '10', '11', '40', '41', '0', '-1', ' ', '1.5', 'many', undefined], (limit) =>
    of(
      { operationId: '77' },
      { runningCampaignDeliveries: read(10, 'campaign deliveries'), limitConcurrency: read(limit, 'option') },
    ),
  ),
  ['the limit is not read', of({ operationId: '77' }, { limitConcurrency: notRead('option') })],
  [
    'how many run is not read',
    of({ operationId: '77' }, { runningCampaignDeliveries: notRead('campaign deliveries') }),
  ],
  [
    'the limit, and not due yet',
    of({ operationId: '77', contactDate: NOW + HOUR }, { runningCampaignDeliveries: read(12, 'c') }),
  ],
];

const TRACKING: readonly Case[] = each(
  'tracked, in state, of type',
  [
    [true, S.started, 0],
    [false, S.ready, 0],
    [false, S.messageReady, 0],
    [false, S.started, 1],
    [undefined, S.started, 0],
  ] as const,
  ([trackingEnabled, state, messageType]) =>
    of({ state, messageType, ...(trackingEnabled === undefined ? {} : { trackingEnabled }) }, { lastSent }),
);

/** Cases at the edges of what the causes judge by: each number on both sides of its limit, each source lost. */
export const EDGE_CASES: readonly Case[] = [
  ...RETRIES,
  ...FAILED,
  ...PREPARING,
  ...WORKFLOWS,
  ...PAUSED,
  ...OTHER_TIMES,
  ...WAVES,
  ...AFFINITIES,
  ...WITHOUT_ADDRESS,
  ...SENT,
  ...LIMITS,
  ...TRACKING,
];
