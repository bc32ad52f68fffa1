import { toNumber, toText, type Store } from '../store/store';
import { chance, PRIME } from './chance';

/** Typology rules by which the analysis leaves recipients out. */
export const EXCLUSION_RULES = [
  { id: 1, name: 'addressOnDenylist', label: 'Address on denylist', reason: 8 },
  { id: 2, name: 'quarantinedAddress', label: 'Quarantined address', reason: 9 },
  { id: 3, name: 'double', label: 'Duplicate address', reason: 10 },
] as const;

/** The target of the delivery being analysed. */
export function createTargetTable(store: Store): void {
  store.script('CREATE TABLE DemoTarget (iRecipientId INTEGER PRIMARY KEY, iReason INTEGER)');
}

const REASON_SQL = `CASE WHEN iBlackList = 1 THEN 8 WHEN iQuarantine = 1 THEN 9 WHEN ${chance('iNoise', 'exclude')} < 0.002 THEN 10 ELSE 0 END`;

/** A number of its own for every segment name, so that the same segment always reaches the same people. */
function segmentFactor(segment: string): number {
  let factor = 7919;
  for (const char of segment) {
    factor = (factor * 31 + (char.codePointAt(0) ?? 0)) % 4_000_037;
  }
  return factor + 1009;
}

/** Who belongs to a delivery's target among those who were customers at that time; answers how many. */
export function selectTarget(store: Store, deliveryId: number, at: number): number {
  const delivery = store.first('SELECT sSegment, dShare, iMessageType FROM NmsDelivery WHERE iDeliveryId = ?', [
    deliveryId,
  ]);
  store.run('DELETE FROM DemoTarget');
  return store.run(
    `INSERT INTO DemoTarget SELECT iRecipientId, ${REASON_SQL} FROM NmsRecipient
     WHERE (iNoise * ?) % ${PRIME} < ? * ${PRIME} AND tsCreated <= ? AND (? <> 1 OR sMobilePhone <> '')`,
    [
      segmentFactor(toText(delivery?.['sSegment'])),
      toNumber(delivery?.['dShare']),
      at,
      toNumber(delivery?.['iMessageType']),
    ],
  );
}

/** Writes the exclusion logs of the selected target, replacing those of an earlier analysis; answers how many. */
export function writeExclusions(store: Store, deliveryId: number, at: number): number {
  store.run('DELETE FROM NmsExcludeLogRcp WHERE iDeliveryId = ?', [deliveryId]);
  const written = store.run(
    `INSERT INTO NmsExcludeLogRcp (sAddress, iStatus, iFailureReason, tsEvent, tsLastModified, iDeliveryId, iRecipientId, iTypologyRuleId)
     SELECT CASE WHEN v.iMessageType = 1 THEN r.sMobilePhone ELSE r.sEmail END, 0, t.iReason, ?, ?, v.iDeliveryId, r.iRecipientId, t.iReason - 7
     FROM DemoTarget t JOIN NmsRecipient r ON r.iRecipientId = t.iRecipientId JOIN NmsDelivery v ON v.iDeliveryId = ? WHERE t.iReason > 0`,
    [at, at, deliveryId],
  );
  store.run('UPDATE NmsDelivery SET iReject = ? WHERE iDeliveryId = ?', [written, deliveryId]);
  return written;
}

/** Writes the messages of the selected target, all pending, replacing those of an earlier analysis; answers how many. */
export function writeMessages(store: Store, deliveryId: number, at: number): number {
  store.run('DELETE FROM NmsBroadLogRcp WHERE iDeliveryId = ?', [deliveryId]);
  return store.run(
    `INSERT INTO NmsBroadLogRcp (sAddress, iStatus, tsEvent, tsLastModified, iDeliveryId, iRecipientId, iDomain, iText, iNoise, sSegmentCode, sVariant)
     SELECT CASE WHEN v.iMessageType = 1 THEN r.sMobilePhone ELSE r.sEmail END, 6, ?, ?, v.iDeliveryId, r.iRecipientId,
       CASE WHEN v.iMessageType = 1 THEN 20 ELSE r.iDomain END, v.iMessageType = 0 AND r.iEmailFormat = 1,
       (r.iNoise * v.iNoiseKey) % ${PRIME} AS noise, v.sSegment, 'default'
     FROM DemoTarget t JOIN NmsRecipient r ON r.iRecipientId = t.iRecipientId JOIN NmsDelivery v ON v.iDeliveryId = ?
     WHERE t.iReason = 0 ORDER BY noise`,
    [at, at, deliveryId],
  );
}

/** Parts to write at most: enough to look at, not one per packet of a big delivery. */
const MOST_PARTS = 64;

/** Writes the parts with the messages still to send; answers how many parts. */
export function writeParts(store: Store, deliveryId: number, messages: number, validity: number | null): number {
  store.run('DELETE FROM NmsDeliveryPart WHERE iDeliveryId = ?', [deliveryId]);
  const size = partSize(messages);
  for (let done = 0; done < messages; done += size) {
    store.run('INSERT INTO NmsDeliveryPart (iDeliveryId, iCount, tsValidity) VALUES (?, ?, ?)', [
      deliveryId,
      Math.min(size, messages - done),
      validity,
    ]);
  }
  return Math.ceil(messages / size);
}

/** Messages per part: a 1024th of the delivery, at least 8, at most 256 (campaign reference, section 3), unless that makes too many. */
export function partSize(messages: number): number {
  return Math.max(Math.min(256, Math.max(8, Math.floor(messages / 1024))), Math.ceil(messages / MOST_PARTS), 1);
}
