import { l10n } from 'vscode';
import { CampaignError } from '../campaign/errors';
import type { CampaignInstance } from '../campaign/instance';
import type { ConnectionAccess, DeliveryRef } from '../connections/access';
import { instanceNameOf } from '../connections/instanceName';
import type { DeliveryDetail, EpochMs } from '../domain/delivery';
import { DELIVERY_STATES } from '../domain/deliveryState';
import { diagnose } from '../domain/diagnosis/diagnose';
import { inCampaign } from '../domain/deliveryKind';
import type { Evidence, ServerEvidence } from '../domain/diagnosis/evidence';
import type { Observed, Read } from '../domain/judgement/observed';
import { CONCURRENCY_OPTION } from '../domain/diagnosis/concurrencyLimit';
import { journalCauses } from '../knowledge';
import { languageOfTheWindow } from '../platform/language';
import { evidenceSoFar, SOURCES, timesOf, type Seen } from './evidenceSoFar';
import { followTwin } from './followTwin';
import { gatherServers } from './gatherServers';
import { topologyOf } from './gatherTopology';
import { gatherWhileSending } from './gatherWhileSending';
import { gatherWorkflowReasons, gatherWorkflows } from './gatherWorkflows';
import { observe, type ObserveSource } from './source';

/** Time limit of one call to the instance, ms. */
const INSTANCE_LIMIT_MS = 15_000;

/** How much of the journal is looked at. */
const JOURNAL_LINES = 100;

/** How far back "lately" goes when asking what was sent, ms. */
const LATELY_MS = 15 * 60_000;

/** Gathering may wait for a slow server; an older reading of the delivery than this is refreshed at the end, ms. */
const REREAD_AFTER_MS = 5000;

/** What is the same for all deliveries of an instance, read once for any number of them. */
export interface SharedEvidence {
  readonly servers: readonly ServerEvidence[];
  /** Empty where nobody tells it. */
  readonly instanceName: string;
  readonly ofInstance: Pick<
    Evidence,
    | 'affinityNames'
    | 'runningCampaignDeliveries'
    | 'limitConcurrency'
    | 'workflows'
    | 'instanceClock'
    | 'monitored'
    | 'counts'
    | 'topology'
  >;
}

export interface GatherOptions {
  /** May still be on its way: what is of the delivery alone is read meanwhile. */
  readonly shared?: SharedEvidence | Promise<SharedEvidence>;
  /**
   * Whether a delivery is followed to the mid-sourcing server that sends it. Not for many at a time, unless said so, and
   * never from there on.
   */
  readonly followsTwin?: boolean;
  /** Hears of the evidence again and again while some of it is still being read. */
  readonly progress?: (evidence: Evidence) => void;
}

interface Gathering {
  readonly instance: CampaignInstance;
  readonly ref: DeliveryRef;
  readonly now: () => EpochMs;
  readonly signal: AbortSignal;
  readonly seen: Seen;
}

/**
 * Gathers what a diagnosis weighs, all sources at once, each with its own time limit. Rejects with a CampaignError
 * only when the delivery itself cannot be read, and when cancelled.
 */
export async function gatherEvidence(
  access: ConnectionAccess,
  ref: DeliveryRef,
  now: () => EpochMs,
  signal: AbortSignal,
  { shared, followsTwin = shared === undefined, progress }: GatherOptions = {},
): Promise<Evidence> {
  const instance = await access.instance(ref.connectionId, signal);
  const declared = access.descriptor(ref.connectionId)?.servers ?? [];
  const unreachableServers = declared.filter(({ channel }) => channel.kind === 'none').map(({ name }) => name);
  const reachable = declared.filter(({ channel }) => channel.kind !== 'none').map(({ name }) => name);
  const seen: Seen =
    progress === undefined
      ? () => undefined
      : evidenceSoFar(instance, { unreachableServers, reachable }, now, progress);
  const gathering: Gathering = { instance, ref, now, signal, seen };
  const reading = readDelivery(gathering);
  const [delivery, twin, { servers, ofInstance, instanceName }, ofDelivery] = await Promise.all([
    reading,
    followsTwin ? reading.then((read) => twinOf(access, gathering, read.value)) : undefined,
    shared ?? gatherShared(access, ref.connectionId, now, signal, seen),
    deliveryEvidence(gathering),
  ]);
  const latest = now() - delivery.at > REREAD_AFTER_MS ? await readDelivery(gathering) : delivery;
  const from = observing(gathering);
  const [whileSending, workflowReasons, campaign] = await Promise.all([
    gatherWhileSending({ instance, from, now }, latest.value, shared === undefined),
    gatherWorkflowReasons(instance, ofInstance.workflows, latest.value, from),
    campaignOf(instance, latest.value, from),
  ]);
  return {
    ...timesOf(instance, now(), ofInstance.instanceClock),
    instanceName,
    delivery: latest,
    ...(twin === undefined ? {} : { twin }),
    servers,
    unreachableServers,
    ...ofInstance,
    ...ofDelivery,
    ...whileSending,
    product: instance.info,
    workflowReasons,
    campaign,
  };
}

function observing({ now, signal }: Pick<Gathering, 'now' | 'signal'>): ObserveSource {
  return (source, work) => observe({ source, timeoutMs: INSTANCE_LIMIT_MS, now, signal }, work);
}

/** What is started already, its campaign decides no more. */
function campaignOf(
  instance: CampaignInstance,
  delivery: DeliveryDetail,
  from: ObserveSource,
): Promise<Evidence['campaign']> {
  const { operationId = '', state } = delivery;
  const decides = state <= DELIVERY_STATES.ready && inCampaign(delivery) === true;
  return from(SOURCES.campaign(), (limit) =>
    decides ? instance.campaigns.get(operationId, limit) : Promise.resolve(undefined),
  );
}

function twinOf(
  access: ConnectionAccess,
  { instance, ref, now, signal }: Gathering,
  delivery: DeliveryDetail,
): Promise<Evidence['twin']> {
  const { connectionId } = ref;
  return followTwin({
    access,
    connectionId,
    instance,
    delivery,
    now,
    signal,
    examine: async (at, limit) => diagnose(await gatherEvidence(access, at, now, limit, { followsTwin: false })),
  });
}

async function readDelivery({ instance, ref, now, signal, seen }: Gathering): Promise<Read<DeliveryDetail>> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(2 * INSTANCE_LIMIT_MS)]);
  const value = await instance.deliveries.get(ref.deliveryId, limit);
  if (value === undefined) {
    throw new CampaignError({
      code: 'queryError',
      doing: 'nms:delivery',
      facts: { deliveryId: ref.deliveryId, reason: 'noSuchDelivery' },
    });
  }
  const delivery: Read<DeliveryDetail> = {
    ok: true,
    value,
    at: now(),
    source: l10n.t('delivery {0}', value.internalName),
  };
  seen({ delivery });
  return delivery;
}

/** Reads what all deliveries share: three calls for each server, a dozen to the instance. */
export async function gatherShared(
  access: ConnectionAccess,
  connectionId: string,
  now: () => EpochMs,
  signal: AbortSignal,
  seen: Seen = () => undefined,
): Promise<SharedEvidence> {
  const instance = await access.instance(connectionId, signal);
  const from = observing({ now, signal });
  // The instance answers meanwhile, also when its servers have to tell its name first.
  const naming = access.servers(connectionId).then((servers) => instanceNameOf(instance.info, servers, signal));
  const heard = async <K extends keyof Evidence>(key: K, reading: Promise<Evidence[K]>): Promise<Evidence[K]> => {
    const value = await reading;
    seen({ [key]: value });
    return value;
  };
  const { monitoring, machines, options, deliveries } = instance;
  const examining = naming.then((instanceName) => gatherServers({ access, connectionId, instanceName, now, signal }));
  const counting = from(SOURCES.counts(), (limit) =>
    deliveries.countByGroup(now() + instance.info.clockOffsetMs, limit),
  );
  const [
    instanceName,
    servers,
    workflows,
    affinityNames,
    running,
    limitConcurrency,
    instanceClock,
    monitored,
    counts,
    topology,
  ] = await Promise.all([
    naming,
    heard('servers', examining),
    heard('workflows', gatherWorkflows(instance, from)),
    heard('affinityNames', from(SOURCES.affinityNames(), (limit) => monitoring.affinityNames(limit)).then(told)),
    heard(
      'runningCampaignDeliveries',
      from(SOURCES.runningCampaignDeliveries(), (limit) => monitoring.runningCampaignDeliveries(limit)),
    ),
    heard(
      'limitConcurrency',
      from(SOURCES.limitConcurrency(), (limit) => options.get(CONCURRENCY_OPTION, limit)),
    ),
    heard(
      'instanceClock',
      from(SOURCES.instanceClock(), (limit) => monitoring.clockOffsetMs(limit)),
    ),
    heard(
      'monitored',
      from(SOURCES.monitored(), async (limit) => machines.processes(await naming, limit)),
    ),
    heard('counts', counting),
    heard('topology', topologyOf(access, connectionId, instance, from)),
  ]);
  seen({ instanceName: instanceName ?? '' });
  return {
    servers,
    instanceName: instanceName ?? '',
    ofInstance: {
      affinityNames,
      runningCampaignDeliveries: running,
      limitConcurrency,
      instanceClock,
      monitored,
      counts,
      workflows,
      topology,
    },
  };
}

async function deliveryEvidence({
  instance,
  ref,
  now,
  signal,
  seen,
}: Gathering): Promise<Pick<Evidence, 'journal' | 'journalReasons' | 'lastSent'>> {
  const from = observing({ now, signal });
  const [journal, lastSent] = await Promise.all([
    from(SOURCES.journal(), (limit) => instance.audit.tail(ref.deliveryId, JOURNAL_LINES, limit)),
    from(SOURCES.lastSent(), async (limit) => {
      const since = now() + instance.info.clockOffsetMs - LATELY_MS;
      const samples = await instance.throughput.samples({ deliveryId: ref.deliveryId, since }, limit);
      return samples.reduce<EpochMs | undefined>((last, sample) => Math.max(last ?? sample.at, sample.at), undefined);
    }),
  ]);
  const journalReasons = journal.ok ? journalCauses(journal.value, { language: languageOfTheWindow() }) : [];
  seen({ journal, journalReasons, lastSent });
  return { journal, journalReasons, lastSent };
}

/** An enumeration that the operator may not read is no empty one. */
function told(names: Observed<readonly string[] | undefined>): Evidence['affinityNames'] {
  if (!names.ok) {
    return names;
  }
  return names.value === undefined
    ? {
        ok: false,
        source: names.source,
        because: l10n.t('the operator cannot read it, or this instance does not have it'),
      }
    : { ...names, value: names.value };
}
