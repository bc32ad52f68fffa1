import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { ConnectionAccess } from '../../../src/connections/access';
import { startDemo, type DemoOptions, type RunningDemo } from '../../../src/demo';
import { ATTENTION_GROUPS } from '../../../src/domain/attention';
import type { Diagnosis } from '../../../src/domain/diagnosis/diagnosis';
import type { Finding } from '../../../src/domain/finding';
import { openServer } from '../../../src/servers';
import { diagnoseDelivery } from '../../../src/troubleshooting';

export const never = new AbortController().signal;
export const now = (): number => Date.now();

/** Lets `work` examine a demo by its API and at its servers, as an admin's connection does. */
export async function onDemo<T>(
  options: DemoOptions,
  work: (access: ConnectionAccess, demo: RunningDemo) => Promise<T>,
): Promise<T> {
  const demo = await startDemo({ seed: 1, recipients: 400, ...options });
  const { url, operator, password, servers } = demo.handle;
  const { unnamed } = demo.instance;
  const credentials = unnamed
    ? ({ kind: 'bearerToken', token: demo.bearerToken } as const)
    : ({ kind: 'password', operator, password } as const);
  const instance = await openInstance({ url, credentials }, never);
  const descriptors = servers.map(({ name, installDir }) => ({
    name,
    channel: { kind: 'local' as const, installDir },
  }));
  try {
    return await work(
      {
        descriptor: () => ({
          id: 'd',
          name: 'Demo',
          url,
          environment: 'demo',
          signIn: { kind: 'password', operator },
          servers: descriptors,
        }),
        instance: async () => instance,
        servers: async () => descriptors.flatMap((one) => openServer(one) ?? []),
      },
      demo,
    );
  } finally {
    await instance.logoff();
    await demo.close();
  }
}

/** What the diagnosis of the delivery with this label finds. */
export async function findingsOn(access: ConnectionAccess, label: string): Promise<readonly Finding[]> {
  return (await diagnosisOn(access, label)).findings;
}

/** The diagnosis of the delivery with this label. */
export async function diagnosisOn(access: ConnectionAccess, label: string): Promise<Diagnosis> {
  const instance = await access.instance('d', never);
  for (const group of ATTENTION_GROUPS) {
    const { rows } = await instance.deliveries.list(
      { group, now: now() + instance.info.clockOffsetMs, pageSize: 200 },
      never,
    );
    const delivery = rows.find((one) => one.label === label);
    if (delivery === undefined) {
      continue;
    }
    return diagnoseDelivery(access, { connectionId: 'd', deliveryId: delivery.id }, now, never);
  }
  assert.fail(`no delivery '${label}'`);
}
