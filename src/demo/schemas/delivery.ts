import { boolean, byte, collection, datetime, double, link, long, memo, short, string } from './build';
import { DELIVERY_ENUMERATIONS } from './deliveryEnumerations';
import type { SchemaDefinition } from './types';

/** `nms:delivery`: names and values of the factory schema as far as a client that watches deliveries meets them. */
export const delivery: SchemaDefinition = {
  id: 'nms:delivery',
  label: 'Deliveries',
  labelSingular: 'Delivery',
  table: 'NmsDelivery',
  implements: 'xtk:persist',
  naturalKey: '@internalName',
  memo: true,
  computeString: '@label',
  enumerations: DELIVERY_ENUMERATIONS,
  orderIndexes: {
    '@lastModified': 'NmsDelivery_lastModified',
    '@label': 'NmsDelivery_label',
    '@state': 'NmsDelivery_stateOnly',
    'scheduling/@contactDate': 'NmsDelivery_contact',
    'execution/@broadStartDate': 'NmsDelivery_broadStart',
    'properties/@toDeliver': 'NmsDelivery_toDeliver',
  },
  elements: {
    scheduling: 'Scheduling',
    'scheduling/waves': 'Waves',
    execution: 'Execution',
    advancedParameters: 'Advanced parameters',
    properties: 'Properties',
    indicators: 'Indicators',
    tracking: 'Tracking',
    mailParameters: 'Email parameters',
    content: 'Content',
    'content/html': 'HTML',
    targets: 'Target',
  },
  attributes: [
    long('@id', 'Primary key', { column: 'iDeliveryId' }),
    string('@internalName', 'Internal name', { description: 'Unique name, given when the delivery is created' }),
    string('@label', 'Label'),
    byte('@state', 'Status', {
      enumeration: 'deliveryState',
      description: 'Up to 45 the delivery is being edited or analysed; above, the MTA is in charge of it',
    }),
    byte('@status', 'Analysis status'),
    byte('@deliveryMode', 'Delivery mode', { enumeration: 'deliveryMode' }),
    byte('@messageType', 'Channel', { enumeration: 'messageType' }),
    boolean('@isModel', 'Template'),
    boolean('@builtIn', 'Built-in'),
    boolean('@FCP', 'Proof', { column: 'iFCP' }),
    byte('@deleteStatus', 'Deletion status'),
    byte('@sandboxMode', 'Sandbox mode'),
    string('@deliveryCode', 'Delivery code'),
    string('@nature', 'Nature'),
    byte('@priority', 'Priority'),
    byte('@analysisStep', 'Analysis step', {
      enumeration: 'analysisStep',
      description: 'The last step of the analysis that was begun',
    }),
    datetime('@startDate', 'Analysis start'),
    datetime('@endDate', 'Analysis end'),
    datetime('@created', 'Creation date'),
    datetime('@lastModified', 'Last modified'),
    datetime('@contentModTime', 'Last content change'),
    boolean('@midSourcing', 'Submitted by a remote platform'),
    datetime('@midSubmitDate', 'Submission to the mid-sourcing server'),
    boolean('@hasAttachments', 'Attachments'),
    string('@mirrorURL', 'Mirror page URL', { column: 'sMirrorUrl' }),
    ...scheduling(),
    ...execution(),
    ...properties(),
    ...indicators(),
    ...content(),
  ],
  links: [
    link('folder', 'xtk:folder', 'Folder'),
    link('operation', 'nms:operation', 'Campaign'),
    link('workflow', 'xtk:workflow', 'Workflow'),
    link('mapping', 'nms:deliveryMapping', 'Target mapping'),
    link('typology', 'nms:typology', 'Typology'),
    link('deliveryProvider', 'nms:extAccount', 'Routing'),
    link('createdBy', 'xtk:operator', 'Created by'),
    link('modifiedBy', 'xtk:operator', 'Modified by'),
    link('proofedDelivery', 'nms:delivery', 'Delivery of which this is a proof'),
    collection('proof', 'nms:delivery', 'Proofs', '@proofedDelivery-id'),
    collection('log', 'xtk:jobLog', 'Journal', '@job-id'),
    collection('broadLog', 'nms:broadLogRcp', 'Delivery logs', '@delivery-id'),
    collection('excludeLog', 'nms:excludeLogRcp', 'Exclusion logs', '@delivery-id'),
    collection('trackingLog', 'nms:trackingLogRcp', 'Tracking logs', '@delivery-id'),
    collection('trackingUrl', 'nms:trackingUrl', 'Tracked URLs', '@delivery-id'),
    collection('trackingStats', 'nms:trackingStats', 'Tracking statistics', '@delivery-id'),
    collection('deliveryLogStats', 'nms:deliveryLogStats', 'Statistics by domain', '@delivery-id'),
    collection('stat', 'nms:deliveryStat', 'Throughput', '@delivery-id'),
    collection('deliveryPart', 'nms:deliveryPart', 'Delivery parts', '@delivery-id'),
    collection('dlvExclusion', 'nms:dlvExclusion', 'Exclusions by rule', '@delivery-id'),
  ],
  // What the simulation alone knows: k, the delivery's own random number, how it goes, and what it is built from.
  hidden: [
    'iNoiseKey INTEGER DEFAULT 1',
    'dRate REAL DEFAULT 0',
    'dOpenRate REAL DEFAULT 0',
    'dClickRate REAL DEFAULT 0',
    'iWeight INTEGER DEFAULT 0',
    "sSegment TEXT DEFAULT ''",
    'dShare REAL DEFAULT 0',
    "sTrouble TEXT DEFAULT ''",
    'tsPhase INTEGER',
  ],
};

function scheduling() {
  return [
    string('scheduling/@validationMode', 'Approval mode', { enumeration: 'validationMode' }),
    boolean('scheduling/@delayed', 'Postponed'),
    datetime('scheduling/@contactDate', 'Contact date', { column: 'tsContact', description: 'When sending may begin' }),
    string('scheduling/@contactDateTimeZone', 'Time zone of the contact date'),
    datetime('scheduling/@validityDate', 'Validity end', {
      column: 'tsValidity',
      description: 'No message is sent or tried again after this time',
    }),
    datetime('scheduling/@webValidityDate', 'Resource validity end', { column: 'tsWebValidity' }),
    boolean('scheduling/@webResPurged', 'Resources purged'),
    datetime('scheduling/@extraction', 'Extraction asked'),
    datetime('scheduling/@extracted', 'Extraction done'),
    string('scheduling/@IPAffinity', 'IP affinity', {
      column: 'sIPAffinity',
      description: 'Which group of public addresses the MTA must send from',
    }),
    boolean('scheduling/waves/@enabled', 'Waves', { column: 'iWavesEnabled' }),
    byte('scheduling/waves/@mode', 'Wave mode', { column: 'iWavesMode', enumeration: 'wavesMode' }),
    string('scheduling/waves/@splitSize', 'Wave size', { column: 'sWavesSplitSize' }),
    long('scheduling/waves/@splitDelay', 'Seconds between waves', { column: 'iWavesSplitDelay' }),
  ];
}

function execution() {
  return [
    short('execution/@retry', 'Retries done'),
    short('execution/@maxRetry', 'Retries at most'),
    long('execution/@retryPeriod', 'Seconds between retries'),
    datetime('execution/@nextPassDate', 'Next pass', { description: 'When failed messages are tried again' }),
    datetime('execution/@broadStartDate', 'Start of sending', { column: 'tsBroadStart' }),
    datetime('execution/@broadEndDate', 'End of sending', { column: 'tsBroadEnd' }),
    datetime('execution/@passStartDate', 'Start of this pass', { column: 'tsPassStart' }),
    long('execution/@maxPersoTime', 'Personalisation time limit'),
    long('advancedParameters/@splitValue', 'Messages per part'),
    boolean('advancedParameters/@verifyMode', 'Test of SMTP delivery'),
    boolean('advancedParameters/@useDBPreparation', 'Prepare parts in the database', { column: 'iUseDbPreparation' }),
  ];
}

function properties() {
  return [
    byte('properties/@deliveryState', 'Status', { expr: '@state', enumeration: 'deliveryState' }),
    long('properties/@toDeliver', 'Messages to send', { description: 'Messages that the analysis prepared' }),
    long('properties/@importReject', 'Rejected at import'),
    long('properties/@seedProcessed', 'Seed messages'),
    long('properties/@reject', 'Excluded by rules'),
    long('properties/@totalTarget', 'Initial population', {
      expr: '[properties/@toDeliver] + [properties/@importReject] + [properties/@reject]',
    }),
    double('properties/@rejectRatio', 'Share excluded', {
      expr: 'Percent([properties/@reject], [properties/@totalTarget])',
    }),
    long('properties/@html', 'Messages as HTML'),
    long('properties/@text', 'Messages as text'),
    long('properties/@multipart', 'Messages as multipart'),
    long('properties/@sms', 'SMS'),
    long('properties/@outputLine', 'Lines of the output file'),
    long('properties/@url', 'Tracked URLs'),
    long('properties/@midRemoteId', 'Identifier on the mid-sourcing server'),
    string('properties/@midAccountUsedName', 'Mid-sourcing account used'),
  ];
}

function indicators() {
  const ratio = (name: string, of: string, label: string) =>
    double(`indicators/@${name}Ratio`, label, { expr: `Percent([indicators/@${name}], [${of}])` });
  const counters: Readonly<Record<string, string>> = {
    processed: 'Processed',
    sent: 'Sent to the provider (SMS)',
    success: 'Success',
    successWithoutSeeds: 'Success without seeds',
    error: 'Errors',
    newQuarantine: 'New quarantines',
    unknownUser: 'User unknown',
    invalidDomain: 'Invalid domain',
    unreachable: 'Unreachable',
    disabled: 'Account disabled',
    mailboxFull: 'Mailbox full',
    notConnected: 'Not connected',
    refused: 'Refused',
    recipientOpen: 'Recipients who opened',
    totalRecipientOpen: 'Opens',
    personClick: 'People who clicked',
    recipientClick: 'Recipients who clicked',
    totalRecipientClick: 'Clicks',
    mirrorPage: 'Mirror page clicks',
    optOut: 'Opt-out clicks',
    transaction: 'Transactions',
    article: 'Items',
    webPage: 'Recipients who visited pages',
    totalWebPage: 'Pages visited',
  };
  return [
    byte('indicators/@dirty', 'To be recomputed'),
    datetime('indicators/@lastErrorComputation', 'Errors computed'),
    boolean('indicators/@errorPending', 'Error figures not up to date'),
    datetime('indicators/@lastTrackingComputation', 'Tracking computed'),
    boolean('indicators/@trackingPending', 'Tracking figures not up to date'),
    ...Object.entries(counters).map(([name, label]) => long(`indicators/@${name}`, label)),
    double('indicators/@amount', 'Turnover'),
    long('indicators/@forward', 'Forwards, estimated', {
      expr: '[indicators/@personClick] - [indicators/@recipientClick]',
    }),
    ratio('processed', 'properties/@toDeliver', 'Share processed'),
    ratio('success', 'properties/@toDeliver', 'Success rate'),
    ratio('error', 'properties/@toDeliver', 'Error rate'),
    ratio('newQuarantine', 'properties/@toDeliver', 'New quarantine rate'),
    ratio('optOut', 'indicators/@success', 'Opt-out rate'),
    ratio('recipientClick', 'indicators/@success', 'Click rate'),
    long('indicators/@errorSum', 'Errors by reason, summed', {
      expr:
        '[indicators/@unknownUser] + [indicators/@invalidDomain] + [indicators/@unreachable] + ' +
        '[indicators/@disabled] + [indicators/@mailboxFull] + [indicators/@notConnected] + [indicators/@refused]',
    }),
    long('indicators/@estimatedRecipientOpen', 'Opens, population reached', {
      expr: 'Iif(([properties/@toDeliver] - [properties/@text]) = 0, 0, Round(ToDouble([indicators/@recipientOpen]) * [properties/@toDeliver] / ([properties/@toDeliver] - [properties/@text]), 0))',
    }),
    double('indicators/@estimatedRecipientOpenRatio', 'Open rate', {
      expr: 'Percent([indicators/@estimatedRecipientOpen], [indicators/@success])',
    }),
    double('indicators/@reactivity', 'Reactivity', {
      expr: 'Percent([indicators/@recipientClick], [indicators/@estimatedRecipientOpen])',
    }),
  ];
}

function content() {
  return [
    boolean('tracking/@enabled', 'Tracking', { column: 'iTrackingEnabled' }),
    boolean('tracking/@openEnabled', 'Tracking of opens', { column: 'iOpenEnabled' }),
    string('mailParameters/@mirrorPagePolicy', 'Mirror page policy', { enumeration: 'mirrorPagePolicy' }),
    string('mailParameters/subject', 'Subject', { column: 'sSubject' }),
    string('mailParameters/senderName', 'Sender name', { column: 'sSenderName' }),
    string('mailParameters/senderAddress', 'Sender address', { column: 'sSenderAddress' }),
    boolean('content/@IsImagePublished', 'Images published', { column: 'iImagePublished' }),
    string('content/@publicURL', 'Public URL of the images', { column: 'sPublicUrl' }),
    memo('content/html/source', 'HTML content', { column: 'mHtmlSource' }),
    boolean('targets/@useQuarantine', 'Exclude quarantined addresses'),
    boolean('targets/@useBlackList', 'Exclude denylisted recipients'),
  ];
}
