import { PRIME } from '../engine/chance';
import type { Store } from '../store/store';
import { recomputeMessages } from '../engine/counters';

/** How many deliveries and messages there should be in all. */
export interface BulkOptions {
  readonly deliveries: number;
  readonly messages: number;
  readonly now: number;
  readonly recipients: number;
}

/** Part of the added messages that one delivery gets, for grids that must cope with many rows. */
const BIGGEST_PART = 0.4;
/** The added deliveries lie further back than the month that was played. */
const FIRST_DAY_BACK = 31;
const DAYS = 700;
const DAY = 86_400_000;

/** Numbers 1 to ?1. */
const NUMBERS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)';

/** A number from 0 to 1 of the running number, another for every `factor`. */
const draw = (factor: number): string => `(((i * 7919 + 104729) % ${PRIME} * ${factor} % ${PRIME}) / ${PRIME}.0)`;

const STATE = `CASE WHEN ${draw(48_271)} < 0.955 THEN 95 WHEN ${draw(48_271)} < 0.975 THEN 0 WHEN ${draw(48_271)} < 0.985 THEN 85 WHEN ${draw(48_271)} < 0.995 THEN 37 ELSE 87 END`;

function addDeliveries(store: Store, first: number, count: number, now: number): void {
  const contact = `?3 - ${FIRST_DAY_BACK * DAY} - CAST(${draw(69_621)} * ${DAYS * DAY} AS INTEGER)`;
  store.run(
    `${NUMBERS} INSERT INTO NmsDelivery (iDeliveryId, sInternalName, sLabel, iState, iDeliveryMode, iMessageType, iPriority, tsCreated, tsContact, tsValidity, tsBroadStart,
       tsBroadEnd, tsLastModified, sValidationMode, iMaxRetry, iRetryPeriod, iTrackingEnabled, iOpenEnabled, iFolderId, iMappingId, iTypologyId, iDeliveryProviderId,
       iCreatedById, iModifiedById, iWeight, dRate, iNoiseKey, iAnalysisStep)
     SELECT ?2 + i, 'DM' || (?2 + i), label || ' – ' || i, state, 1, channel, 10, contact - 86400000, contact, contact + 432000000,
       CASE WHEN state IN (95, 85, 87) THEN contact END, CASE WHEN state IN (95, 85) THEN contact + 240000 END,
       contact + CASE WHEN state = 95 THEN 240000 ELSE 0 END, 'manual', 5, 3600, channel = 0, channel = 0, 1101, 1301, 1401, 1201, 1061, 1061, 56000, 45, 1 + i, 17
     FROM (SELECT i, ${STATE} AS state, CASE WHEN i % 9 = 0 THEN 1 ELSE 0 END AS channel, ${contact} AS contact,
       CASE i % 7 WHEN 0 THEN 'Store newsletter' WHEN 1 THEN 'Price alert' WHEN 2 THEN 'Back in stock' WHEN 3 THEN 'Review request' WHEN 4 THEN 'Local event'
         WHEN 5 THEN 'Category news' ELSE 'Partner offer' END AS label FROM n)`,
    [count, first, now],
  );
}

/** Messages of the added deliveries: the first of those finished gets a big part, the others share the rest. */
function addMessages(store: Store, first: number, count: number, recipients: number): void {
  store.script('CREATE TABLE DemoSent (i INTEGER PRIMARY KEY, id INTEGER, contact INTEGER, sms INTEGER)');
  store.run(
    'INSERT INTO DemoSent (id, contact, sms) SELECT iDeliveryId, tsContact, iMessageType = 1 FROM NmsDelivery WHERE iDeliveryId > ? AND iState = 95 ORDER BY iMessageType, iDeliveryId',
    [first],
  );
  const sent = store.number('SELECT COUNT(*) FROM DemoSent');
  if (sent === 0) {
    return;
  }
  const at = 's.contact + m.noise % 240000';
  store.run(
    `${NUMBERS} INSERT INTO NmsBroadLogRcp (sAddress, iStatus, iMsgId, tsEvent, tsLastModified, iDeliveryId, iRecipientId, iDomain, iNoise, sVariant)
     SELECT CASE WHEN s.sms THEN r.sMobilePhone ELSE r.sEmail END, CASE WHEN m.bad THEN 2 WHEN s.sms THEN 4 ELSE 1 END,
       CASE WHEN m.bad THEN CASE WHEN s.sms THEN 113 ELSE 101 + m.i % 10 END ELSE 0 END, ${at}, ${at}, s.id, r.iRecipientId,
       CASE WHEN s.sms THEN 20 ELSE r.iDomain END, m.noise, 'default'
     FROM (SELECT i, ${draw(39_373)} < 0.017 AS bad, (i * 48271) % ${PRIME} AS noise, CASE WHEN i <= ?2 THEN 1 ELSE 1 + i % ?3 END AS place,
         1 + (i * 7) % ?4 AS who FROM n) AS m
       CROSS JOIN DemoSent s ON s.i = m.place CROSS JOIN NmsRecipient r ON r.iRecipientId = m.who`,
    [count, Math.floor(count * BIGGEST_PART), sent, recipients],
  );
  store.script('DROP TABLE DemoSent');
}

function addThroughputAndJournal(store: Store, first: number): void {
  store.run(
    `INSERT INTO NmsDeliveryStat (iDeliveryId, tsDate, dVolume, iFirstSuccess, iFirstError)
     SELECT iDeliveryId, tsContact / 600000 * 600000, iSuccess * 56000.0, iSuccess, iError FROM NmsDelivery WHERE iDeliveryId > ? AND iSuccess > 0`,
    [first],
  );
  store.run(
    "INSERT INTO XtkJobLog (iJobId, tsLog, iLogType, sMessage) SELECT iDeliveryId, tsContact, 2, 'Delivery started' FROM NmsDelivery WHERE iDeliveryId > ? AND iState IN (95, 85, 87)",
    [first],
  );
  store.run(
    'INSERT INTO XtkJobLog (iJobId, tsLog, iLogType, sMessage) SELECT iDeliveryId, tsLastModified, 2, ' +
      "'Delivery finished: ' || iSuccess || ' message(s) sent, ' || iError || ' in error' FROM NmsDelivery " +
      'WHERE iDeliveryId > ? AND iState = 95',
    [first],
  );
}

/** Adds deliveries of former times until there are as many as asked for. Written in a few statements, so that a million rows take seconds. */
export function addBulk(store: Store, { deliveries, messages, now, recipients }: BulkOptions): void {
  const missing = deliveries - store.number('SELECT COUNT(*) FROM NmsDelivery WHERE iIsModel = 0');
  if (missing <= 0) {
    return;
  }
  const first = store.number('SELECT MAX(iDeliveryId) FROM NmsDelivery') + 100;
  store.transaction(() => {
    addDeliveries(store, first, missing, now);
    const more = messages - store.number('SELECT COUNT(*) FROM NmsBroadLogRcp');
    if (more > 0) {
      addMessages(store, first, more, recipients);
    }
    recomputeMessages(store, { where: 'iDeliveryId > ?', params: [first] }, now);
    addThroughputAndJournal(store, first);
  });
}
