import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import { setState } from '../engine/deliveries';
import type { Instance } from '../instance';
import { toNumber } from '../store/store';
import { attribute, type XmlElement } from '../xml/element';

/** Keeps what a mid tells of a twin. A delivery is as far as the slowest of its twins, and counts what all of them count. */
export function keepTwin({ store, clock }: Pick<Instance, 'store' | 'clock'>, account: string, twin: XmlElement): void {
  const number = (name: string): number => Number(attribute(twin, name));
  const id = number('id');
  store.run(
    'UPDATE DemoTwin SET iState = ?, iToDeliver = ?, iProcessed = ?, iSuccess = ?, iError = ? WHERE sAccount = ? AND iRemoteId = ?',
    [
      number('iState'),
      number('iToDeliver'),
      number('iProcessed'),
      number('iSuccess'),
      number('iError'),
      account,
      number('remoteId'),
    ],
  );
  const all = store.first(
    `SELECT MIN(iState) AS state, SUM(iProcessed + iSentBefore + iFailedBefore) AS processed,
       SUM(iSuccess + iSentBefore) AS success, SUM(iError + iFailedBefore) AS error
     FROM DemoTwin WHERE iDeliveryId = ?`,
    [id],
  );
  const state = toNumber(all?.['state'] ?? 0);
  if (state < S.startPending) {
    return;
  }
  const begun = number('tsBroadStart');
  if (state !== store.number('SELECT iState FROM NmsDelivery WHERE iDeliveryId = ?', [id])) {
    setState(store, id, state, clock.now());
  }
  store.run(
    `UPDATE NmsDelivery SET iProcessed = ?, iSuccess = ?, iSuccessWithoutSeeds = ?, iError = ?,
       tsBroadStart = COALESCE(tsBroadStart, ?), tsBroadEnd = CASE WHEN ? >= ${S.cancelled} THEN ? ELSE tsBroadEnd END
     WHERE iDeliveryId = ?`,
    [
      toNumber(all?.['processed'] ?? 0),
      toNumber(all?.['success'] ?? 0),
      toNumber(all?.['success'] ?? 0),
      toNumber(all?.['error'] ?? 0),
      begun === 0 ? null : begun,
      state,
      clock.now(),
      id,
    ],
  );
}
