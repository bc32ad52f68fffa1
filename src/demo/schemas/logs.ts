import { boolean, byte, datetime, enumeration, link, long, memo, short, string } from './build';
import type { EnumerationDefinition, SchemaDefinition } from './types';

/** Message statuses; 3, 4, 5 and 8 are documented by label only, so a client must read this enumeration. */
const BROADLOG_STATUS: EnumerationDefinition = enumeration('status', 'byte', {
  ignored: [0, 'Ignored'],
  sent: [1, 'Sent'],
  failed: [2, 'Failed'],
  delegated: [3, 'Taken into account by the service provider'],
  mobile: [4, 'Received on mobile'],
  provider: [5, 'Sent to the service provider'],
  toSend: [6, 'Pending'],
  canceled: [7, 'Delivery cancelled'],
  prepared: [8, 'Prepared'],
  notApplicable: [9, 'Not applicable'],
});

const FAILURE_REASON: EnumerationDefinition = enumeration('failureReason', 'short', {
  notDefined: [0, 'Not defined'],
  unknownUser: [1, 'User unknown'],
  invalidDomain: [2, 'Invalid domain'],
  unreachable: [3, 'Unreachable'],
  accountDisabled: [4, 'Account disabled'],
  mailboxFull: [5, 'Mailbox full'],
  notConnected: [6, 'Not connected'],
  addressNotSpecified: [7, 'Address not specified'],
  denylisted: [8, 'Denylisted address'],
  quarantine: [9, 'Address in quarantine'],
  double: [10, 'Double'],
  excludedBySql: [11, 'Excluded by SQL rule'],
  arbitration: [12, 'Excluded after arbitration'],
  badQuality: [14, 'Bad-quality address'],
  unqualified: [15, 'Unqualified address'],
  limitedSize: [17, 'Target limited in size'],
  refused: [20, 'Refused'],
  ignored: [25, 'Error ignored'],
  control: [127, 'Control address'],
});

const FAILURE_TYPE: EnumerationDefinition = enumeration('failureType', 'byte', {
  ignored: [0, 'Ignored'],
  hard: [1, 'Hard'],
  soft: [2, 'Soft'],
});

const MESSAGE_ATTRIBUTES = [
  long('@id', 'Primary key', { column: 'iBroadLogId' }),
  string('@address', 'Address'),
  byte('@status', 'Status', { enumeration: 'status' }),
  datetime('@eventDate', 'Event date', { column: 'tsEvent' }),
  datetime('@lastModified', 'Last modified'),
  long('@publicId', 'Public IP'),
  string('@segmentCode', 'Segment'),
  string('@variant', 'Variant'),
];

/** `nms:broadLogRcp`: one row per message. */
export const broadLogRcp: SchemaDefinition = {
  id: 'nms:broadLogRcp',
  label: 'Recipient delivery logs',
  labelSingular: 'Recipient delivery log',
  table: 'NmsBroadLogRcp',
  implements: 'xtk:persist',
  computeString: '@address',
  enumerations: [BROADLOG_STATUS],
  attributes: MESSAGE_ATTRIBUTES,
  links: [
    link('delivery', 'nms:delivery', 'Delivery'),
    link('recipient', 'nms:recipient', 'Recipient'),
    link('msg', 'nms:broadLogMsg', 'Message text'),
  ],
  // Destination domain, whether the message is text, its recipient's noise, the pass it was dealt with in, and on
  // a mid-sourcing server the id that the sender has for it.
  hidden: [
    'iDomain INTEGER',
    'iText INTEGER DEFAULT 0',
    'iNoise INTEGER',
    'iPass INTEGER DEFAULT 0',
    'iMktBroadLogId INTEGER DEFAULT 0',
  ],
};

/** `nms:broadLog`: the template of the former; read, it gives the same rows. */
export const broadLog: SchemaDefinition = {
  ...broadLogRcp,
  id: 'nms:broadLog',
  label: 'Delivery logs',
  labelSingular: 'Delivery log',
  view: true,
};

/** `nms:broadLogMsg`: the texts that messages end with, qualified. */
export const broadLogMsg: SchemaDefinition = {
  id: 'nms:broadLogMsg',
  label: 'Delivery log qualification',
  labelSingular: 'Qualified message',
  table: 'NmsBroadLogMsg',
  implements: 'xtk:persist',
  computeString: '@text',
  enumerations: [FAILURE_REASON, FAILURE_TYPE],
  attributes: [
    long('@id', 'Primary key', { column: 'iBroadLogMsgId' }),
    string('@text', 'Text'),
    short('@failureReason', 'Reason', { enumeration: 'failureReason' }),
    byte('@failureType', 'Type', { enumeration: 'failureType' }),
    byte('@qualificationStatus', 'Qualification'),
    long('@occurrence', 'Occurrences'),
    datetime('@lastModified', 'Last modified'),
  ],
};

/** `nms:excludeLogRcp`: recipients left out by the analysis. */
export const excludeLogRcp: SchemaDefinition = {
  id: 'nms:excludeLogRcp',
  label: 'Recipient exclusion logs',
  labelSingular: 'Recipient exclusion log',
  table: 'NmsExcludeLogRcp',
  implements: 'xtk:persist',
  computeString: '@address',
  enumerations: [BROADLOG_STATUS, FAILURE_REASON],
  attributes: [
    long('@id', 'Primary key', { column: 'iExcludeLogId' }),
    string('@address', 'Address'),
    byte('@status', 'Status', { enumeration: 'status' }),
    short('@failureReason', 'Reason', { enumeration: 'failureReason' }),
    datetime('@eventDate', 'Event date', { column: 'tsEvent' }),
    datetime('@lastModified', 'Last modified'),
  ],
  links: [
    link('delivery', 'nms:delivery', 'Delivery'),
    link('recipient', 'nms:recipient', 'Recipient'),
    link('typologyRule', 'nms:typologyRule', 'Rule'),
  ],
};

/** `nms:address`: addresses with errors or in quarantine. */
export const address: SchemaDefinition = {
  id: 'nms:address',
  label: 'Non-deliverable addresses',
  labelSingular: 'Non-deliverable address',
  table: 'NmsAddress',
  implements: 'xtk:persist',
  computeString: '@address',
  enumerations: [
    FAILURE_REASON,
    enumeration('status', 'byte', {
      denylisted: [0, 'Denylisted'],
      withErrors: [1, 'With errors'],
      valid: [2, 'Valid'],
      quarantine: [3, 'Quarantine'],
    }),
  ],
  attributes: [
    long('@id', 'Primary key', { column: 'iAddressId' }),
    string('@address', 'Address'),
    byte('@type', 'Channel', { enumeration: 'nms:delivery:messageType' }),
    byte('@status', 'Status', { enumeration: 'status' }),
    short('@quarantineReason', 'Reason', { enumeration: 'failureReason' }),
    string('@quarantineText', 'Error text'),
    string('@domain', 'Domain'),
    short('@errorCount', 'Errors'),
    datetime('@created', 'Creation date'),
    datetime('@lastModified', 'Last modified'),
  ],
  links: [link('delivery', 'nms:delivery', 'Delivery')],
};

/** `xtk:jobLog`: the journal of a delivery or another job. */
export const jobLog: SchemaDefinition = {
  id: 'xtk:jobLog',
  label: 'Journal',
  labelSingular: 'Journal line',
  table: 'XtkJobLog',
  computeString: '@message',
  enumerations: [
    enumeration('logType', 'byte', {
      error: [0, 'Error'],
      warning: [1, 'Warning'],
      info: [2, 'Information'],
      status: [3, 'Status'],
      verbose: [4, 'Verbose'],
    }),
  ],
  attributes: [
    long('@id', 'Primary key', { column: 'iJobLogId' }),
    datetime('@logDate', 'Date', { column: 'tsLog' }),
    byte('@logType', 'Type', { enumeration: 'logType' }),
    string('@message', 'Message'),
    string('@object', 'Object'),
    long('@iRc', 'Return code', { column: 'iRc' }),
    boolean('@recycled', 'Recycled'),
  ],
  links: [link('job', 'nms:delivery', 'Job')],
};

/** `nms:deliveryPart`: packets of messages still to send. */
export const deliveryPart: SchemaDefinition = {
  id: 'nms:deliveryPart',
  label: 'Delivery parts',
  labelSingular: 'Delivery part',
  table: 'NmsDeliveryPart',
  computeString: '@id',
  attributes: [
    long('@id', 'Primary key', { column: 'iDeliveryPartId' }),
    short('@status', 'Status'),
    long('@count', 'Messages'),
    datetime('@validityDate', 'Validity end', { column: 'tsValidity' }),
    datetime('@deliveryDate', 'Not before', { column: 'tsDelivery' }),
    memo('data', 'Content'),
  ],
  links: [link('delivery', 'nms:delivery', 'Delivery')],
};
