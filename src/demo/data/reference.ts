import { BOUNCES } from '../engine/bounces';
import { ALL_DOMAINS } from '../engine/domains';
import { EXCLUSION_RULES } from '../engine/target';
import { insertRow, type Store } from '../store/store';
import { OPTIONS } from './options';
import { TECHNICAL_WORKFLOWS } from './workflows';

const FOLDERS: readonly (readonly [number, string, string, string, number])[] = [
  [1000, 'xtkRoot', 'Alder & Finch', 'xtkRoot', 0],
  [1100, 'nmsCampaignManagement', 'Campaign management', 'nmsOperation', 1000],
  [1101, 'nmsDeliveries', 'Deliveries', 'nmsDelivery', 1100],
  [1102, 'nmsTransactional', 'Transactional messages', 'nmsDelivery', 1100],
  [1103, 'nmsDeliveryModel', 'Delivery templates', 'nmsDeliveryModel', 1000],
  [1104, 'nmsRecipient', 'Customers', 'nmsRecipient', 1000],
  [1105, 'nmsOperations', 'Campaigns', 'nmsOperation', 1100],
  [1106, 'xtkTechnical', 'Technical workflows', 'xtkWorkflow', 1000],
  [1107, 'nmsSms', 'SMS', 'nmsDelivery', 1100],
];

/** Operators by id; the first is the one that the demo's handle signs in as. */
const OPERATORS: readonly { readonly id: number; readonly name: string; readonly label: string }[] = [
  { id: 1060, name: 'admin', label: 'Administrator' },
  { id: 1061, name: 'claire.roux', label: 'Claire Roux' },
  { id: 1062, name: 'tom.becker', label: 'Tom Becker' },
  { id: 1063, name: 'amira.hall', label: 'Amira Hall' },
  { id: 1064, name: 'monitoring', label: 'Monitoring' },
];

/** Routing accounts by role. */
export const ACCOUNT = { bulk: 1201, midEmail: 1202, midSms: 1203, directMail: 1204 } as const;

const ACCOUNTS: readonly (readonly [number, string, string, number, number, number, string, string])[] = [
  [ACCOUNT.bulk, 'defaultEmailBulk', 'Email (bulk delivery)', 3, 1, 0, '', ''],
  [
    ACCOUNT.midEmail,
    'midSourcingEmail',
    'Email routing using mid-sourcing',
    3,
    4,
    0,
    'https://mid.alderfinch.example',
    'mid.alderfinch',
  ],
  [
    ACCOUNT.midSms,
    'midSourcingSms',
    'SMS routing using mid-sourcing',
    3,
    4,
    1,
    'https://mid.alderfinch.example',
    'mid.alderfinch',
  ],
  [ACCOUNT.directMail, 'printHouse', 'Print house (direct mail)', 3, 0, 3, '', ''],
  [1205, 'defaultPopAccount', 'Bounce mails', 0, 0, 0, 'pop.alderfinch.example', 'bounces'],
  [1206, 'defaultFtp', 'Data exchange', 1, 0, 0, 'sftp.alderfinch.example', 'campaign'],
];

/** The names a person may choose as IP affinity; being here does not make a server know them. */
const AFFINITIES: readonly (readonly [string, string])[] = [
  ['default', 'Default'],
  ['newsletter', 'Newsletters'],
  ['promo', 'Promotions'],
  ['transactional', 'Transactional'],
  ['vip', 'VIP customers'],
];

function createFolders(store: Store): void {
  for (const [id, name, label, model, parent] of FOLDERS) {
    insertRow(store, 'XtkFolder', {
      iFolderId: id,
      sName: name,
      sLabel: label,
      sFullName: `/${label}/`,
      sModel: model,
      iParentId: parent,
    });
  }
}

function createAccounts(store: Store, now: number): void {
  for (const [id, name, label, type, mode, channel, server, account] of ACCOUNTS) {
    insertRow(store, 'NmsExtAccount', {
      iExtAccountId: id,
      sName: name,
      sLabel: label,
      iType: type,
      iActive: 1,
      iDeliveryMode: mode,
      iMessageType: channel,
      sServer: server,
      sAccount: account,
      tsLastModified: now - 120 * 86_400_000,
    });
  }
}

function createTargeting(store: Store): void {
  insertRow(store, 'NmsDeliveryMapping', {
    iDeliveryMappingId: 1301,
    sName: 'mapRecipient',
    sLabel: 'Recipients',
    sSchema: 'nms:recipient',
    sBroadLogSchema: 'nms:broadLogRcp',
    sBroadLogExclSchema: 'nms:excludeLogRcp',
    sTrackingLogSchema: 'nms:trackingLogRcp',
    sExclusionType: 'other',
  });
  insertRow(store, 'NmsTypology', { iTypologyId: 1401, sName: 'default', sLabel: 'Default typology', sIpAffinity: '' });
  insertRow(store, 'NmsTypology', {
    iTypologyId: 1402,
    sName: 'newsletter',
    sLabel: 'Newsletters',
    sIpAffinity: 'newsletter',
  });
  for (const rule of EXCLUSION_RULES) {
    insertRow(store, 'NmsTypologyRule', {
      iTypologyRuleId: rule.id,
      sName: rule.name,
      sLabel: rule.label,
      iRank: rule.id * 10,
    });
  }
}

function createEnumerations(store: Store): void {
  insertRow(store, 'XtkEnum', { iEnumId: 1501, sName: 'IPAffinity', sLabel: 'IP affinities', sDomain: 'closed' });
  AFFINITIES.forEach(([value, label], index) => {
    insertRow(store, 'XtkEnumValue', {
      iEnumValueId: 1510 + index,
      iEnumId: 1501,
      sValue: value,
      sLabel: label,
      iRank: index,
    });
  });
}

function createQualification(store: Store, now: number): void {
  for (const domain of ALL_DOMAINS) {
    insertRow(store, 'DemoDomain', {
      iDomain: domain.id,
      sName: domain.name,
      dSlowness: domain.slowness,
      dSoftRate: domain.softRate,
    });
  }
  insertRow(store, 'NmsBroadLogMsg', { iBroadLogMsgId: 0, sText: '', tsLastModified: now });
  for (const bounce of BOUNCES) {
    insertRow(store, 'NmsBroadLogMsg', {
      iBroadLogMsgId: bounce.id,
      sText: bounce.text,
      iFailureReason: bounce.reason,
      iFailureType: bounce.type,
      iQualificationStatus: 1,
      tsLastModified: now,
    });
  }
  insertRow(store, 'NmsTrackingUrl', {
    iTrackingUrlId: 1,
    sLabel: 'Open',
    sSource: '',
    iType: 2,
    sCategory: '',
    tsCreated: now - 900 * 86_400_000,
  });
}

/** Everything that deliveries refer to: folders, people, accounts, rules, options, technical workflows. */
export function createReferenceData(store: Store, now: number, admin: string): void {
  createFolders(store);
  for (const { id, name, label } of OPERATORS) {
    insertRow(store, 'XtkOperator', {
      iOperatorId: id,
      sName: id === 1060 ? admin : name,
      sLabel: label,
      sEmail: `${name}@alderfinch.example`,
      sLocale: 'en',
      sTimezone: 'Etc/UTC',
    });
  }
  createAccounts(store, now);
  createTargeting(store);
  createEnumerations(store);
  createQualification(store, now);
  for (const option of OPTIONS) {
    insertRow(store, 'XtkOption', {
      sName: option.name,
      sLabel: option.label,
      iDataType: option.type,
      ...(option.type === 6 ? { sStringValue: String(option.value) } : {}),
      ...(option.type === 3 ? { iLongValue: Number(option.value) } : {}),
      ...(option.type === 7 ? { tsValue: now + Number(option.value) } : {}),
    });
  }
  TECHNICAL_WORKFLOWS.forEach((workflow, index) => {
    insertRow(store, 'XtkWorkflow', {
      iWorkflowId: 1601 + index,
      sInternalName: workflow.name,
      sLabel: workflow.label,
      iState: 11,
      iBuiltIn: 1,
      iProduction: 1,
      iFolderId: 1106,
      sSchedule: workflow.schedule,
      tsLastStart: now - 9 * 86_400_000,
      tsProcess: now - workflow.lastRunMinutes * 60_000,
      tsNextProcessing: now + workflow.nextRunMinutes * 60_000,
      tsLastModified: now - 9 * 86_400_000,
    });
  });
}

const TEMPLATES: readonly (readonly [string, string, number])[] = [
  ['mailDelivery', 'Email delivery', 0],
  ['newsletterModel', 'Newsletter', 0],
  ['promotionModel', 'Promotion', 0],
  ['transactionalModel', 'Transactional email', 0],
  ['smsDelivery', 'SMS delivery', 1],
  ['paperDelivery', 'Direct mail', 3],
];

/** Delivery templates, which lists must leave out. */
export function createTemplates(store: Store, now: number): void {
  TEMPLATES.forEach(([name, label, channel], index) => {
    insertRow(store, 'NmsDelivery', {
      iDeliveryId: 2001 + index,
      sInternalName: name,
      sLabel: label,
      iIsModel: 1,
      iBuiltIn: index === 0 ? 1 : 0,
      iMessageType: channel,
      iDeliveryMode: 1,
      iFolderId: 1103,
      sValidationMode: 'manual',
      tsCreated: now - 400 * 86_400_000,
      tsLastModified: now - 100 * 86_400_000,
    });
  });
}
