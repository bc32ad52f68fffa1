import type { CampaignInstance } from '../../../src/campaign/instance';
import type { ConnectionAccess } from '../../../src/connections/access';
import type { DeliveryDetail } from '../../../src/domain/delivery';
import type { SendingServer } from '../../../src/servers/sendingServer';
import { delivery as deliveryOf } from '../domain/diagnosis/evidenceOf';
import { CAMPAIGN_WRITES, type CampaignWrites } from '../../../src/campaign/writes';

export const REF = { connectionId: 'c1', deliveryId: '1001' };

/** An instance in memory: what is written is what is read afterwards. */
export interface Memory {
  delivery: DeliveryDetail | undefined;
  readonly writes: string[];
}

export function memoryOf(part: Partial<DeliveryDetail> = {}): Memory {
  return { delivery: deliveryOf(part), writes: [] };
}

type Overrides = { readonly [Key in Exclude<keyof CampaignInstance, symbol>]?: Partial<CampaignInstance[Key]> } & {
  readonly writes?: Partial<CampaignWrites>;
};

export function instanceOver(memory: Memory, overrides: Overrides = {}): CampaignInstance {
  const base = {
    info: {
      instanceName: 'demo',
      operator: 'admin',
      clockOffsetMs: 0,
      operatorTimezone: 'UTC',
      serverUtcOffsetMinutes: 0,
    },
    deliveries: {
      get: async () => memory.delivery,
    },
    audit: { tail: async () => [] },
    tracking: { figures: async () => undefined },
    senders: { since: async () => [] },
    throughput: { samples: async () => [] },
    options: { get: async () => '10' },
    workflows: {
      get: async (name: string) => ({ label: name, state: 11 }),
      failedFeeds: async () => [],
      journal: async () => [],
    },
    campaigns: {
      get: async () => ({ label: 'Loyalty', status: { name: 'started', value: '2', label: 'In progress' } }),
    },
    messages: { textsOfUnsent: async () => [] },
    plans: { toSend: async () => [] },
    audience: { inactivity: async () => ({ since: 0, messages: 0, reached: 0, reacted: 0 }) },
    content: { recent: async () => [], preparations: async () => [], head: async () => ({ status: 404 }) },
    reputation: { domains: async () => [], quarantines: async () => ({ total: 0, lastDay: 0, before: 0, days: 28 }) },
    statistics: { byDomain: async () => [] },
    machines: { processes: async () => undefined },
    monitoring: {
      affinityNames: async () => ['default', 'promo'],
      runningCampaignDeliveries: async () => 0,
      clockOffsetMs: async () => 0,
      waitingParts: async () => 0,
      waitingEvents: async () => undefined,
    },
  };
  const writes: Partial<CampaignWrites> = {
    command: async (_id, command) => {
      memory.writes.push(command);
      if (memory.delivery) {
        memory.delivery = { ...memory.delivery, state: 55 };
      }
      return 55;
    },
    setAffinity: async (_id, affinity) => {
      memory.writes.push(`affinity=${affinity}`);
      if (memory.delivery) {
        memory.delivery = { ...memory.delivery, ipAffinity: affinity };
      }
    },
    setDates: async (_id, { contactDate, validityDate }) => {
      memory.writes.push('dates');
      if (memory.delivery) {
        memory.delivery = {
          ...memory.delivery,
          ...(contactDate === undefined ? {} : { contactDate }),
          ...(validityDate === undefined ? {} : { validityDate }),
        };
      }
    },
    ...overrides.writes,
  };
  const merged = Object.fromEntries(
    Object.entries(base).map(([key, value]) => [
      key,
      { ...value, ...overrides[key as Exclude<keyof CampaignInstance, symbol>] },
    ]),
  );
  return { ...merged, [CAMPAIGN_WRITES]: writes } as unknown as CampaignInstance;
}

export function accessTo(
  instance: CampaignInstance,
  servers: readonly SendingServer[] = [],
  hosted: readonly string[] = [],
): ConnectionAccess {
  return {
    descriptor: () => ({
      id: 'c1',
      name: 'Shop',
      url: 'http://127.0.0.1',
      environment: 'stage',
      signIn: { kind: 'password', operator: 'admin' },
      servers: [
        ...servers.map(({ name }) => ({ name, channel: { kind: 'local' as const, installDir: '/x' } })),
        ...hosted.map((name) => ({ name, channel: { kind: 'none' as const } })),
      ],
    }),
    instance: async () => instance,
    servers: async () => servers,
  };
}
