import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { startDemo, type DemoOptions, type RunningDemo } from '../../../src/demo';
import type { Delivery } from '../../../src/domain/delivery';
import { openServer } from '../../../src/servers';
import type { SendingServer } from '../../../src/servers/sendingServer';
import { look, type Looked } from '../../../src/watch/look';
import type { Sight } from '../../../src/watch/sight';

export const never = new AbortController().signal;

/** A demo that is looked at, with what it was asked. */
export interface Watched {
  readonly demo: RunningDemo;
  readonly instance: CampaignInstance;
  readonly servers: readonly SendingServer[];
  /** SOAP methods and pages that were asked for since the last `forget`. */
  readonly calls: readonly string[];
  forget(): void;
  look(last?: Sight): Promise<Looked>;
}

/** Lets `work` watch a demo, as an admin's connection does. */
export async function onWatchedDemo<T>(options: DemoOptions, work: (watched: Watched) => Promise<T>): Promise<T> {
  const calls: string[] = [];
  const demo = await startDemo({
    seed: 1,
    recipients: 400,
    ...options,
    onRequest: (path, method) => calls.push(method === '' ? path : method),
  });
  const { url, operator, password, servers: installed } = demo.handle;
  const now = (): number => demo.instance.clock.now();
  const instance = await openInstance({ url, credentials: { kind: 'password', operator, password }, now }, never);
  const servers = installed.flatMap(
    ({ name, installDir }) => openServer({ name, channel: { kind: 'local', installDir } }) ?? [],
  );
  try {
    return await work({
      demo,
      instance,
      servers,
      calls,
      forget: () => {
        calls.length = 0;
      },
      look: (last) => look({ instance, servers, url, now, because: String, last }, never),
    });
  } finally {
    await instance.logoff();
    await demo.close();
  }
}

const AT = Date.UTC(2026, 10, 26, 10, 0);

function read<T>(
  value: T,
  at = AT,
): { readonly ok: true; readonly value: T; readonly at: number; readonly source: string } {
  return { ok: true, value, at, source: 'test' };
}

/** A delivery of 1,000 messages that is over. */
export function deliveryOf(part: Partial<Delivery> = {}): Delivery {
  return {
    id: '1',
    internalName: 'DM1',
    label: 'Newsletter',
    state: 95,
    messageType: 0,
    deliveryMode: 1,
    contactDate: AT - 60 * 60_000,
    lastModified: AT - 60 * 60_000,
    counters: { toDeliver: 1000, processed: 1000, success: 1000, error: 0 },
    ...part,
  };
}

/** What a look sees of an instance where all is well. */
export function sightOf(part: Partial<Sight> = {}): Sight {
  const at = part.at ?? AT;
  return {
    at,
    instanceNow: at,
    instanceName: 'demo',
    counts: read({}, at),
    deliveries: [],
    cut: false,
    natures: read({}, at),
    rate: read({ lately: 0, before: 0 }, at),
    rates: read({}, at),
    bounces: read({}, at),
    servers: [],
    processes: read(undefined, at),
    options: {
      NmsTracking_LastConsolidation: read(new Date(at - 60_000).toISOString(), at),
      NmsCleanup_LastCleanup: read(new Date(at - 60_000).toISOString(), at),
      NmsOperation_LimitConcurrency: read('0', at),
      NmsTracking_SecureServerUrl: read(undefined, at),
      NmsMTA_Alert_Delay: read(undefined, at),
    },
    workflows: {},
    feeds: read([], at),
    certificates: [],
    queue: read([], at),
    ...part,
  };
}

export const NOW = AT;
export { read };
