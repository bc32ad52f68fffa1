import type { CampaignInstance } from '../../campaign/instance';
import { ADVISOR_OPTIONS } from '../../domain/advisor/instanceEvidence';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import type { ProfiledFeature } from '../../domain/topology/instanceProfile';
import { WATCHED_WORKFLOWS } from '../../domain/diagnosis/workflowStopped';

/** Options that the product reads: of each it is looked whether there is one. */
export const READ_OPTIONS = [...ADVISOR_OPTIONS, 'NmsExecutionInstanceId'] as const;

/** What the features are tried on. */
export interface Sample {
  readonly instance: CampaignInstance;
  /** The instance's time. */
  readonly now: EpochMs;
  /** A delivery that was sent lately; '' where there is none. */
  readonly deliveryId: DeliveryId;
}

/** One part of the product that is tried by making the reads that it is made of. Nothing is changed by any of them. */
export interface Trial {
  readonly feature: ProfiledFeature;
  /** It needs a delivery to be tried on. */
  readonly ofDelivery?: true;
  /** Answers undefined for what the instance does not show. */
  readonly read: (sample: Sample, signal: AbortSignal) => Promise<unknown>;
}

const DAY_MS = 24 * 60 * 60_000;

/** How far back is looked where that bounds the work. */
const LATELY_MS = 7 * DAY_MS;

/** As many rows as show what a row looks like. */
const ROWS = 5;

const page = { limit: ROWS, from: 'last' } as const;

/** In the order of PROFILED_FEATURES; what compares values or looks at servers stands in checkInstance. */
export const TRIALS: readonly Trial[] = [
  { feature: 'list', read: ({ instance, now }, signal) => instance.deliveries.list({ now, pageSize: ROWS }, signal) },
  { feature: 'groups', read: ({ instance, now }, signal) => instance.deliveries.countByGroup(now, signal) },
  ofDelivery('details', ({ instance, deliveryId }, signal) => instance.deliveries.get(deliveryId, signal)),
  ofDelivery('source', ({ instance, deliveryId }, signal) => instance.deliveries.source(deliveryId, signal)),
  ofDelivery('journal', ({ instance, deliveryId }, signal) => instance.audit.tail(deliveryId, ROWS, signal)),
  ofDelivery('messages', ({ instance, deliveryId }, signal) => instance.messages.page({ deliveryId }, page, signal)),
  ofDelivery('exclusions', ({ instance, deliveryId }, signal) =>
    instance.exclusions.page({ deliveryId }, page, signal),
  ),
  ofDelivery('trackingLog', ({ instance, deliveryId }, signal) =>
    instance.trackingLogs.page({ deliveryId }, page, signal),
  ),
  ofDelivery('tracking', ({ instance, deliveryId }, signal) => instance.tracking.figures(deliveryId, signal)),
  ofDelivery('urls', ({ instance, deliveryId }, signal) => instance.tracking.urls(deliveryId, signal)),
  ofDelivery('byDomain', ({ instance, deliveryId }, signal) => instance.statistics.byDomain(deliveryId, signal)),
  ofDelivery('reactions', ({ instance, deliveryId }, signal) => instance.statistics.reactions(deliveryId, signal)),
  ofDelivery('throughput', ({ instance, deliveryId, now }, signal) =>
    instance.throughput.samples({ deliveryId, since: now - DAY_MS }, signal),
  ),
  ofDelivery('waitingParts', ({ instance, deliveryId }, signal) =>
    instance.monitoring.waitingParts(deliveryId, signal),
  ),
  ofDelivery('unsentTexts', ({ instance, deliveryId }, signal) => instance.messages.textsOfUnsent(deliveryId, signal)),
  { feature: 'affinities', read: ({ instance }, signal) => instance.monitoring.affinityNames(signal) },
  {
    feature: 'workflows',
    read: async ({ instance }, signal) => {
      const runs = await Promise.all(WATCHED_WORKFLOWS.map((name) => instance.workflows.get(name, signal)));
      return runs.find((run) => run !== undefined);
    },
  },
  { feature: 'campaigns', read: async ({ instance }, signal) => [await instance.campaigns.get('0', signal)] },
  { feature: 'twins', read: ({ instance }, signal) => instance.topology.twins({ deliveryId: '0' }, signal) },
  { feature: 'events', read: ({ instance }, signal) => instance.monitoring.waitingEvents(signal) },
  {
    feature: 'processes',
    read: ({ instance }, signal) => instance.machines.processes(instance.info.instanceName, signal),
  },
  { feature: 'clock', read: ({ instance }, signal) => instance.monitoring.clockOffsetMs(signal) },
  { feature: 'senders', read: ({ instance, now }, signal) => instance.senders.since(now - LATELY_MS, signal) },
  { feature: 'reputation', read: ({ instance, now }, signal) => instance.reputation.domains(now - LATELY_MS, signal) },
  { feature: 'quarantines', read: ({ instance, now }, signal) => instance.reputation.quarantines(now, signal) },
  { feature: 'plans', read: ({ instance, now }, signal) => instance.plans.toSend(now + DAY_MS, signal) },
  { feature: 'contents', read: ({ instance, now }, signal) => instance.content.recent(now - LATELY_MS, 1, signal) },
];

function ofDelivery(feature: ProfiledFeature, read: Trial['read']): Trial {
  return { feature, ofDelivery: true, read };
}
