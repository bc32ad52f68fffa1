import type { Store } from '../store/store';

/**
 * Indicators of deliveries, always counted from the logs, never added up on the way. `which` is SQL that chooses
 * deliveries by `iDeliveryId`, with its parameters.
 */
export interface Choice {
  readonly where: string;
  readonly params: readonly number[];
}

export const one = (deliveryId: number): Choice => ({ where: 'iDeliveryId = ?', params: [deliveryId] });

/** Message counters: to deliver, processed, success, errors by reason, new quarantines. */
export function recomputeMessages(store: Store, { where, params }: Choice, now: number): void {
  store.run(
    `UPDATE NmsDelivery AS v SET
       iToDeliver = c.total, iHtml = c.html, iText = c.text, iSms = c.sms, iProcessed = c.success + c.error, iSuccess = c.success,
       iSuccessWithoutSeeds = c.success, iError = c.error, iSent = c.provider,
       iUnknownUser = c.unknownUser, iInvalidDomain = c.invalidDomain, iUnreachable = c.unreachable, iDisabled = c.disabled,
       iMailboxFull = c.mailboxFull, iNotConnected = c.notConnected, iRefused = c.refused,
       tsLastErrorComputation = ?, iErrorPending = 0
     FROM (SELECT b.iDeliveryId AS id, COUNT(*) AS total, SUM(b.iText = 0 AND b.iDomain <> 20) AS html, SUM(b.iText = 1) AS text, SUM(b.iDomain = 20) AS sms,
         SUM(b.iStatus IN (1, 3, 4, 5)) AS success, SUM(b.iStatus = 2) AS error, SUM(b.iStatus IN (4, 5)) AS provider,
         SUM(b.iStatus = 2 AND m.iFailureReason = 1) AS unknownUser, SUM(b.iStatus = 2 AND m.iFailureReason = 2) AS invalidDomain,
         SUM(b.iStatus = 2 AND m.iFailureReason = 3) AS unreachable, SUM(b.iStatus = 2 AND m.iFailureReason = 4) AS disabled,
         SUM(b.iStatus = 2 AND m.iFailureReason = 5) AS mailboxFull, SUM(b.iStatus = 2 AND m.iFailureReason = 6) AS notConnected,
         SUM(b.iStatus = 2 AND m.iFailureReason = 20) AS refused
       FROM NmsBroadLogRcp b LEFT JOIN NmsBroadLogMsg m ON m.iBroadLogMsgId = b.iMsgId WHERE b.${where} GROUP BY b.iDeliveryId) AS c
     WHERE v.iDeliveryId = c.id`,
    [now, ...params],
  );
  store.run(
    `UPDATE NmsDelivery SET iNewQuarantine = (SELECT COUNT(*) FROM NmsAddress a WHERE a.iDeliveryId = NmsDelivery.iDeliveryId AND a.iStatus = 3)
     WHERE ${where}`,
    params,
  );
}

/** Tracking counters (campaign facts, section 7; "count where", not Adobe's literal text). */
export function recomputeTracking(store: Store, { where, params }: Choice, now: number): void {
  store.run(
    `UPDATE NmsDelivery AS v SET
       iRecipientOpen = c.recipientOpen, iTotalRecipientOpen = c.totalOpen, iPersonClick = c.personClick, iRecipientClick = c.recipientClick,
       iTotalRecipientClick = c.totalClick, iMirrorPage = c.mirrorPage, iOptOut = c.optOut, iTransaction = c.sales, dAmount = c.amount,
       iArticle = c.article, iWebPage = c.webPage, iTotalWebPage = c.totalWebPage
     FROM (SELECT l.iDeliveryId AS id,
         COUNT(DISTINCT CASE WHEN l.iUrlId = 1 THEN l.iBroadLogId END) AS recipientOpen, SUM(l.iUrlId = 1) AS totalOpen,
         COUNT(DISTINCT CASE WHEN u.iType = 1 THEN l.iSourceId END) AS personClick,
         COUNT(DISTINCT CASE WHEN u.iType = 1 THEN l.iBroadLogId END) AS recipientClick, SUM(u.iType = 1) AS totalClick,
         SUM(u.iType = 6) AS mirrorPage, SUM(u.iType = 3) AS optOut, SUM(u.iType = 5) AS sales,
         ROUND(SUM(CASE WHEN u.iType = 5 THEN l.dAmount ELSE 0 END), 2) AS amount, SUM(CASE WHEN u.iType = 5 THEN l.iArticle ELSE 0 END) AS article,
         COUNT(DISTINCT CASE WHEN u.iType IN (4, 5) THEN l.iBroadLogId END) AS webPage, SUM(u.iType IN (4, 5)) AS totalWebPage
       FROM NmsTrackingLogRcp l JOIN NmsTrackingUrl u ON u.iTrackingUrlId = l.iUrlId WHERE l.${where} GROUP BY l.iDeliveryId) AS c
     WHERE v.iDeliveryId = c.id`,
    params,
  );
  store.run(
    `UPDATE NmsDelivery SET iTrackingPending = 0, tsLastTrackingComputation = ? WHERE ${where} AND iTrackingEnabled = 1`,
    [now, ...params],
  );
}
