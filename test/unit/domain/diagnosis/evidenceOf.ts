import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { DELIVERY_STATES } from '../../../../src/domain/deliveryState';
import { WATCHED_WORKFLOWS } from '../../../../src/domain/diagnosis/workflowStopped';
import type { ConfigSeen, Evidence, ServerEvidence } from '../../../../src/domain/diagnosis/evidence';
import { journalCauses } from '../../../../src/knowledge';
import type { NotRead, Read } from '../../../../src/domain/judgement/observed';

export const NOW = Date.UTC(2026, 10, 23, 12, 0);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export function read<T>(value: T, source: string, at = NOW): Read<T> {
  return { ok: true, value, at, source };
}

export function notRead(source: string, because = 'timed out'): NotRead {
  return { ok: false, because, source };
}

export function delivery(part: Partial<DeliveryDetail> = {}): DeliveryDetail {
  return {
    id: '1001',
    internalName: 'DM1001',
    label: 'Autumn newsletter',
    state: DELIVERY_STATES.startPending,
    messageType: 0,
    deliveryMode: 1,
    contactDate: NOW - 10 * MINUTE,
    validityDate: NOW + 5 * 24 * HOUR,
    lastModified: NOW - 10 * MINUTE,
    counters: { toDeliver: 1000, processed: 0 },
    ipAffinity: '',
    typologyAffinity: '',
    validationMode: 'manual',
    routing: { name: 'bulk', label: 'Bulk email', active: true },
    operationId: '0',
    ...part,
  };
}

/** Of a delivery that has been sending for an hour. */
export const SENDING: Partial<DeliveryDetail> = {
  state: DELIVERY_STATES.started,
  broadStart: NOW - HOUR,
  counters: { toDeliver: 1000, processed: 250 },
};

/** Of a delivery that has been due for twenty minutes. */
export const DUE: Partial<DeliveryDetail> = { contactDate: NOW - 20 * MINUTE };

/** A server where everything runs that should, with room on its disk. `clock`: ms since midnight, as nlserver prints it. */
export function server(
  name: string,
  part: {
    modules?: readonly string[] | NotRead;
    config?: Partial<ConfigSeen> | NotRead;
    at?: number;
    clock?: number;
  } = {},
): ServerEvidence {
  const {
    modules = ['web@default', 'mta@demo', 'wfserver@demo'],
    config = {},
    at,
    clock = (at ?? NOW) % (24 * HOUR),
  } = part;
  return {
    name,
    host: read({ freeBytes: 9e9, totalBytes: 1e11 }, `disk and clock of ${name}`, at),
    ...(isNotRead(modules) ? {} : { printedClock: read(clock, `nlserver pdump on ${name}`, at) }),
    modules: isNotRead(modules)
      ? modules
      : read(
          modules.map((module) => {
            const [moduleName = '', instance] = module.split('@');
            return { name: moduleName, ...(instance === undefined ? {} : { instance }) };
          }),
          `nlserver pdump on ${name}`,
          at,
        ),
    config: isNotRead(config)
      ? config
      : read(
          {
            autoStart: ['mta', 'wfserver'],
            affinityNames: ['default', 'promo'],
            statServerAddress: 'localhost',
            maxChildren: 4,
            ...config,
          },
          `config-demo.xml on ${name}`,
          at,
        ),
  };
}

function isNotRead(value: object): value is NotRead {
  return 'ok' in value;
}

export function evidenceOf(
  part: Partial<Omit<Evidence, 'delivery'>> & { delivery?: Partial<DeliveryDetail> } = {},
): Evidence {
  const journal = part.journal ?? read([], 'journal');
  return {
    at: NOW,
    instanceNow: NOW,
    instanceName: 'demo',
    product: { version: '7.4.3', build: '9397' },
    servers: [server('sending-1'), server('sending-2')],
    unreachableServers: [],
    affinityNames: read(['default', 'promo'], 'enumeration IPAffinity'),
    runningCampaignDeliveries: read(2, 'campaign deliveries'),
    limitConcurrency: read('10', 'NmsOperation_LimitConcurrency'),
    journal,
    journalReasons: journal.ok ? journalCauses(journal.value, { language: 'en' }) : [],
    counts: read(new Map(), 'numbers of deliveries'),
    monitored: read(undefined, 'monitoring of the instance'),
    lastSent: read(undefined, 'throughput'),
    workflows: Object.fromEntries(
      WATCHED_WORKFLOWS.map((name) => [name, read({ label: name, state: 11 }, `workflow ${name}`)]),
    ),
    instanceClock: read(0, 'clock of the instance'),
    waitingParts: read(0, 'parts in the database'),
    domains: read([], 'results by domain'),
    messageTexts: read([], 'texts of messages'),
    workflowReasons: read(new Map(), 'journals of workflows'),
    campaign: read({ label: 'Loyalty', status: { name: 'started', label: 'In progress' } }, 'campaign of the delivery'),
    ...part,
    delivery: read(delivery(part.delivery), 'delivery DM1001'),
  };
}
