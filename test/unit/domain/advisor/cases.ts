import type { DnsEvidence, DomainDns } from '../../../../src/domain/advisor/dns/dnsEvidence';
import type { InstanceEvidence, ExaminedServer, ServerSettings } from '../../../../src/domain/advisor/instanceEvidence';
import type { AttentionGroup } from '../../../../src/domain/attention';
import { ATTENTION_GROUPS } from '../../../../src/domain/attention';
import type { Delivery } from '../../../../src/domain/delivery';
import type { ModuleSeen } from '../../../../src/domain/diagnosis/evidence';
import type { NotRead } from '../../../../src/domain/judgement/observed';
import { WATCHED_WORKFLOWS } from '../../../../src/domain/diagnosis/workflowStopped';
import { HOUR, MINUTE, NOW, delivery, read } from '../diagnosis/evidenceOf';
import { MAIL_CASES, mailFacts } from './mailCases';
import { QUIET, REPUTATION_CASES } from './reputationCases';

const DAY = 24 * HOUR;
const SETTINGS: ServerSettings = {
  autoStart: ['mta', 'wfserver'],
  sharedAutoStart: ['web', 'watchdog'],
  affinities: [{ names: ['default'], ips: [{ address: '10.0.0.1', publicId: '1', heloHost: 'a.example' }] }],
  statServerAddress: 'localhost',
  mta: { maxSpareServers: 2 },
};

function moduleOf(text: string): ModuleSeen {
  const [name = '', instance] = text.split('@');
  return { name, ...(instance === undefined ? {} : { instance }) };
}

function serverFacts(
  name: string,
  settings: Partial<ServerSettings> = {},
  modules = ['mta@demo', 'wfserver@demo', 'web@default', 'watchdog'],
): ExaminedServer {
  return {
    name,
    modules: read(modules.map(moduleOf), `pdump on ${name}`),
    build: '9402',
    timeOfDayMs: 12 * HOUR,
    settings: read({ ...SETTINGS, ...settings }, `configuration of ${name}`),
    host: read({ freeBytes: 5e10, totalBytes: 1e11 }, `disk of ${name}`),
    temporary: read([{ sizeBytes: 2e9, modifiedAt: NOW - HOUR }], `temporary files of ${name}`),
  };
}

function withAffinity(name: string): ServerSettings['affinities'] {
  return [...SETTINGS.affinities, { names: [name], ips: [] }];
}

/** nlserver prints no time there. */
function withoutClock({ name, modules, settings }: ExaminedServer): ExaminedServer {
  return { name, modules, settings };
}

function withTemporary(count: number, sizeBytes: number, age: number): ExaminedServer {
  return {
    ...serverFacts('s1'),
    temporary: read(
      Array.from({ length: count }, () => ({ sizeBytes, modifiedAt: NOW - age })),
      'temporary files of s1',
    ),
  };
}

/** A domain and an address of which DNS says everything that it should. */
export function dnsFacts(
  domain: Partial<DomainDns> = {},
  names = [{ name: 'out.shop.fr', confirmed: true }],
): DnsEvidence {
  const seen: DomainDns = {
    domain: 'shop.fr',
    mx: read(['in.shop.fr'], 'MX'),
    hasAddress: read(true, 'address'),
    spf: read(['v=spf1 mx -all'], 'SPF'),
    dmarc: read({ domain: 'shop.fr', record: 'v=DMARC1; p=reject' }, 'DMARC'),
    dkim: read({ anything: true, asked: ['s1'], keys: [{ selector: 's1', bits: 2048, revoked: false }] }, 'DKIM'),
    ...domain,
  };
  return {
    domains: read([seen], 'senders'),
    addresses: [{ address: '198.51.101.7', server: 's1', names: read(names, 'PTR') }],
  };
}

/** Technical workflows that all run, but for one. */
function workflows(
  name = '',
  part: { readonly state?: number; readonly failed?: boolean } = {},
): InstanceEvidence['workflows'] {
  return Object.fromEntries(
    WATCHED_WORKFLOWS.map((one) => [one, read({ label: one, state: 11, ...(one === name ? part : {}) }, one)]),
  );
}

type Part = Partial<Omit<InstanceEvidence, 'groups' | 'options'>> & {
  groups?: Partial<Record<AttentionGroup, readonly Delivery[] | NotRead>>;
  options?: Partial<Record<keyof InstanceEvidence['options'], string | undefined>>;
};

export function facts({ groups = {}, options = {}, ...part }: Part = {}): InstanceEvidence {
  const group = (name: AttentionGroup): InstanceEvidence['groups'][AttentionGroup] => {
    const given = groups[name] ?? [];
    return 'ok' in given ? given : read({ deliveries: given, total: given.length }, name);
  };
  return {
    at: NOW,
    instanceNow: NOW,
    instanceName: 'demo',
    groups: Object.fromEntries(ATTENTION_GROUPS.map((name) => [name, group(name)])) as InstanceEvidence['groups'],
    options: {
      NmsCleanup_LastCleanup: read('2026-11-23 04:00:12.345Z', 'option'),
      NmsTracking_LastConsolidation: read('2026-11-23 11:30:00Z', 'option'),
      NmsOperation_LimitConcurrency: read('10', 'option'),
      NmsCleanup_BroadLogPurgeDelay: read('60', 'option'),
      NmsCleanup_TrackingLogPurgeDelay: read(undefined, 'option'),
      XtkFileRes_Public_URL: read('https://res.shop.fr', 'option'),
      NmsDelivery_ImagePublishing: read('tracking', 'option'),
      ...Object.fromEntries(Object.entries(options).map(([name, value]) => [name, read(value, name)])),
    },
    runningCampaignDeliveries: read(1, 'running'),
    servers: [serverFacts('s1'), serverFacts('s2')],
    workflows: workflows(),
    workflowReasons: read(new Map(), 'journals of workflows'),
    ...QUIET,
    mail: mailFacts(),
    dns: dnsFacts(),
    ...part,
  };
}

const counters = (toDeliver: number, processed: number, error = 0, newQuarantine = 0): Delivery['counters'] => ({
  toDeliver,
  processed,
  error,
  newQuarantine,
});

/** Instances, and what the health check must say of them: `severity certainty rule`. */
export const CASES: readonly (readonly [string, InstanceEvidence, readonly string[]])[] = [
  ['a healthy instance', facts(), []],
  [
    'a server whose build lacks security fixes',
    facts({ servers: [{ ...serverFacts('s1'), build: '9396' }] }),
    ['error certain buildVulnerable'],
  ],
  [
    'an update that was not finished',
    facts({ servers: [serverFacts('s1'), { ...serverFacts('s2'), build: '9403' }] }),
    ['warning certain buildsDiffer'],
  ],
  ['a build that is counted in another way', facts({ servers: [{ ...serverFacts('s1'), build: '9831' }] }), []],
  ['one fresh failure', facts({ groups: { failed: [delivery({ state: 87 })] } }), ['info certain failedDeliveries']],
  [
    'an old failure',
    facts({ groups: { failed: [delivery({ state: 87, lastModified: NOW - 8 * DAY })] } }),
    ['warning certain failedDeliveries'],
  ],
  [
    'many failures',
    facts({ groups: { failed: Array.from({ length: 10 }, () => delivery({ state: 37 })) } }),
    ['warning certain failedDeliveries'],
  ],
  [
    'overdue starts',
    facts({ groups: { needsAttention: [delivery({ contactDate: NOW - HOUR, lastModified: NOW - HOUR })] } }),
    ['error certain overdueStarts'],
  ],
  [
    'confirmed a moment ago, long after its date',
    facts({ groups: { needsAttention: [delivery({ contactDate: NOW - HOUR, lastModified: NOW - 40_000 })] } }),
    [],
  ],
  [
    'ready for ten days',
    facts({ groups: { pending: [delivery({ state: 45, lastModified: NOW - 10 * DAY })] } }),
    ['warning likely standingStill'],
  ],
  ['ready since today', facts({ groups: { pending: [delivery({ state: 45 })] } }), []],
  [
    'a preparation of two hours',
    facts({ groups: { beingEdited: [delivery({ state: 22, lastModified: NOW - 2 * HOUR })] } }),
    ['warning likely longPreparations'],
  ],
  [
    'a target that nobody prepares for two hours',
    facts({ groups: { beingEdited: [delivery({ state: 11, lastModified: NOW - 2 * HOUR })] } }),
    ['warning likely longPreparations'],
  ],
  [
    'a personalization that nobody prepares for two hours',
    facts({ groups: { beingEdited: [delivery({ state: 21, lastModified: NOW - 2 * HOUR })] } }),
    ['warning likely longPreparations'],
  ],
  [
    'a draft of last year',
    facts({ groups: { beingEdited: [delivery({ state: 0, lastModified: NOW - 365 * DAY })] } }),
    [],
  ],
  [
    'two messages of very many retried until the validity ends',
    facts({
      groups: { inProgress: [delivery({ state: 62, validityDate: NOW + HOUR, counters: counters(84_210, 84_208) })] },
    }),
    [],
  ],
  [
    'half of the messages retried shortly before the validity ends',
    facts({ groups: { inProgress: [delivery({ state: 62, validityDate: NOW + HOUR, counters: counters(100, 50) })] } }),
    ['warning likely validityEndsSoon'],
  ],
  ['no server to ask', facts({ servers: [] }), []],
  [
    'a server whose clock is five minutes ahead, in another time zone',
    facts({ servers: [serverFacts('s1'), { ...serverFacts('s2'), timeOfDayMs: 14 * HOUR + 5 * MINUTE }] }),
    ['warning likely clocksDiffer'],
  ],
  [
    'servers in other time zones, half a minute apart',
    facts({ servers: [serverFacts('s1'), { ...serverFacts('s2'), timeOfDayMs: 5.5 * HOUR + 30_000 }] }),
    [],
  ],
  [
    'a validity that ends this moment, one that ends in a day, and one that is not told',
    facts({
      groups: {
        paused: [NOW, NOW + DAY, undefined].map((validityDate) =>
          delivery({ state: 75, validityDate, counters: counters(100, 5) }),
        ),
      },
    }),
    [],
  ],
  [
    'two paused with messages left, and one without',
    facts({
      groups: {
        paused: [5, 95, 100].map((processed) =>
          delivery({ state: 75, validityDate: NOW + HOUR, counters: counters(100, processed) }),
        ),
      },
    }),
    ['warning likely validityEndsSoon'],
  ],
  [
    'a twentieth of the messages left while sending',
    facts({ groups: { inProgress: [delivery({ state: 55, validityDate: NOW + HOUR, counters: counters(100, 95) })] } }),
    ['warning likely validityEndsSoon'],
  ],
  [
    'a validity that is over, which is another matter',
    facts({ groups: { paused: [delivery({ state: 75, validityDate: NOW - HOUR, counters: counters(100, 5) })] } }),
    [],
  ],
  [
    'paused, and valid for an hour only',
    facts({ groups: { paused: [delivery({ state: 75, validityDate: NOW + HOUR, counters: counters(100, 5) })] } }),
    ['warning likely validityEndsSoon'],
  ],
  [
    '12 % errors',
    facts({ groups: { finished: [delivery({ state: 95, counters: counters(2000, 2000, 240) })] } }),
    ['warning likely manyErrors'],
  ],
  [
    '12 % errors of a small one',
    facts({ groups: { finished: [delivery({ state: 95, counters: counters(50, 50, 6) })] } }),
    [],
  ],
  [
    '3 % quarantined',
    facts({ groups: { finished: [delivery({ state: 95, counters: counters(2000, 2000, 60, 60) })] } }),
    ['warning likely manyQuarantines'],
  ],
  [
    'two big ones at once',
    facts({
      groups: {
        scheduled: [0, 5, 30].map((minutes) =>
          delivery({ contactDate: NOW + minutes * MINUTE, counters: { toDeliver: 1_500_000 } }),
        ),
      },
    }),
    ['warning certain bigDeliveriesTogether'],
  ],
  [
    'two that are big for this instance',
    facts({
      groups: {
        scheduled: [0, 5].map((minutes) =>
          delivery({ contactDate: NOW + minutes * MINUTE, counters: { toDeliver: 30_000 } }),
        ),
      },
    }),
    ['info certain bigDeliveriesTogether'],
  ],
  [
    'two small ones beside a big one of last week',
    facts({
      groups: {
        scheduled: [0, 5].map((minutes) =>
          delivery({ contactDate: NOW + minutes * MINUTE, counters: { toDeliver: 30_000 } }),
        ),
        finished: [delivery({ state: 95, counters: { toDeliver: 90_000 } })],
      },
    }),
    [],
  ],
  [
    'no cleanup for three days',
    facts({ options: { NmsCleanup_LastCleanup: '2026/11/20 04:00:00' } }),
    ['warning likely cleanupStale'],
  ],
  [
    'tracking stands still',
    facts({ options: { NmsTracking_LastConsolidation: '2026-11-23T06:00:00Z' } }),
    ['warning likely trackingStale'],
  ],
  [
    'all places taken',
    facts({ runningCampaignDeliveries: read(10, 'running') }),
    ['warning certain concurrencyReached'],
  ],
  [
    'a limit of 80',
    facts({ options: { NmsOperation_LimitConcurrency: '80' } }),
    ['warning certain concurrencyTooHigh'],
  ],
  [
    'the MTA is missing on a server',
    facts({ servers: [serverFacts('s1', {}, ['wfserver@demo', 'web@default', 'watchdog'])] }),
    ['error certain modulesMissing'],
  ],
  [
    'the watchdog is missing',
    facts({ servers: [serverFacts('s1', {}, ['mta@demo', 'wfserver@demo', 'web@default'])] }),
    ['warning certain modulesMissing'],
  ],
  [
    'all of them gone at 06:00',
    facts({ servers: [{ ...serverFacts('s1', {}, []), timeOfDayMs: 361 * MINUTE }] }),
    ['error likely modulesMissing'],
  ],
  [
    'nlserver printed its banner and nothing else',
    facts({ servers: [{ ...serverFacts('s1', {}, []), onlyBanner: true }] }),
    ['error likely modulesMissing'],
  ],
  [
    'a module is gone where nobody knows what time it is',
    facts({ servers: [withoutClock(serverFacts('s1', {}, ['mta@demo', 'web@default', 'watchdog']))] }),
    ['error likely modulesMissing'],
  ],
  [
    'web shared by all instances and set for one besides, and webmdl, which is no process',
    facts({
      servers: [
        serverFacts('s1', { autoStart: ['mta', 'web', 'wfserver'], sharedAutoStart: ['web', 'watchdog', 'webmdl'] }),
      ],
    }),
    [],
  ],
  [
    'an affinity of SMS on one server only',
    facts({ servers: [serverFacts('s1'), serverFacts('s2', { affinities: withAffinity('sms-out') })] }),
    [],
  ],
  [
    'an affinity of SMS on two servers of three',
    facts({
      servers: [
        serverFacts('s1'),
        serverFacts('s2', { affinities: withAffinity('sms-out') }),
        serverFacts('s3', { affinities: withAffinity('sms-out') }),
      ],
    }),
    ['warning certain affinitiesDiffer'],
  ],
  [
    'affinities differ',
    facts({ servers: [serverFacts('s1'), serverFacts('s2', { affinities: [] })] }),
    ['warning certain affinitiesDiffer'],
  ],
  [
    'a shared public id',
    facts({
      servers: [
        serverFacts('s1', {
          affinities: [
            {
              names: ['default'],
              ips: [
                { address: '10.0.0.1', publicId: '1' },
                { address: '10.0.0.2', publicId: '1' },
              ],
            },
          ],
        }),
      ],
    }),
    ['warning certain sharedIdentities'],
  ],
  [
    'the same address in two affinities is no shared identity',
    facts({
      servers: [
        serverFacts('s1', {
          affinities: ['a', 'b'].map((name) => ({
            names: [name],
            ips: [{ address: '10.0.0.1', publicId: '1', heloHost: 'h' }],
          })),
        }),
      ],
    }),
    [],
  ],
  [
    'logs kept for ever',
    facts({ options: { NmsCleanup_BroadLogPurgeDelay: '0' } }),
    ['warning certain purgeUnlimited'],
  ],
  [
    'a failed workflow',
    facts({ workflows: workflows('tracking', { failed: true }) }),
    ['warning certain workflowsInError'],
  ],
  [
    'a paused workflow',
    facts({ workflows: workflows('cleanup', { state: 13 }) }),
    ['warning certain workflowsInError'],
  ],
  [
    'an MTA of two gigabytes',
    facts({
      servers: [
        {
          ...serverFacts('s1'),
          modules: read(
            [
              ...['wfserver@demo', 'web@default', 'watchdog'].map(moduleOf),
              { name: 'mta', instance: 'demo', memoryBytes: 2.1e9 },
            ],
            'pdump on s1',
          ),
        },
      ],
    }),
    ['warning certain mtaMemory'],
  ],
  [
    'a disk with 8 % left',
    facts({ servers: [{ ...serverFacts('s1'), host: read({ freeBytes: 8e9, totalBytes: 1e11 }, 'disk of s1') }] }),
    ['warning certain diskSpace'],
  ],
  [
    'a disk with 1 % left',
    facts({ servers: [{ ...serverFacts('s1'), host: read({ freeBytes: 1e9, totalBytes: 1e11 }, 'disk of s1') }] }),
    ['error certain diskSpace'],
  ],
  [
    'a disk that is half full',
    facts({ servers: [{ ...serverFacts('s1'), host: read({ freeBytes: 5e10, totalBytes: 1e11 }, 'disk of s1') }] }),
    [],
  ],
  [
    'hundred old temporary files',
    facts({ servers: [withTemporary(100, 1000, 2 * DAY)] }),
    ['warning certain temporaryFilesOld'],
  ],
  [
    'two old temporary files of a gigabyte',
    facts({ servers: [withTemporary(2, 1e9, 2 * DAY)] }),
    ['warning certain temporaryFilesOld'],
  ],
  ['hundred temporary files of today', facts({ servers: [withTemporary(100, 1e9, HOUR)] }), []],
  [
    'simulated sending',
    facts({ servers: [serverFacts('s1', { mta: { verifyMode: true } })] }),
    ['error certain verifyMode'],
  ],
  [
    'too many children',
    facts({ servers: [serverFacts('s1', { mta: { maxSpareServers: 12 } })] }),
    ['warning certain mtaChildren'],
  ],
  [
    'a relay and TLS',
    facts({ servers: [serverFacts('s1', { mta: { relay: '192.0.0.3', enableTls: true } })] }),
    ['info certain tlsForAll', 'info certain relaySet'],
  ],
  [
    'no statistics server',
    facts({ servers: [serverFacts('s1', { statServerAddress: '' })] }),
    ['error certain statServerEmpty'],
  ],
  [
    'a technical workflow in error, and why by its own journal',
    facts({
      workflows: workflows('operationMgt', { state: 13, failed: true }),
      workflowReasons: read(
        new Map([
          [
            'operationMgt',
            {
              line: { at: NOW - HOUR, type: 0, message: 'PGS-220000 duplicate key' },
              explanation: {
                id: 'duplicateDelivery',
                role: 'cause',
                certainty: 'certain',
                appliesTo: ['all'],
                who: ['admin'],
                meaning: 'A job is left over from a deleted delivery.',
                cure: 'Delete the job.',
                links: [],
                start: 0,
                end: 10,
              },
            },
          ],
        ]),
        'journals of workflows',
      ),
    }),
    ['warning certain workflowsInError'],
  ],
  [
    'mistakes that the configuration shows by itself',
    facts({
      servers: [
        serverFacts('s1', {
          faults: [
            { kind: 'autoStartRenamed', module: 'stat' },
            { kind: 'affinityWithoutAddress', affinity: 'promo' },
            { kind: 'commaInAffinity', affinity: 'a,b' },
            { kind: 'verboseLeftOn', module: 'mta', args: '-verbose' },
          ],
        }),
      ],
    }),
    [
      'warning certain configurationFaults',
      'warning certain configurationFaults',
      'warning certain configurationFaults',
      'info certain configurationFaults',
    ],
  ],
  [
    'a server that does not send may be configured as it likes',
    facts({
      servers: [
        serverFacts('web-1', { autoStart: [], statServerAddress: '', mta: { verifyMode: true } }, [
          'web@default',
          'watchdog',
        ]),
      ],
    }),
    [],
  ],
  [
    'five days of validity with the Enhanced MTA',
    facts({
      servers: [serverFacts('s1', { mta: { useMomentum: true } })],
      groups: { scheduled: [delivery({ contactDate: NOW + HOUR, validityDate: NOW + 5 * DAY })] },
    }),
    ['info certain validityIgnored'],
  ],
  [
    'images over http',
    facts({ options: { XtkFileRes_Public_URL: 'http://res.shop.fr' } }),
    ['info likely publicResources'],
  ],
  ['no address for images', facts({ options: { XtkFileRes_Public_URL: '' } }), ['warning likely publicResources']],
  [
    'an address for images that is none',
    facts({ options: { XtkFileRes_Public_URL: 'res.shop.fr' } }),
    ['warning possible publicResources'],
  ],
  ['an instance on this machine', facts({ options: { XtkFileRes_Public_URL: 'http://127.0.0.1:8080' } }), []],
  [
    'images that nobody publishes',
    facts({ options: { NmsDelivery_ImagePublishing: 'none' } }),
    ['info likely imagesNotPublished'],
  ],
  ['DNS was not asked', facts({ dns: undefined }), []],
  [
    'a domain that takes no mail',
    facts({ dns: dnsFacts({ mx: read([], 'MX'), hasAddress: read(false, 'address') }) }),
    ['error certain mx'],
  ],
  ['a domain without SPF', facts({ dns: dnsFacts({ spf: read([], 'SPF') }) }), ['warning likely spf']],
  [
    'a short DKIM key',
    facts({
      dns: dnsFacts({
        dkim: read({ anything: true, asked: ['s1'], keys: [{ selector: 's1', bits: 512, revoked: false }] }, 'DKIM'),
      }),
    }),
    ['error certain dkim'],
  ],
  ['a domain without DMARC', facts({ dns: dnsFacts({ dmarc: read(undefined, 'DMARC') }) }), ['warning certain dmarc']],
  ['an address without a name', facts({ dns: dnsFacts({}, []) }), ['warning certain ptr']],
  ...REPUTATION_CASES.map(([name, part, expected]) => [name, facts(part), expected] as const),
  ...MAIL_CASES.map(([name, mail, expected]) => [name, facts({ mail }), expected] as const),
];
