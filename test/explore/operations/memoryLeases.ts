import type { Lease, Leases } from '../../../src/operations/ports';

/** Leases as the files keep them, in memory. */
export function memoryLeases(now: () => number): Leases {
  const lengthMs = 60_000;
  const kept = new Map<string, { readonly newest: number; readonly until: number }>();
  return {
    lengthMs,
    acquire: (key) => {
      const last = kept.get(key) ?? { newest: 0, until: -1 };
      if (now() < last.until) {
        return Promise.resolve(undefined);
      }
      const mine = last.newest + 1;
      kept.set(key, { newest: mine, until: now() + lengthMs });
      return Promise.resolve(leaseOf(key, mine));
    },
  };
  function leaseOf(key: string, mine: number): Lease {
    const isNewest = (): boolean => kept.get(key)?.newest === mine;
    return {
      superseded: () => Promise.resolve(!isNewest()),
      extend: () => {
        const ours = isNewest() && now() < (kept.get(key)?.until ?? -1);
        if (ours) {
          kept.set(key, { newest: mine, until: now() + lengthMs });
        }
        return Promise.resolve(ours);
      },
      release: () => {
        if (isNewest()) {
          kept.set(key, { newest: mine, until: -1 });
        }
        return Promise.resolve();
      },
    };
  }
}
