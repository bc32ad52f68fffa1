import type { DemoHandle } from '../../demo/handle';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import type { ConnectionStore } from '../../connections/store';
import type { Secrets } from '../../platform/secrets';

/** The one connection to the demo instance. */
export const DEMO_ID = 'demo';

export interface DemoConnectionOptions {
  readonly ensure: (signal: AbortSignal) => Promise<DemoHandle>;
  readonly store: ConnectionStore;
  readonly secrets: Secrets;
  /** What the demo is called in the list. */
  readonly name: () => string;
}

/** Others that work together with it have their names behind this. */
const BESIDE = 'demo-';

/** True for the demo and for what works together with it. */
export function isDemo(id: string): boolean {
  return id === DEMO_ID || id.startsWith(BESIDE);
}

/**
 * Makes the demo run and its connections fit: addresses and passwords are new with every start, so this comes before
 * every sign-in, also after a reload of the window. Answers the ids of all of them.
 */
export async function prepareDemo(
  { ensure, store, secrets, name }: DemoConnectionOptions,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const handle = await ensure(signal);
  const members = [
    { id: DEMO_ID, name: handle.name ?? name(), handle },
    ...(handle.others ?? []).map((other) => ({
      id: `${BESIDE}${other.name ?? ''}`,
      name: other.name ?? '',
      handle: other,
    })),
  ];
  for (const { id } of store.all().filter((one) => one.id.startsWith(BESIDE))) {
    if (!members.some((member) => member.id === id)) {
      await store.remove(id);
    }
  }
  for (const member of members) {
    const known = store.get(member.id);
    const kept = handle.name === undefined ? known?.name : undefined;
    const descriptor = demoDescriptor(member.id, member.handle, kept ?? member.name);
    await secrets.set(member.id, member.handle.password);
    if (JSON.stringify(known) !== JSON.stringify(descriptor)) {
      await store.save(descriptor);
    }
  }
  return members.map(({ id }) => id);
}

function demoDescriptor(id: string, handle: DemoHandle, name: string): ConnectionDescriptor {
  return {
    id,
    name,
    url: handle.url,
    environment: 'demo',
    signIn: { kind: 'password', operator: handle.operator },
    servers: handle.servers.map(({ name: server, installDir }) => ({
      name: server,
      channel: { kind: 'local', installDir },
    })),
  };
}
