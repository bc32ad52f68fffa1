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

/**
 * Makes the demo run and its connection fit: address and password are new with every start, so this comes before
 * every sign-in, also after a reload of the window.
 */
export async function prepareDemo(
  { ensure, store, secrets, name }: DemoConnectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const handle = await ensure(signal);
  const descriptor = demoDescriptor(handle, store.get(DEMO_ID)?.name ?? name());
  await secrets.set(DEMO_ID, handle.password);
  if (JSON.stringify(store.get(DEMO_ID)) !== JSON.stringify(descriptor)) {
    await store.save(descriptor);
  }
}

function demoDescriptor(handle: DemoHandle, name: string): ConnectionDescriptor {
  return {
    id: DEMO_ID,
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
