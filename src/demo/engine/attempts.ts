import { toNumber, type Store } from '../store/store';
import { REASON } from './bounces';
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
  store.script(
    'CREATE TABLE DemoOutcome (iBroadLogId INTEGER PRIMARY KEY, iStatus INTEGER, iMsgId INTEGER, tsEvent INTEGER, iPass INTEGER)',
  );
  store.script(
    'CREATE TABLE DemoKnownError (iAddressId INTEGER PRIMARY KEY, tsEvent INTEGER, sText TEXT, iReason INTEGER, iHard INTEGER, iDeliveryId INTEGER)',
  );
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

/** Part of the mails that arrive whose reader reports them as spam, and the text by which the provider's feedback loop tells. */
const COMPLAINTS = 0.0004;
const COMPLAINT = 115;

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
        CASE kind WHEN 'hard' THEN 2 WHEN 'complaint' THEN 2 WHEN 'soft' THEN ${retryLeft ? 6 : 2} ELSE ${sms ? 4 : 1} END,
        CASE kind WHEN 'hard' THEN hard WHEN 'complaint' THEN ${COMPLAINT} WHEN 'soft' THEN soft ELSE 0 END,
        CASE WHEN kind = 'soft' THEN ${retryLeft ? pass + 1 : pass} ELSE ${pass} END
      FROM (
        SELECT id, at, kind, ${HARD.replaceAll('b.iDomain', 'domain')} AS hard, ${SOFT.replaceAll('b.iDomain', 'domain')} AS soft
        FROM (
          SELECT b.iBroadLogId AS id, x.tsEvent AS at, b.iDomain AS domain, ${chance('b.iNoise', 'cause')} AS cause,
            CASE WHEN r.tsDead <= x.tsEvent THEN 'hard' WHEN ${softTest} THEN 'soft'
              WHEN b.iDomain <> 20 AND ${chance('b.iNoise', 'complaint')} < ${COMPLAINTS} THEN 'complaint' ELSE 'sent' END AS kind
          FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId
            CROSS JOIN DemoDomain d ON d.iDomain = b.iDomain LEFT JOIN NmsRecipient r ON r.iRecipientId = b.iRecipientId
        )
      )`;
}

/** Bytes of a message: its delivery's weight give or take 6 %. */
const volumeSql = (weight: number): string =>
  `CAST(${weight} * (0.94 + 0.12 * ${chance('b.iNoise', 'moment', 1)}) AS INTEGER)`;

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
const failedWith = (join: string): string => `
  FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId CROSS JOIN NmsBroadLogMsg m ON m.iBroadLogMsgId = b.iMsgId ${join}
  WHERE b.iStatus = 2 AND b.iRecipientId > 0`;
const FAILED = failedWith('');

/**
 * Addresses that a batch found dead go into quarantine at once; temporary failures are counted, and the fifth
 * quarantines too. Who complained is denylisted (status 0) for good. The delivery that did it is noted with the address.
 */
export function quarantine(store: Store): void {
  if (store.number(`SELECT COUNT(*) ${FAILED}`) === 0) {
    return;
  }
  const hard = 'm.iFailureType = 1';
  // By way of a table, because SQLite would else look at all addresses to find the few that failed.
  store.run('DELETE FROM DemoKnownError');
  const known = store.run(
    `INSERT OR IGNORE INTO DemoKnownError (iAddressId, tsEvent, sText, iReason, iHard, iDeliveryId)
     SELECT a.iAddressId, b.tsEvent, m.sText, m.iFailureReason, ${hard}, b.iDeliveryId ${failedWith('CROSS JOIN NmsAddress a ON a.sAddress = b.sAddress')}
       AND a.iStatus = 1 AND (${hard} OR b.tsEvent >= a.tsLastModified + ${SIGNIFICANT_GAP_MS})`,
  );
  if (known > 0) {
    const quarantined = `(f.iHard OR iErrorCount + 1 >= ${SOFT_ERRORS})`;
    store.run(
      `UPDATE NmsAddress SET (iErrorCount, tsLastModified, sQuarantineText, iQuarantineReason, iDeliveryId, iStatus) =
         (SELECT iErrorCount + 1, f.tsEvent, f.sText, f.iReason, CASE WHEN ${quarantined} THEN f.iDeliveryId ELSE NmsAddress.iDeliveryId END,
            CASE WHEN f.iReason = ${REASON.denylisted} THEN 0 WHEN ${quarantined} THEN 3 ELSE iStatus END FROM DemoKnownError f WHERE f.iAddressId = NmsAddress.iAddressId)
       WHERE iAddressId IN (SELECT iAddressId FROM DemoKnownError)`,
    );
  }
  store.run(
    `INSERT INTO NmsAddress (sAddress, iType, iStatus, iQuarantineReason, sQuarantineText, sDomain, iErrorCount, iDeliveryId, tsCreated, tsLastModified)
     SELECT b.sAddress, b.iDomain = 20, CASE WHEN m.iFailureReason = ${REASON.denylisted} THEN 0 WHEN ${hard} THEN 3 ELSE 1 END,
       m.iFailureReason, m.sText, (SELECT d.sName FROM DemoDomain d WHERE d.iDomain = b.iDomain),
       1, b.iDeliveryId, b.tsEvent, b.tsEvent ${FAILED} AND NOT EXISTS (SELECT 1 FROM NmsAddress a WHERE a.sAddress = b.sAddress)`,
  );
  store.run(
    `UPDATE NmsRecipient SET iQuarantine = 1 WHERE iRecipientId IN (
       SELECT b.iRecipientId FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId CROSS JOIN NmsAddress a ON a.sAddress = b.sAddress
       WHERE b.iStatus = 2 AND a.iStatus = 3)`,
  );
  store.run(
    `UPDATE NmsRecipient SET iBlackList = 1 WHERE iRecipientId IN (
       SELECT b.iRecipientId FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId WHERE b.iStatus = 2 AND b.iMsgId = ${COMPLAINT})`,
  );
}
