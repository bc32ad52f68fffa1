import { columnName, type Schema } from '../schemas/schema';
import { schemas } from '../schemas/registry';
import type { AttributeDefinition, XtkType } from '../schemas/types';
import type { Store } from './store';

const SQL_TYPE: Readonly<Record<XtkType, string>> = {
  string: "TEXT DEFAULT ''",
  memo: "TEXT DEFAULT ''",
  byte: 'INTEGER DEFAULT 0',
  short: 'INTEGER DEFAULT 0',
  long: 'INTEGER DEFAULT 0',
  int64: 'INTEGER DEFAULT 0',
  boolean: 'INTEGER DEFAULT 0',
  double: 'REAL DEFAULT 0',
  datetime: 'INTEGER',
  date: 'INTEGER',
};

function columnSql(schema: Schema, attribute: AttributeDefinition): string {
  const name = columnName(attribute);
  if (attribute.path !== schema.key) {
    return `${name} ${SQL_TYPE[attribute.type]}`;
  }
  return attribute.type === 'string' ? `${name} TEXT PRIMARY KEY` : `${name} INTEGER PRIMARY KEY`;
}

/** Creates a table for every schema that has one. Indexes come after the rows (see createIndexes). */
export function createTables(store: Store): void {
  for (const schema of schemas()) {
    const { table, view, hidden = [] } = schema.definition;
    if (table === undefined || view === true) {
      continue;
    }
    const columns = [...schema.stored.map((attribute) => columnSql(schema, attribute)), ...hidden];
    store.script(`CREATE TABLE ${table} (${columns.join(', ')})`);
  }
  createViews(store);
}

/** Figures that are nothing but counts of rows are views, so that they can never disagree with them. */
function createViews(store: Store): void {
  const reason = (name: string, code: number): string => `SUM(b.iStatus = 2 AND m.iFailureReason = ${code}) AS ${name}`;
  store.script('CREATE TABLE DemoDomain (iDomain INTEGER PRIMARY KEY, sName TEXT, dSlowness REAL, dSoftRate REAL)');
  store.script(`CREATE VIEW NmsDeliveryLogStats AS
    SELECT b.iDeliveryId * 100 + b.iDomain AS iDeliveryLogStatsId, b.iDeliveryId AS iDeliveryId, d.sName AS sDomain,
      COUNT(*) AS iValue, SUM(b.iStatus = 6) AS iPrepared, SUM(b.iStatus IN (1, 3, 4, 5)) AS iSuccess, SUM(b.iStatus = 2) AS iError,
      ${reason('iUnknownUser', 1)}, ${reason('iInvalidDomain', 2)}, ${reason('iUnreachable', 3)}, ${reason('iDisabled', 4)},
      ${reason('iMailBoxFull', 5)}, ${reason('iNotConnected', 6)}, ${reason('iRefused', 20)}
    FROM NmsBroadLogRcp b JOIN DemoDomain d ON d.iDomain = b.iDomain LEFT JOIN NmsBroadLogMsg m ON m.iBroadLogMsgId = b.iMsgId
    GROUP BY b.iDeliveryId, b.iDomain`);
  store.script(`CREATE VIEW NmsDlvExclusion AS
    SELECT iDeliveryId * 100 + iTypologyRuleId AS iDlvExclusionId, iDeliveryId, iTypologyRuleId, COUNT(*) AS iCount
    FROM NmsExcludeLogRcp GROUP BY iDeliveryId, iTypologyRuleId`);
}

/**
 * What deliveries are counted, grouped and searched by: with all of it in one index none of that reads the deliveries
 * themselves, whose rows are long.
 */
const LISTED_BY = [
  ...['iIsModel', 'iDeleteStatus', 'iState', 'tsContact', 'tsLastModified'],
  ...['iOperationId', 'iFolderId', 'iMessageType', 'sLabel', 'sInternalName', 'sDeliveryCode'],
];

export function createIndexes(store: Store): void {
  store.script(`
    CREATE INDEX NmsDelivery_state ON NmsDelivery (iState, tsContact);
    CREATE INDEX NmsDelivery_newest ON NmsDelivery (iState, tsLastModified);
    CREATE INDEX NmsDelivery_group ON NmsDelivery (${LISTED_BY.join(', ')});
    CREATE INDEX NmsDelivery_lastModified ON NmsDelivery (tsLastModified, iDeliveryId);
    CREATE INDEX NmsDelivery_label ON NmsDelivery (sLabel);
    CREATE INDEX NmsDelivery_stateOnly ON NmsDelivery (iState);
    CREATE INDEX NmsDelivery_contact ON NmsDelivery (tsContact);
    CREATE INDEX NmsDelivery_broadStart ON NmsDelivery (tsBroadStart);
    CREATE INDEX NmsDelivery_toDeliver ON NmsDelivery (iToDeliver);
    CREATE INDEX NmsBroadLogRcp_delivery ON NmsBroadLogRcp (iDeliveryId, iStatus, iDomain);
    CREATE INDEX NmsExcludeLogRcp_delivery ON NmsExcludeLogRcp (iDeliveryId);
    CREATE INDEX NmsTrackingUrl_delivery ON NmsTrackingUrl (iDeliveryId);
    CREATE INDEX NmsTrackingLogRcp_delivery ON NmsTrackingLogRcp (iDeliveryId, iUrlId);
    CREATE INDEX NmsTrackingStats_delivery ON NmsTrackingStats (iDeliveryId, iUrlId, tsStart);
    CREATE INDEX NmsDeliveryStat_delivery ON NmsDeliveryStat (iDeliveryId, tsDate);
    CREATE INDEX NmsDeliveryStat_date ON NmsDeliveryStat (tsDate);
    CREATE INDEX NmsDeliveryPart_delivery ON NmsDeliveryPart (iDeliveryId);
    CREATE INDEX XtkJobLog_job ON XtkJobLog (iJobId);
    CREATE INDEX NmsAddress_address ON NmsAddress (sAddress);
    CREATE INDEX NmsAddress_delivery ON NmsAddress (iDeliveryId, iStatus);`);
}
