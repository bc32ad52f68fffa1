import { NO_EVENTS, NO_LIMITS, type Limits } from '../character/limits';
import { ACCOUNT } from '../data/reference';
import { serverSpecs, type ServerSpec } from '../servers/spec';
import { insertRow, type Store } from '../store/store';
import type { InstancePlace } from '../index';
import type { Member, Part, Topology } from './topologies';

/** Modules that send: on an instance that hands everything over they are off on purpose. */
const SENDING = ['mta', 'stat', 'inMail', 'sms'];

/** Tables of what marketing makes: a mid and an execution instance have none of it. */
const MADE_ON_MARKETING = [
  'NmsDelivery',
  'NmsBroadLogRcp',
  'NmsExcludeLogRcp',
  'NmsTrackingLogRcp',
  'NmsTrackingUrl',
  'NmsDeliveryStat',
  'NmsDeliveryPart',
  'NmsOperation',
  'XtkJobLog',
];

/** Minutes between two turns of the queues of Full FDA are none: they run all the time. */
const FFDA_WORKFLOWS = [
  'ffdaReplicateReferenceTables',
  'ffdaReplicateStagingData',
  'ffdaReplicateQueueDelivery',
  'ffdaReplicateQueueDlvMidRemoteIdRel',
];

/** What an instance of a topology has of the demo's usual data, and what it lacks. */
export function placeOf(topology: Topology, { part, product }: Member, instance: string): InstancePlace | undefined {
  if (part === 'whole') {
    return undefined;
  }
  const isFfda = topology === 'v8-ffda';
  return {
    product,
    limits: limitsOf(part),
    handsOver: part === 'marketing',
    servers: serversOf(part, instance),
    shape: (store, now) => {
      SHAPES[part](store, now);
      if (isFfda) {
        shapeFfda(store, now, part);
      }
    },
  };
}

function limitsOf(part: Part): Limits {
  return part === 'execution' ? NO_LIMITS : NO_EVENTS;
}

function serversOf(part: Part, instance: string): readonly ServerSpec[] {
  const specs = serverSpecs(instance);
  return part === 'marketing'
    ? specs.map((spec) => ({ ...spec, modules: spec.modules.filter(({ name }) => !SENDING.includes(name)) }))
    : specs;
}

const SHAPES: Readonly<Record<Exclude<Part, 'whole'>, (store: Store, now: number) => void>> = {
  marketing: shapeMarketing,
  mid: shapeMid,
  control: shapeControl,
  execution: shapeExecution,
};

/** Everything goes by mid-sourcing; what has been sent stays as it is. */
function shapeMarketing(store: Store): void {
  store.run("UPDATE NmsExtAccount SET iActive = 0 WHERE sName = 'defaultEmailBulk'");
  store.run(
    `UPDATE NmsDelivery SET iDeliveryMode = 4, iDeliveryProviderId = ${ACCOUNT.midEmail}, sMidAccountUsedName = 'midSourcingEmail',
       sIPAffinity = '', iWavesEnabled = 0 WHERE iDeliveryMode = 1`,
  );
  store.run('UPDATE NmsDelivery SET iMidRemoteId = 0 WHERE iDeliveryMode = 4 AND iState < 85');
}

/** Only what others submit, and nothing that leads anywhere else. */
function shapeMid(store: Store): void {
  empty(store);
  store.run('UPDATE NmsExtAccount SET iActive = 0 WHERE iDeliveryMode = 4');
}

/** The usual instance, with an account of the cell. */
function shapeControl(store: Store): void {
  insertRow(store, 'NmsExtAccount', {
    iExtAccountId: 1210,
    sName: 'executionInstance1',
    sLabel: 'Execution instance 1',
    iType: 11,
    iActive: 1,
    iIsMessageCenter: 1,
    sServer: 'https://rt.alderfinch.example',
    sAccount: 'mc',
  });
}

/** How many of the newest events have been dealt with, and how long ago each came. */
const EVENTS = 240;
const EVENT_EVERY_MS = 15_000;

/** Events that were dealt with, and the continuous delivery of the month that sends them. */
function shapeExecution(store: Store, now: number): void {
  store.run(
    `UPDATE NmsDelivery SET iState = 95, iDeliveryMode = 1, iDeliveryProviderId = ${ACCOUNT.bulk} WHERE iFolderId <> 1102 AND iState BETWEEN 11 AND 84`,
  );
  store.run('UPDATE NmsExtAccount SET iActive = 0 WHERE iDeliveryMode = 4');
  insertRow(store, 'NmsDeliveryMapping', {
    iDeliveryMappingId: 1302,
    sName: 'mapRtEvent',
    sLabel: 'Real-time events',
    sSchema: 'nms:rtEvent',
    sBroadLogSchema: 'nms:broadLogRcp',
    sBroadLogExclSchema: 'nms:excludeLogRcp',
    sTrackingLogSchema: 'nms:trackingLogRcp',
    sExclusionType: 'other',
  });
  store.run(
    `UPDATE NmsDelivery SET iDeliveryMode = 1, iDeliveryProviderId = ${ACCOUNT.bulk}, iMappingId = 1302, iMidRemoteId = 0 WHERE iFolderId = 1102`,
  );
  store.run("INSERT INTO XtkOption (sName, iDataType, sStringValue) VALUES ('NmsExecutionInstanceId', 6, '1')");
  for (let at = 0; at < EVENTS; at++) {
    const created = now - (EVENTS - at) * EVENT_EVERY_MS;
    insertRow(store, 'NmsRtEvent', {
      iId: at + 1,
      sType: 'orderConfirmation',
      sEmail: `customer${at}@example.com`,
      iStatus: 3,
      tsCreated: created,
      tsProcessing: created + 1000,
      tsProcessed: created + 4000,
    });
  }
}

function shapeFfda(store: Store, now: number, part: Part): void {
  insertRow(store, 'NmsExtAccount', { iExtAccountId: 1211, sName: 'ffda', sLabel: 'Full FDA', iType: 7, iActive: 1 });
  if (part === 'marketing') {
    FFDA_WORKFLOWS.forEach((name, at) => {
      insertRow(store, 'XtkWorkflow', {
        iWorkflowId: 1680 + at,
        sInternalName: name,
        sLabel: name,
        iState: 11,
        iBuiltIn: 1,
        iProduction: 1,
        iFolderId: 1106,
        tsProcess: now - 20_000,
        tsLastModified: now - 20_000,
      });
    });
  }
}

function empty(store: Store): void {
  for (const table of MADE_ON_MARKETING) {
    store.run(`DELETE FROM ${table}`);
  }
}
