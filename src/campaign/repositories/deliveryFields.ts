import * as z from 'zod/mini';
import type {
  Delivery,
  DeliveryCounters,
  DeliveryDetail,
  DeliveryId,
  DeliveryWaves,
  DrivingWorkflow,
} from '../../domain/delivery';
import type { SelectedRow } from '../query/entityQuery';
import { readRow, value } from '../values/row';

/** What names a delivery and says when. Paths and meaning: docs/campaign/deliveries.md. */
export const NAME_ATTRIBUTES = {
  id: '@id',
  internalName: '@internalName',
  label: '@label',
  state: '@state',
  messageType: '@messageType',
  deliveryMode: '@deliveryMode',
  contactDate: 'scheduling/@contactDate',
  validityDate: 'scheduling/@validityDate',
  broadStart: 'execution/@broadStartDate',
  broadEnd: 'execution/@broadEndDate',
  lastModified: '@lastModified',
  toDeliver: 'properties/@toDeliver',
} as const;

const INDICATOR_ATTRIBUTES = {
  processed: 'indicators/@processed',
  success: 'indicators/@success',
  error: 'indicators/@error',
  newQuarantine: 'indicators/@newQuarantine',
} as const;

/** What a list of deliveries asks for. */
export const LIST_ATTRIBUTES = { ...NAME_ATTRIBUTES, ...INDICATOR_ATTRIBUTES } as const;

/** The counters alone. */
export const COUNTER_ATTRIBUTES = { id: '@id', toDeliver: NAME_ATTRIBUTES.toDeliver, ...INDICATOR_ATTRIBUTES } as const;

/** Fills the places of a row that was read without its indicators. */
export const WITHOUT_INDICATORS = {
  processed: undefined,
  success: undefined,
  error: undefined,
  newQuarantine: undefined,
} as const;

/** What a diagnosis asks for on top. */
export const DETAIL_ATTRIBUTES = {
  ...LIST_ATTRIBUTES,
  ipAffinity: 'scheduling/@IPAffinity',
  validationMode: 'scheduling/@validationMode',
  nextPassDate: 'execution/@nextPassDate',
  retry: 'execution/@retry',
  maxRetry: 'execution/@maxRetry',
  retryPeriodSeconds: 'execution/@retryPeriod',
  routingName: 'deliveryProvider/@name',
  routingLabel: 'deliveryProvider/@label',
  routingActive: 'deliveryProvider/@active',
  routingServer: 'deliveryProvider/@server',
  trackingEnabled: 'tracking/@enabled',
  openTrackingEnabled: 'tracking/@openEnabled',
  operationId: '@operation-id',
  wavesEnabled: 'scheduling/waves/@enabled',
  wavesMode: 'scheduling/waves/@mode',
  wavesSplitSize: 'scheduling/waves/@splitSize',
  wavesSplitDelay: 'scheduling/waves/@splitDelay',
  analysisStep: '@analysisStep',
  preparedAt: '@endDate',
  midRemoteId: 'properties/@midRemoteId',
  midAccountUsed: 'properties/@midAccountUsedName',
  proof: '@FCP',
  typologyAffinity: 'typology/@IPAffinity',
  targetSchema: 'mapping/@schema',
  deleteStatus: '@deleteStatus',
  opens: 'indicators/@recipientOpen',
  workflowName: 'workflow/@internalName',
  workflowLabel: 'workflow/@label',
  workflowState: 'workflow/@state',
  workflowFailed: 'workflow/@failed',
} as const;

export type ListKey = keyof typeof LIST_ATTRIBUTES;
export type DetailKey = keyof typeof DETAIL_ATTRIBUTES;

const listShape = {
  id: value.key,
  internalName: value.textOrEmpty,
  label: value.textOrEmpty,
  state: value.code,
  messageType: value.integer,
  deliveryMode: value.integer,
  contactDate: value.time,
  validityDate: value.time,
  broadStart: value.time,
  broadEnd: value.time,
  lastModified: value.time,
  toDeliver: value.integer,
  processed: value.integer,
  success: value.integer,
  error: value.integer,
  newQuarantine: value.integer,
};

const ListRow = z.object(listShape);

const CountersRow = z.pick(ListRow, {
  id: true,
  toDeliver: true,
  processed: true,
  success: true,
  error: true,
  newQuarantine: true,
});

/** Id and counters of one row. */
export function readCounters(
  row: SelectedRow<keyof typeof COUNTER_ATTRIBUTES>,
  doing: string,
): readonly [DeliveryId, DeliveryCounters] {
  const { id, ...counters } = readRow(CountersRow, row, doing);
  return [id, counters];
}

const DetailRow = z.object({
  ...listShape,
  ipAffinity: value.text,
  validationMode: value.text,
  nextPassDate: value.time,
  retry: value.integer,
  maxRetry: value.integer,
  retryPeriodSeconds: value.integer,
  routingName: value.text,
  routingLabel: value.text,
  routingActive: value.boolean,
  routingServer: value.text,
  trackingEnabled: value.boolean,
  openTrackingEnabled: value.boolean,
  operationId: value.text,
  wavesEnabled: value.boolean,
  wavesMode: value.integer,
  wavesSplitSize: value.text,
  wavesSplitDelay: value.integer,
  analysisStep: value.integer,
  preparedAt: value.time,
  midRemoteId: value.text,
  midAccountUsed: value.text,
  proof: value.boolean,
  typologyAffinity: value.text,
  targetSchema: value.text,
  deleteStatus: value.integer,
  opens: value.integer,
  workflowName: value.text,
  workflowLabel: value.text,
  workflowState: value.integer,
  workflowFailed: value.boolean,
});

/** `nms:delivery/@messageType` of an instance that does not tell: 126, "undefined" (docs/campaign/deliveries.md). */
const UNDEFINED_MESSAGE_TYPE = 126;

function toDelivery(row: z.infer<typeof ListRow>): Delivery {
  const { toDeliver, processed, success, error, newQuarantine } = row;
  // Written out: spreading a row takes ten times as long, and lists are long.
  return {
    id: row.id,
    internalName: row.internalName,
    label: row.label,
    state: row.state,
    messageType: row.messageType ?? UNDEFINED_MESSAGE_TYPE,
    deliveryMode: row.deliveryMode,
    contactDate: row.contactDate,
    validityDate: row.validityDate,
    broadStart: row.broadStart,
    broadEnd: row.broadEnd,
    lastModified: row.lastModified,
    counters: { toDeliver, processed, success, error, newQuarantine },
  };
}

export function readDelivery(row: SelectedRow<ListKey>, doing: string): Delivery {
  return toDelivery(readRow(ListRow, row, doing));
}

export function readDeliveryDetail(row: SelectedRow<DetailKey>, doing: string): DeliveryDetail {
  const { routingName, routingLabel, routingActive, routingServer, ...rest } = readRow(DetailRow, row, doing);
  const knowsRouting = [routingName, routingLabel, routingActive].some((fact) => fact !== undefined);
  const delivery = toDelivery(rest);
  const routing = knowsRouting
    ? { name: routingName, label: routingLabel, active: routingActive, server: routingServer }
    : undefined;
  const { ipAffinity, validationMode, nextPassDate, retry, maxRetry, retryPeriodSeconds, trackingEnabled } = rest;
  const { openTrackingEnabled, operationId, analysisStep, midRemoteId, proof, typologyAffinity, targetSchema } = rest;
  return {
    ...delivery,
    ipAffinity,
    validationMode,
    nextPassDate,
    retry,
    maxRetry,
    retryPeriodSeconds,
    routing,
    trackingEnabled,
    openTrackingEnabled,
    operationId,
    waves: wavesOf(rest),
    analysisStep,
    preparedAt: rest.preparedAt,
    midRemoteId,
    midAccountUsed: rest.midAccountUsed,
    proof,
    typologyAffinity,
    targetSchema,
    opens: rest.opens,
    recycled: rest.deleteStatus === undefined ? undefined : rest.deleteStatus !== 0,
    workflow: workflowOf(rest),
  };
}

type WithoutRouting = Omit<
  z.infer<typeof DetailRow>,
  'routingName' | 'routingLabel' | 'routingActive' | 'routingServer'
>;

function workflowOf({ workflowName: name, ...row }: WithoutRouting): DrivingWorkflow | undefined {
  return name === undefined || name === ''
    ? undefined
    : { name, label: row.workflowLabel ?? name, state: row.workflowState, failed: row.workflowFailed };
}

function wavesOf(row: WithoutRouting): DeliveryWaves | undefined {
  const { wavesEnabled: enabled, wavesMode: mode, wavesSplitSize, wavesSplitDelay: splitDelaySeconds } = row;
  return enabled === undefined
    ? undefined
    : { enabled, mode, splitSize: wavesSplitSize === '' ? undefined : wavesSplitSize, splitDelaySeconds };
}
