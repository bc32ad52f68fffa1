import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import type { Store } from '../store/store';
import { one, recomputeMessages } from './counters';
import { writeJournal } from './journal';

const DAY = 86_400_000;
/** The workflow runs at 04:00, server time (UTC here). */
const HOUR_OF_DAY = 4 * 3_600_000;
/** An address with soft errors counts as valid again when nothing happened for ten days. */
const FORGIVEN_AFTER = 10 * DAY;

/** The next 04:00 after `now`. */
export function nextCleanup(now: number): number {
  const today = Math.floor(now / DAY) * DAY + HOUR_OF_DAY;
  return today > now ? today : today + DAY;
}

/** Deliveries of our own MTA whose validity ended unsent are closed: what was pending counts as cancelled (campaign reference, 1.1). */
function closeExpired(store: Store, now: number): void {
  const expired = store.all(
    `SELECT iDeliveryId AS id FROM NmsDelivery WHERE iDeleteStatus = 0 AND iIsModel = 0 AND iDeliveryMode = 1
       AND iState >= ${S.startPending} AND iState < ${S.cancelled} AND tsValidity < ?`,
    [now],
  );
  for (const row of expired) {
    const id = Number(row['id']);
    store.run('UPDATE NmsBroadLogRcp SET iStatus = 7, tsLastModified = ? WHERE iDeliveryId = ? AND iStatus = 6', [
      now,
      id,
    ]);
    store.run(
      `UPDATE NmsDelivery SET iState = ${S.finished}, tsBroadEnd = tsValidity, tsNextPassDate = NULL, tsLastModified = ? WHERE iDeliveryId = ?`,
      [now, id],
    );
    recomputeMessages(store, one(id), now);
    writeJournal(
      store,
      id,
      now,
      'warning',
      'The validity of the delivery ended: the messages still pending were cancelled',
    );
  }
}

/** The Database cleanup workflow, as far as a client can see what it does. */
export function runCleanup(store: Store, now: number): void {
  closeExpired(store, now);
  store.run(
    `DELETE FROM NmsDeliveryPart WHERE iDeliveryId IN (SELECT iDeliveryId FROM NmsDelivery WHERE iState IN (${S.cancelled}, ${S.finished}, ${S.deleted}))`,
  );
  store.run('DELETE FROM NmsAddress WHERE iStatus = 1 AND tsLastModified < ?', [now - FORGIVEN_AFTER]);
  store.run("UPDATE XtkOption SET tsValue = ? WHERE sName = 'NmsCleanup_LastCleanup'", [now]);
  store.run("UPDATE XtkWorkflow SET tsProcess = ?, tsNextProcessing = ? WHERE sInternalName = 'cleanup'", [
    now,
    nextCleanup(now),
  ]);
}
