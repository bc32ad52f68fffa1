import { isCampaignError } from '../campaign/errors';
import type { ConnectionAccess } from '../connections/access';
import type { EpochMs } from '../domain/delivery';
import type { PendingReport } from './contract';
import { diagnoseDelivery } from './diagnoseDelivery';
import { gatherShared } from './gatherEvidence';

/** As many deliveries are diagnosed at once, those that need attention and the newest first; the others are named by number. */
export const DIAGNOSED_AT_ONCE = 200;

/**
 * Questions about one delivery: itself, its journal, its throughput; its results by domain and its parts while it is sent;
 * and itself again when gathering took long. Those about all deliveries go to the instance together, so that *Diagnose all
 * pending* costs some twenty calls however much waits (test/unit/roundtrips), and three to each server.
 */
export const CALLS_PER_DELIVERY = 6;

/** Calls that do not depend on the number of deliveries, without those to servers. */
export const CALLS_SHARED = 17;

/** Why everything that waits on an instance does so. Rejects as a single diagnosis does. */
export async function diagnoseAllPending(
  access: ConnectionAccess,
  connectionId: string,
  now: () => EpochMs,
  signal: AbortSignal,
  progress: (done: number, of: number) => void,
): Promise<PendingReport> {
  const instance = await access.instance(connectionId, signal);
  const at = now() + instance.info.clockOffsetMs;
  // First what more has to be read of: that goes on while the rest is still waited for.
  const listing = Promise.all([
    instance.deliveries.list({ group: 'needsAttention', now: at, pageSize: DIAGNOSED_AT_ONCE }, signal),
    instance.deliveries.list({ group: 'pending', now: at, pageSize: DIAGNOSED_AT_ONCE }, signal),
  ]);
  const shared = gatherShared(access, connectionId, now, signal);
  // Its failure is told to those who wait for it.
  shared.catch(() => undefined);
  const pages = await listing;
  const chosen = pages.flatMap(({ rows }) => rows).slice(0, DIAGNOSED_AT_ONCE);
  let done = 0;
  const diagnosed = await Promise.all(
    chosen.map(async (delivery) => {
      const diagnosis = await diagnoseDelivery(access, { connectionId, deliveryId: delivery.id }, now, signal, {
        shared,
      }).catch((error: unknown) => {
        // Deleted meanwhile: one delivery less. Everything else ends the whole.
        signal.throwIfAborted();
        if (isGone(error)) {
          return undefined;
        }
        throw error;
      });
      done += 1;
      progress(done, chosen.length);
      return diagnosis === undefined ? [] : [{ delivery, diagnosis }];
    }),
  );
  const { counts: counted } = (await shared).ofInstance;
  const counts = counted.ok ? counted.value : await instance.deliveries.countByGroup(at, signal);
  const total = (counts.get('needsAttention') ?? 0) + (counts.get('pending') ?? 0);
  return { at: now(), diagnosed: diagnosed.flat(), left: Math.max(0, total - chosen.length) };
}

function isGone(error: unknown): boolean {
  return isCampaignError(error) && error.facts['reason'] === 'noSuchDelivery';
}
