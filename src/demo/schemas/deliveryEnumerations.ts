import { DELIVERY_STATES } from '../../domain/deliveryState';
import { TRACKING_TYPES } from '../../domain/urlTracking';
import { enumeration } from './build';

/** Labels that Adobe's data model gives to the states (campaign facts, section 1). */
export const STATE_LABELS: Readonly<Record<keyof typeof DELIVERY_STATES, string>> = {
  edition: 'Editing',
  targetPrepPending: 'Targeting pending',
  targetSelection: 'Counting in progress',
  targetArbitration: 'Arbitration in progress',
  targetReady: 'Target ready',
  messagePrepPending: 'Personalization pending',
  messagePreparation: 'Personalization in progress',
  messageReady: 'Message finalized',
  preparationError: 'Personalization or count failed',
  ready: 'Ready to be delivered',
  startPending: 'Start pending',
  started: 'In progress',
  retryPending: 'Retry pending',
  retryInProgress: 'Retry in progress',
  pausePending: 'Pause requested',
  pauseInProgress: 'Pause in progress',
  paused: 'Paused',
  cancelPending: 'Stop requested',
  cancelInProgress: 'Stop in progress',
  cancelled: 'Stopped',
  failed: 'Failed',
  finished: 'Finished',
  deleted: 'Deleted',
};

function states(): Record<string, readonly [number, string]> {
  const values: Record<string, readonly [number, string]> = {};
  for (const [name, value] of Object.entries(DELIVERY_STATES)) {
    values[name] = [value, STATE_LABELS[name as keyof typeof DELIVERY_STATES]];
  }
  return values;
}

/** Enumerations of `nms:delivery` (api facts, section 3). */
export const DELIVERY_ENUMERATIONS = [
  enumeration('deliveryState', 'byte', states()),
  enumeration('deliveryMode', 'byte', {
    external: [0, 'External'],
    bulk: [1, 'Mass delivery'],
    descriptive: [2, 'Descriptive'],
    midSourcing: [4, 'Mid-sourcing'],
  }),
  enumeration('trackingType', 'byte', {
    yes: [TRACKING_TYPES.yes, 'Enabled'],
    no: [TRACKING_TYPES.no, 'Not tracked'],
    always: [TRACKING_TYPES.always, 'Always enabled'],
    never: [TRACKING_TYPES.never, 'Never tracked'],
    optout: [TRACKING_TYPES.optOut, 'Opt-out'],
    mirrorPage: [TRACKING_TYPES.mirrorPage, 'Mirror page'],
  }),
  enumeration('messageType', 'byte', {
    mail: [0, 'Email'],
    sms: [1, 'SMS'],
    phone: [2, 'Phone'],
    paper: [3, 'Direct mail'],
    fax: [4, 'Fax'],
    agency: [5, 'Agency'],
    facebook: [20, 'Facebook'],
    twitter: [25, 'X (Twitter)'],
    ios: [41, 'iOS notification'],
    android: [42, 'Android notification'],
    line: [61, 'LINE'],
    other: [120, 'Other'],
  }),
  enumeration('analysisStep', 'byte', {
    starting: [0, 'Starting'],
    jsRulesApplied: [3, 'Script rules applied'],
    createWorkTable: [4, 'Work table created'],
    fillWorkTable: [5, 'Work table filled'],
    sqlRulesApplied: [6, 'SQL rules applied'],
    targetFinalized: [8, 'Target final'],
    attachments: [12, 'Attachments'],
    deliveryParts: [14, 'Delivery parts'],
    broadLogs: [16, 'Delivery logs'],
    finished: [17, 'Finished'],
  }),
  enumeration('validationMode', 'string', {
    manual: ['manual', 'Manual'],
    secure: ['secure', 'Semi-automatic'],
    auto: ['auto', 'Automatic'],
  }),
  enumeration('mirrorPagePolicy', 'string', {
    default: ['default', 'When a link needs it'],
    yes: ['yes', 'Always'],
    no: ['no', 'Never'],
    fromMsgId: ['fromMsgId', 'From the message identifier'],
  }),
  enumeration('wavesMode', 'byte', {
    split: [0, 'Waves of equal size'],
    calendar: [1, 'Calendar'],
    smooth: [2, 'Smooth'],
  }),
] as const;
