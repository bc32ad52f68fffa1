import { byte, datetime, double, enumeration, link, long, string } from './build';
import type { SchemaDefinition } from './types';

const URL_TYPE = enumeration('urlType', 'byte', {
  emailClick: [1, 'Email click'],
  open: [2, 'Open'],
  optOut: [3, 'Opt-out'],
  web: [4, 'Web'],
  transaction: [5, 'Transaction'],
  mirrorPage: [6, 'Mirror page'],
});

/** `nms:trackingUrl`: URLs of each delivery; the row with id 1 stands for "opened" in all of them. */
export const trackingUrl: SchemaDefinition = {
  id: 'nms:trackingUrl',
  label: 'Tracked URLs',
  labelSingular: 'Tracked URL',
  table: 'NmsTrackingUrl',
  implements: 'xtk:persist',
  enumerations: [URL_TYPE],
  attributes: [
    long('@id', 'Primary key', { column: 'iTrackingUrlId' }),
    string('@label', 'Label'),
    string('@source', 'URL'),
    byte('@type', 'Type', { enumeration: 'urlType' }),
    string('@category', 'Category'),
    datetime('@created', 'Creation date'),
  ],
  links: [link('delivery', 'nms:delivery', 'Delivery')],
  // Chance that a click goes to this URL: from 0 to the URL's upper bound; and what the content of the delivery says of it.
  hidden: [
    'dFrom REAL DEFAULT 0',
    'dTo REAL DEFAULT 0',
    'iTrackingType INTEGER DEFAULT 0',
    'iModified INTEGER DEFAULT 0',
  ],
};

/** `nms:trackingLogRcp`: one row per open, click, opt-out, page or transaction. */
export const trackingLogRcp: SchemaDefinition = {
  id: 'nms:trackingLogRcp',
  label: 'Recipient tracking logs',
  labelSingular: 'Recipient tracking log',
  table: 'NmsTrackingLogRcp',
  computeString: '@id',
  attributes: [
    long('@id', 'Primary key', { column: 'iTrackingLogId' }),
    datetime('@logDate', 'Date', { column: 'tsLog' }),
    string('@userAgent', 'User agent'),
    byte('@sourceType', 'Format of the message'),
    long('@source-id', 'Person', { column: 'iSourceId' }),
    double('webTrackingLog/@amount', 'Amount', { column: 'dAmount' }),
    long('webTrackingLog/@article', 'Items', { column: 'iArticle' }),
  ],
  links: [
    link('url', 'nms:trackingUrl', 'URL'),
    link('delivery', 'nms:delivery', 'Delivery'),
    link('broadLog', 'nms:broadLogRcp', 'Message'),
    link('recipient', 'nms:recipient', 'Recipient'),
  ],
};

/** `nms:trackingStats`: the former consolidated in slices of five minutes. */
export const trackingStats: SchemaDefinition = {
  id: 'nms:trackingStats',
  label: 'Tracking statistics',
  labelSingular: 'Tracking statistic',
  table: 'NmsTrackingStats',
  computeString: '@id',
  attributes: [
    long('@id', 'Primary key', { column: 'iTrackingStatsId' }),
    datetime('@start', 'Start of the slice'),
    long('@totalClicks', 'Events'),
  ],
  links: [link('url', 'nms:trackingUrl', 'URL'), link('delivery', 'nms:delivery', 'Delivery')],
};

/** `nms:deliveryLogStats`: message results by destination domain. */
export const deliveryLogStats: SchemaDefinition = {
  id: 'nms:deliveryLogStats',
  label: 'Delivery and tracking statistics',
  labelSingular: 'Statistics of a domain',
  table: 'NmsDeliveryLogStats',
  view: true,
  computeString: '@domain',
  attributes: [
    long('@id', 'Primary key', { column: 'iDeliveryLogStatsId' }),
    string('@domain', 'Domain'),
    long('@value', 'Messages'),
    long('@prepared', 'Prepared'),
    long('@success', 'Success'),
    long('@error', 'Errors'),
    long('@unknownUser', 'User unknown'),
    long('@invalidDomain', 'Invalid domain'),
    long('@unreachable', 'Unreachable'),
    long('@disabled', 'Account disabled'),
    long('@mailBoxFull', 'Mailbox full'),
    long('@notConnected', 'Not connected'),
    long('@refused', 'Refused'),
  ],
  links: [link('delivery', 'nms:delivery', 'Delivery')],
};

/** `nms:deliveryStat`: throughput, as the MTA writes it while it sends. */
export const deliveryStat: SchemaDefinition = {
  id: 'nms:deliveryStat',
  label: 'Delivery throughput',
  labelSingular: 'Throughput of a slice',
  table: 'NmsDeliveryStat',
  computeString: '@date',
  attributes: [
    long('@id', 'Primary key', { column: 'iDeliveryStatId' }),
    datetime('@date', 'Date'),
    double('@volume', 'Volume (bytes)'),
    long('@firstSuccess', 'Success at the first attempt'),
    long('@firstError', 'Errors at the first attempt'),
    long('@retriesSuccess', 'Success at a retry'),
    long('@retriesError', 'Errors at a retry'),
    byte('@verifyMode', 'Test of SMTP delivery'),
  ],
  links: [link('delivery', 'nms:delivery', 'Delivery')],
};

/** `nms:dlvExclusion`: how many the analysis left out, by rule. */
export const dlvExclusion: SchemaDefinition = {
  id: 'nms:dlvExclusion',
  label: 'Exclusions by rule',
  labelSingular: 'Exclusions of a rule',
  table: 'NmsDlvExclusion',
  view: true,
  computeString: '@count',
  attributes: [long('@id', 'Primary key', { column: 'iDlvExclusionId' }), long('@count', 'Messages')],
  links: [link('delivery', 'nms:delivery', 'Delivery'), link('typologyRule', 'nms:typologyRule', 'Rule')],
};
