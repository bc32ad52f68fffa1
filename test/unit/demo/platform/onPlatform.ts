import assert from 'node:assert/strict';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import type { ConnectionAccess } from '../../../../src/connections/access';
import type { ConnectionDescriptor } from '../../../../src/connections/descriptor';
import type { DemoOptions } from '../../../../src/demo';
import { startPlatform, type RunningPlatform } from '../../../../src/demo/platform';
import type { Topology } from '../../../../src/demo/platform/topologies';
import type { Diagnosis } from '../../../../src/domain/diagnosis/diagnosis';
import { isSameHost } from '../../../../src/domain/topology/twin';
import { openServer } from '../../../../src/servers';
import { diagnoseDelivery } from '../../../../src/troubleshooting';

const never = new AbortController().signal;

/** A platform as somebody sees it who has added each of its instances, by its name. */
export interface OnPlatform {
  readonly platform: RunningPlatform;
  readonly access: ConnectionAccess;
  /** The store of the instance of this name. */
  store(name: string): RunningPlatform['members'][number]['demo']['instance']['store'];
  instance(name: string): Promise<CampaignInstance>;
  /** Why the delivery of the first instance with this id waits. */
  why(deliveryId: number | string, connectionId?: string): Promise<Diagnosis>;
}

export async function onPlatform<T>(
  topology: Topology,
  work: (on: OnPlatform) => Promise<T>,
  options: DemoOptions = {},
): Promise<T> {
  const platform = await startPlatform(topology, { seed: 1, recipients: 400, clock: { speed: 0 }, ...options });
  const opened = new Map<string, Promise<CampaignInstance>>();
  const memberOf = (name: string) =>
    platform.members.find(({ member }) => member.name === name) ?? assert.fail(`no instance ${name}`);
  const descriptors = platform.members.map(({ member, handle: { url, operator, servers } }): ConnectionDescriptor => ({
    id: member.name,
    name: member.name,
    url,
    environment: 'stage',
    signIn: { kind: 'password', operator },
    servers: servers.map(({ name, installDir }) => ({ name, channel: { kind: 'local', installDir } })),
  }));
  const instance = (name: string): Promise<CampaignInstance> => {
    const known = opened.get(name);
    if (known !== undefined) {
      return known;
    }
    const { url, operator, password } = memberOf(name).handle;
    const opening = openInstance(
      { url, credentials: { kind: 'password', operator, password }, now: () => clock() },
      never,
    );
    opened.set(name, opening);
    return opening;
  };
  const clock = (): number => platform.members[0]?.demo.instance.clock.now() ?? 0;
  const access: ConnectionAccess = {
    descriptor: (id) => descriptors.find((one) => one.id === id),
    instancesAt: (server) => descriptors.filter(({ url }) => isSameHost(server, url)),
    instance: (id) => instance(id),
    servers: async (id) =>
      (descriptors.find((one) => one.id === id)?.servers ?? []).flatMap((server) => openServer(server) ?? []),
  };
  try {
    return await work({
      platform,
      access,
      store: (name) => memberOf(name).demo.instance.store,
      instance,
      why: (deliveryId, connectionId = descriptors[0]?.id ?? '') =>
        diagnoseDelivery(access, { connectionId, deliveryId: String(deliveryId) }, clock, never),
    });
  } finally {
    await Promise.all([...opened.values()].map(async (one) => (await one).logoff()));
    await platform.close();
  }
}
