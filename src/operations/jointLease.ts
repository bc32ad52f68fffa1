import type { Lease, Leases } from './ports';

/**
 * The right to change several things, as one lease; undefined while somebody has one of them. In the order of their keys,
 * so that of two who want the same things one gets all. Rejects when leases cannot be kept; nothing is held then.
 */
export async function acquireAll(leases: Leases, keys: readonly string[]): Promise<Lease | undefined> {
  const held: Lease[] = [];
  try {
    for (const key of [...new Set(keys)].sort()) {
      const lease = await leases.acquire(key);
      if (lease === undefined) {
        await releaseAll(held);
        return undefined;
      }
      held.push(lease);
    }
  } catch (error) {
    await releaseAll(held);
    throw error;
  }
  return jointLease(held);
}

/** Ours while all of them are. */
function jointLease(held: readonly Lease[]): Lease {
  return {
    extend: async () => (await Promise.all(held.map((lease) => lease.extend()))).every((ours) => ours),
    superseded: async () => (await Promise.all(held.map((lease) => lease.superseded()))).some((lost) => lost),
    release: () => releaseAll(held),
  };
}

async function releaseAll(held: readonly Lease[]): Promise<void> {
  await Promise.allSettled(held.map((lease) => lease.release()));
}
