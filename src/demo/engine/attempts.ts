import { toNumber, type Store } from '../store/store';
import { chance } from './chance';

/** What trying a batch of messages needs to know of its delivery. */
export interface Attempt {
  readonly deliveryId: number;
  /** 0 at the first attempt, then the number of the retry. */
  readonly pass: number;
  readonly maxRetry: number;
  readonly sms: boolean;
  /** Bytes of a message. */
  readonly weight: number;
}

/** What came of a batch, by SQL: one row per slice of time for `nms:deliveryStat`. */
export interface AttemptResult {
  readonly volume: number;
  readonly success: number;
  readonly error: number;
}

/**
 * The messages of one delivery that are tried now, with the moment of each attempt. Joins that start from it are
 * written CROSS JOIN, which in SQLite keeps their order: it is always the smallest table.
 */
export function createBatchTable(store: Store): void {
  store.script('CREATE TABLE DemoBatch (iBroadLogId INTEGER PRIMARY KEY, tsEvent INTEGER)');
  store.script('CREATE TABLE DemoOutcome (iBroadLogId INTEGER PRIMARY KEY, iStatus INTEGER, iMsgId INTEGER, tsEvent INTEGER, iPass INTEGER)');
}

/** A mailbox that is full stays so: part of the temporary failures fail at every retry, the others less and less. */
const SOFT_FOR_LONG = 0.34;
const SOFT_AGAIN = 0.4;

/** Text of a permanent failure, by provider. */
const HARD = `CASE WHEN b.iDomain = 20 THEN 114 WHEN cause < 0.9 THEN
  CASE b.iDomain WHEN 1 THEN 101 WHEN 3 THEN 103 WHEN 5 THEN 104 ELSE 102 END WHEN cause < 0.97 THEN 105 ELSE 106 END`;

/** Text of a temporary failure, by provider. */
const SOFT = `CASE WHEN b.iDomain = 20 THEN 113 WHEN cause < 0.38 THEN CASE b.iDomain WHEN 1 THEN 107 ELSE 108 END
  WHEN cause < 0.62 THEN CASE b.iDomain WHEN 5 THEN 109 ELSE 110 END
  WHEN cause < 0.88 THEN CASE b.iDomain WHEN 3 THEN 111 ELSE 110 END ELSE 112 END`;

/** The one rule of what happens to a message, for history and for live sending alike. */
function outcomeSql({ pass, maxRetry, sms }: Attempt): string {
  const softTest =
    pass === 0
      ? `${chance('b.iNoise', 'attempt')} < d.dSoftRate`
      : `(${chance('b.iNoise', 'retry')} < ${SOFT_FOR_LONG} OR ${chance('b.iNoise', 'retry', pass)} < ${SOFT_AGAIN})`;
  const retryLeft = pass < maxRetry;
  return `
    INSERT INTO DemoOutcome (iBroadLogId, tsEvent, iStatus, iMsgId, iPass)
      SELECT id, at,
        CASE kind WHEN 'hard' THEN 2 WHEN 'soft' THEN ${retryLeft ? 6 : 2} ELSE ${sms ? 4 : 1} END,
        CASE kind WHEN 'hard' THEN hard WHEN 'soft' THEN soft ELSE 0 END,
        CASE WHEN kind = 'soft' THEN ${retryLeft ? pass + 1 : pass} ELSE ${pass} END
      FROM (
        SELECT id, at, kind, ${HARD.replaceAll('b.iDomain', 'domain')} AS hard, ${SOFT.replaceAll('b.iDomain', 'domain')} AS soft
        FROM (
          SELECT b.iBroadLogId AS id, x.tsEvent AS at, b.iDomain AS domain, ${chance('b.iNoise', 'cause')} AS cause,
            CASE WHEN r.tsDead <= x.tsEvent THEN 'hard' WHEN ${softTest} THEN 'soft' ELSE 'sent' END AS kind
          FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId
            CROSS JOIN DemoDomain d ON d.iDomain = b.iDomain LEFT JOIN NmsRecipient r ON r.iRecipientId = b.iRecipientId
        )
      )`;
}

/** Bytes of a message: its delivery's weight give or take 6 %. */
const volumeSql = (weight: number): string => `CAST(${weight} * (0.94 + 0.12 * ${chance('b.iNoise', 'moment', 1)}) AS INTEGER)`;

/** Tries the messages in DemoBatch. */
export function attemptBatch(store: Store, attempt: Attempt): void {
  store.run('DELETE FROM DemoOutcome');
  store.run(outcomeSql(attempt));
  store.run(
    `UPDATE NmsBroadLogRcp SET (iStatus, iMsgId, tsEvent, tsLastModified, iPass) =
       (SELECT o.iStatus, o.iMsgId, o.tsEvent, o.tsEvent, o.iPass FROM DemoOutcome o WHERE o.iBroadLogId = NmsBroadLogRcp.iBroadLogId)
     WHERE iBroadLogId IN (SELECT iBroadLogId FROM DemoOutcome)`,
  );
}

/** Writes `nms:deliveryStat` from DemoBatch, one row per slice of `sliceMs`. Call it after the attempt. */
export function writeThroughput(store: Store, attempt: Attempt, sliceMs: number): void {
  const [success, error] = attempt.pass === 0 ? ['iFirstSuccess', 'iFirstError'] : ['iRetriesSuccess', 'iRetriesError'];
  store.run(
    `INSERT INTO NmsDeliveryStat (iDeliveryId, tsDate, dVolume, ${success}, ${error})
     SELECT b.iDeliveryId, (x.tsEvent / ?) * ? AS slice, SUM(CASE WHEN b.iStatus IN (1, 4) THEN ${volumeSql(attempt.weight)} ELSE 0 END),
       SUM(b.iStatus IN (1, 4)), SUM(b.iStatus NOT IN (1, 4))
     FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId GROUP BY b.iDeliveryId, slice ORDER BY slice`,
    [sliceMs, sliceMs],
  );
}

/** Sums of DemoBatch, for the live MTA, which gathers them between two rows of throughput. */
export function batchResult(store: Store, attempt: Attempt): AttemptResult {
  const row = store.first(
    `SELECT COALESCE(SUM(CASE WHEN b.iStatus IN (1, 4) THEN ${volumeSql(attempt.weight)} ELSE 0 END), 0) AS volume,
       COALESCE(SUM(b.iStatus IN (1, 4)), 0) AS success, COALESCE(SUM(b.iStatus NOT IN (1, 4)), 0) AS error
     FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId`,
  );
  return { volume: toNumber(row?.['volume']), success: toNumber(row?.['success']), error: toNumber(row?.['error']) };
}

/** Soft errors until an address goes into quarantine, and the least time between two that count (campaign reference, 1.4). */
const SOFT_ERRORS = 5;
const SIGNIFICANT_GAP_MS = 86_400_000;

/** What failed for good in DemoBatch: the message, its text, and whether the error is a hard one. */
const FAILED = `
  FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId CROSS JOIN NmsBroadLogMsg m ON m.iBroadLogMsgId = b.iMsgId
  WHERE b.iStatus = 2 AND b.iRecipientId > 0`;

/**
 * Addresses that a batch found dead go into quarantine at once; temporary failures are counted, and the fifth
 * quarantines too. The delivery that did it is noted with the address.
 */
export function quarantine(store: Store): void {
  if (store.number(`SELECT COUNT(*) ${FAILED}`) === 0) return;
  const hard = 'm.iFailureType = 1';
  store.run(
    `UPDATE NmsAddress AS a SET iErrorCount = a.iErrorCount + 1, tsLastModified = f.at, sQuarantineText = f.text, iQuarantineReason = f.reason,
       iDeliveryId = CASE WHEN f.hard OR a.iErrorCount + 1 >= ${SOFT_ERRORS} THEN f.delivery ELSE a.iDeliveryId END,
       iStatus = CASE WHEN f.hard OR a.iErrorCount + 1 >= ${SOFT_ERRORS} THEN 3 ELSE a.iStatus END
     FROM (SELECT b.sAddress AS address, b.tsEvent AS at, m.sText AS text, m.iFailureReason AS reason, ${hard} AS hard, b.iDeliveryId AS delivery ${FAILED}) AS f
     WHERE a.sAddress = f.address AND a.iStatus = 1 AND (f.hard OR f.at >= a.tsLastModified + ${SIGNIFICANT_GAP_MS})`,
  );
  store.run(
    `INSERT INTO NmsAddress (sAddress, iType, iStatus, iQuarantineReason, sQuarantineText, sDomain, iErrorCount, iDeliveryId, tsCreated, tsLastModified)
     SELECT b.sAddress, b.iDomain = 20, CASE WHEN ${hard} THEN 3 ELSE 1 END, m.iFailureReason, m.sText, (SELECT d.sName FROM DemoDomain d WHERE d.iDomain = b.iDomain),
       1, b.iDeliveryId, b.tsEvent, b.tsEvent ${FAILED} AND NOT EXISTS (SELECT 1 FROM NmsAddress a WHERE a.sAddress = b.sAddress)`,
  );
  store.run(
    `UPDATE NmsRecipient SET iQuarantine = 1 WHERE iRecipientId IN (
       SELECT b.iRecipientId FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId CROSS JOIN NmsAddress a ON a.sAddress = b.sAddress
       WHERE b.iStatus = 2 AND a.iStatus = 3)`,
  );
}
