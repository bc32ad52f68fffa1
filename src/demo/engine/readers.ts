import { TRACKING_TYPES } from '../../domain/urlTracking';
import { toNumber, type Store } from '../store/store';
import { chance } from './chance';

/** Events that readers will cause, until their time comes (`tsDue`); then the tracking workflow takes them over. */
export function createReaderTables(store: Store): void {
  store.script(`CREATE TABLE DemoEvent (tsDue INTEGER, iUrlId INTEGER, iDeliveryId INTEGER, iBroadLogId INTEGER, iRecipientId INTEGER,
    iSourceId INTEGER, iNoise INTEGER, dAmount REAL, iArticle INTEGER)`);
  store.script(
    `CREATE TABLE DemoReader (iBroadLogId INTEGER PRIMARY KEY, iRecipientId INTEGER, iNoise INTEGER, tsOpen INTEGER, iClicks INTEGER)`,
  );
}

const MINUTE = 60_000;

/** Most reactions come within the hour, a tail within two days: milliseconds after what they react to, as SQL. */
function lag(question: 'openLag' | 'clickLag', scaleMinutes: number, round = 0): string {
  const u = chance('b.iNoise', question, round);
  return `CAST(${MINUTE} * (0.2 + ${scaleMinutes} * ${u} * ${u} / (1.03 - ${u})) AS INTEGER)`;
}

/** Who opens: keen recipients more, those of text messages never; `iClicks` says whether they also click. */
const READERS = `
  INSERT INTO DemoReader (iBroadLogId, iRecipientId, iNoise, tsOpen, iClicks)
  SELECT b.iBroadLogId, b.iRecipientId, b.iNoise, b.tsEvent + ${lag('openLag', 55)}, ${chance('b.iNoise', 'click')} < ?
  FROM DemoBatch x CROSS JOIN NmsBroadLogRcp b ON b.iBroadLogId = x.iBroadLogId CROSS JOIN NmsRecipient r ON r.iRecipientId = b.iRecipientId
  WHERE b.iStatus = 1 AND b.iText = 0 AND ${chance('b.iNoise', 'open')} < ? * r.dKeen`;

interface EventRule {
  /** The URL: 1 is "opened"; a type below chooses the delivery's URL of that type. */
  readonly url: 'open' | { readonly type: number; readonly round?: number };
  readonly when: string;
  /** After the reader opened the message, ms as SQL. */
  readonly after: string;
  readonly amount?: string;
  readonly articles?: string;
}

const CLICK = lag('clickLag', 2);
const BUYS = chance('b.iNoise', 'buy');

/** What readers do: open, open again, click, click again, unsubscribe, look at the mirror page, visit, buy. */
const RULES: readonly EventRule[] = [
  { url: 'open', when: '1', after: '0' },
  { url: 'open', when: `${chance('b.iNoise', 'reopen')} < 0.38`, after: lag('openLag', 90, 1) },
  { url: { type: 1, round: 0 }, when: 'b.iClicks', after: CLICK },
  {
    url: { type: 1, round: 1 },
    when: `b.iClicks AND ${chance('b.iNoise', 'reopen', 1)} < 0.34`,
    after: `${CLICK} + ${lag('clickLag', 4, 1)}`,
  },
  { url: { type: 3 }, when: `${chance('b.iNoise', 'optOut')} < 0.006`, after: CLICK },
  { url: { type: 6 }, when: `${chance('b.iNoise', 'mirror')} < 0.018`, after: CLICK },
  { url: { type: 4 }, when: `b.iClicks AND ${BUYS} < 0.46`, after: `${CLICK} + ${MINUTE}` },
  {
    url: { type: 5 },
    when: `b.iClicks AND ${BUYS} < 0.085`,
    after: `${CLICK} + ${lag('clickLag', 9, 2)}`,
    amount: `ROUND(18 + 170 * ${chance('b.iNoise', 'buy', 1)} * ${chance('b.iNoise', 'buy', 2)}, 2)`,
    articles: `1 + CAST(4 * ${chance('b.iNoise', 'buy', 3)} AS INTEGER)`,
  },
];

/** The URL's id: of all links to click, the one whose part of the clicks the reader's number falls into; NULL when it is not tracked. */
function urlSql({ url }: EventRule): string {
  if (url === 'open') {
    return '1';
  }
  const ofDelivery = `SELECT iTrackingUrlId FROM NmsTrackingUrl u WHERE u.iDeliveryId = ?1 AND u.iType = ${url.type} AND u.iTrackingType NOT IN (${TRACKING_TYPES.no}, ${TRACKING_TYPES.never})`;
  if (url.round === undefined) {
    return `(${ofDelivery} LIMIT 1)`;
  }
  const u = chance('b.iNoise', 'url', url.round);
  return `(${ofDelivery} AND u.dFrom <= ${u} AND u.dTo > ${u} LIMIT 1)`;
}

const EVENTS = RULES.map(
  (rule) => `
    INSERT INTO DemoEvent (tsDue, iUrlId, iDeliveryId, iBroadLogId, iRecipientId, iSourceId, iNoise, dAmount, iArticle)
    SELECT b.tsOpen + ${rule.after}, ${urlSql(rule)}, ?1, b.iBroadLogId, b.iRecipientId,
      b.iRecipientId * 2 + (${chance('b.iNoise', 'agent', 1)} < 0.03), b.iNoise, ${rule.amount ?? '0'}, ${rule.articles ?? '0'}
    FROM DemoReader b WHERE ${rule.when}`,
);

/** Plans what the readers of the messages in DemoBatch that arrived will do. */
export function planReaders(store: Store, deliveryId: number): void {
  const delivery = store.first(
    'SELECT dOpenRate, dClickRate, iTrackingEnabled, iOpenEnabled FROM NmsDelivery WHERE iDeliveryId = ?',
    [deliveryId],
  );
  const openRate = toNumber(delivery?.['dOpenRate']);
  if (openRate <= 0 || toNumber(delivery?.['iTrackingEnabled']) === 0) {
    return;
  }
  store.run('DELETE FROM DemoReader');
  store.run(READERS, [toNumber(delivery?.['dClickRate']) / openRate, openRate]);
  const opensTracked = toNumber(delivery?.['iOpenEnabled']) === 1;
  EVENTS.forEach((sql, index) => {
    if (opensTracked || RULES[index]?.url !== 'open') {
      store.run(sql, [deliveryId]);
    }
  });
}
