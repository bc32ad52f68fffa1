import {
  boolean,
  byte,
  collection,
  datetime,
  date,
  double,
  enumeration,
  link,
  long,
  memo,
  short,
  string,
} from './build';
import type { SchemaDefinition } from './types';

const named = { naturalKey: '@name', implements: 'xtk:persist' } as const;

export const folder: SchemaDefinition = {
  ...named,
  id: 'xtk:folder',
  label: 'Folders',
  labelSingular: 'Folder',
  table: 'XtkFolder',
  attributes: [
    long('@id', 'Primary key', { column: 'iFolderId' }),
    string('@name', 'Internal name'),
    string('@label', 'Label'),
    string('@fullName', 'Full name'),
    string('@model', 'Type'),
    boolean('@isModel', 'Template folder'),
  ],
  links: [link('parent', 'xtk:folder', 'Parent folder')],
};

export const operator: SchemaDefinition = {
  ...named,
  id: 'xtk:operator',
  label: 'Operators',
  labelSingular: 'Operator',
  table: 'XtkOperator',
  attributes: [
    long('@id', 'Primary key', { column: 'iOperatorId' }),
    string('@name', 'Login'),
    string('@label', 'Label'),
    string('@email', 'Email'),
    string('@locale', 'Locale'),
    string('@timezone', 'Time zone'),
    byte('@type', 'Type'),
    boolean('@disabled', 'Disabled'),
  ],
};

export const option: SchemaDefinition = {
  ...named,
  id: 'xtk:option',
  label: 'Options',
  labelSingular: 'Option',
  table: 'XtkOption',
  key: '@name',
  attributes: [
    string('@name', 'Internal name'),
    string('@label', 'Label'),
    byte('@dataType', 'Data type'),
    string('@stringValue', 'Text'),
    long('@longValue', 'Integer'),
    double('@doubleValue', 'Number'),
    datetime('@timeStampValue', 'Date', { column: 'tsValue' }),
    memo('memoValue', 'Long text', { column: 'mValue' }),
  ],
};

export const enumDefinition: SchemaDefinition = {
  ...named,
  id: 'xtk:enum',
  label: 'Enumerations',
  labelSingular: 'Enumeration',
  table: 'XtkEnum',
  attributes: [
    long('@id', 'Primary key', { column: 'iEnumId' }),
    string('@name', 'Internal name'),
    string('@label', 'Label'),
    string('@domain', 'Kind'),
  ],
  links: [collection('enumValue', 'xtk:enumValue', 'Values', '@enum-id')],
};

export const enumValue: SchemaDefinition = {
  id: 'xtk:enumValue',
  label: 'Enumeration values',
  labelSingular: 'Enumeration value',
  table: 'XtkEnumValue',
  implements: 'xtk:persist',
  attributes: [
    long('@id', 'Primary key', { column: 'iEnumValueId' }),
    string('@value', 'Value', { column: 'sValue' }),
    string('@label', 'Label'),
    long('@order', 'Order', { column: 'iRank' }),
  ],
  links: [link('enum', 'xtk:enum', 'Enumeration')],
};

export const extAccount: SchemaDefinition = {
  ...named,
  id: 'nms:extAccount',
  label: 'External accounts',
  labelSingular: 'External account',
  table: 'NmsExtAccount',
  enumerations: [
    enumeration('type', 'byte', {
      pop3: [0, 'Bounce mails (POP3)'],
      routing: [3, 'Routing'],
      ftp: [1, 'FTP'],
      mobile: [6, 'SMS via mobile'],
      executionInstance: [11, 'Execution instance'],
    }),
  ],
  attributes: [
    long('@id', 'Primary key', { column: 'iExtAccountId' }),
    string('@name', 'Internal name'),
    string('@label', 'Label'),
    byte('@type', 'Type', { enumeration: 'type' }),
    boolean('@active', 'Enabled'),
    string('@server', 'Server'),
    string('@account', 'Account'),
    byte('@deliveryMode', 'Delivery mode', { enumeration: 'nms:delivery:deliveryMode' }),
    byte('@messageType', 'Channel', { enumeration: 'nms:delivery:messageType' }),
    boolean('@isMessageCenter', 'Transactional messages'),
    datetime('@lastModified', 'Last modified'),
  ],
};

export const deliveryMapping: SchemaDefinition = {
  ...named,
  id: 'nms:deliveryMapping',
  label: 'Target mappings',
  labelSingular: 'Target mapping',
  table: 'NmsDeliveryMapping',
  attributes: [
    long('@id', 'Primary key', { column: 'iDeliveryMappingId' }),
    string('@name', 'Internal name'),
    string('@label', 'Label'),
    string('@schema', 'Targeting dimension', { column: 'sSchema' }),
    string('storage/@broadLogSchema', 'Delivery logs'),
    string('storage/@broadLogExclSchema', 'Exclusion logs'),
    string('storage/@trackingLogSchema', 'Tracking logs'),
    string('storage/@exclusionType', 'Storage of exclusions'),
  ],
};

export const recipient: SchemaDefinition = {
  id: 'nms:recipient',
  label: 'Recipients',
  labelSingular: 'Recipient',
  table: 'NmsRecipient',
  naturalKey: '@email',
  implements: 'xtk:persist',
  computeString: '@email',
  attributes: [
    long('@id', 'Primary key', { column: 'iRecipientId' }),
    string('@email', 'Email'),
    string('@domain', 'Email domain'),
    string('@firstName', 'First name'),
    string('@lastName', 'Last name'),
    string('@mobilePhone', 'Mobile'),
    string('@language', 'Language'),
    byte('@gender', 'Gender'),
    date('@birthDate', 'Birth date', { column: 'tsBirth' }),
    boolean('@blackList', 'No longer contact'),
    boolean('@blackListEmail', 'No longer contact by email'),
    byte('@emailFormat', 'Email format'),
    string('location/@city', 'City'),
    string('location/@countryCode', 'Country'),
    datetime('@created', 'Creation date'),
    datetime('@lastModified', 'Last modified'),
  ],
  links: [link('folder', 'xtk:folder', 'Folder')],
  // The recipient's own random number, how keen a reader it is, when its mailbox dies, and whether quarantined.
  hidden: ['iNoise INTEGER', 'iDomain INTEGER', 'dKeen REAL', 'tsDead INTEGER', 'iQuarantine INTEGER DEFAULT 0'],
};

export const typology: SchemaDefinition = {
  ...named,
  id: 'nms:typology',
  label: 'Typologies',
  labelSingular: 'Typology',
  table: 'NmsTypology',
  attributes: [
    long('@id', 'Primary key', { column: 'iTypologyId' }),
    string('@name', 'Internal name'),
    string('@label', 'Label'),
    string('@IPAffinity', 'Affinity with IP addresses', { column: 'sIpAffinity' }),
  ],
};

export const typologyRule: SchemaDefinition = {
  ...named,
  id: 'nms:typologyRule',
  label: 'Typology rules',
  labelSingular: 'Typology rule',
  table: 'NmsTypologyRule',
  attributes: [
    long('@id', 'Primary key', { column: 'iTypologyRuleId' }),
    string('@name', 'Internal name'),
    string('@label', 'Label'),
    short('@order', 'Order', { column: 'iRank' }),
  ],
};

export const job: SchemaDefinition = {
  id: 'xtk:job',
  implements: 'xtk:jobInterface',
  hidden: ['iFirstLog INTEGER DEFAULT 0'],
  label: 'Jobs',
  labelSingular: 'Job',
  table: 'XtkJob',
  computeString: '@methodName',
  enumerations: [
    enumeration('status', 'byte', {
      edition: [0, 'Editing'],
      running: [2, 'Running'],
      canceling: [3, 'Being cancelled'],
      canceled: [4, 'Cancelled'],
      finished: [5, 'Finished'],
      error: [6, 'Failed'],
      pausePending: [7, 'Pause requested'],
      paused: [8, 'Paused'],
      purgePending: [9, 'To be purged'],
    }),
  ],
  attributes: [
    long('@id', 'Primary key', { column: 'iJobId' }),
    string('@uuid', 'Identifier'),
    string('@methodName', 'Method'),
    byte('@status', 'Status', { enumeration: 'status' }),
    long('@pid', 'Process', { column: 'iProcessId' }),
    datetime('@startDate', 'Start', { column: 'tsStart' }),
    datetime('@endDate', 'End', { column: 'tsEnd' }),
  ],
  links: [link('delivery', 'nms:delivery', 'Delivery')],
};

const EVENT_ATTRIBUTES = [
  long('@id', 'Primary key'),
  byte('@status', 'Status'),
  string('@type', 'Type of event'),
  string('@email', 'Email'),
  datetime('@created', 'Created'),
  datetime('@processing', 'Processing begun'),
  datetime('@processed', 'Processed'),
];

/** `nms:rtEvent`: events of transactional messages, on execution instances only. */
export const rtEvent: SchemaDefinition = {
  id: 'nms:rtEvent',
  label: 'Real-time events',
  labelSingular: 'Real-time event',
  table: 'NmsRtEvent',
  attributes: EVENT_ATTRIBUTES,
};

export const batchEvent: SchemaDefinition = {
  ...rtEvent,
  id: 'nms:batchEvent',
  label: 'Batch events',
  labelSingular: 'Batch event',
  table: 'NmsBatchEvent',
};
