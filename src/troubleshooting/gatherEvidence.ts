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
import { followTwin } from './followTwin';
import { gatherServers } from './gatherServers';
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
  >;
}

export interface GatherOptions {
  readonly shared?: SharedEvidence;
  /**
   * Whether a delivery is followed to the mid-sourcing server that sends it. Not for many at a time, unless said so, and
   * never from there on.
   */
  readonly followsTwin?: boolean;
}

interface Gathering {
  readonly instance: CampaignInstance;
  readonly ref: DeliveryRef;
  readonly now: () => EpochMs;
  readonly signal: AbortSignal;
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
  { shared, followsTwin = shared === undefined }: GatherOptions = {},
): Promise<Evidence> {
  const instance = await access.instance(ref.connectionId, signal);
  const gathering: Gathering = { instance, ref, now, signal };
  const reading = readDelivery(gathering);
  const [delivery, twin, { servers, ofInstance, instanceName }, ofDelivery] = await Promise.all([
    reading,
    followsTwin ? reading.then((read) => twinOf(access, gathering, read.value)) : undefined,
    shared ?? gatherShared(access, ref.connectionId, now, signal),
    deliveryEvidence(gathering),
  ]);
  const latest = now() - delivery.at > REREAD_AFTER_MS ? await readDelivery(gathering) : delivery;
  const from = observing(gathering);
  const [whileSending, workflowReasons, campaign] = await Promise.all([
    gatherWhileSending({ instance, from, now }, latest.value, shared === undefined),
    gatherWorkflowReasons(instance, ofInstance.workflows, latest.value, from),
    campaignOf(instance, latest.value, from),
  ]);
  const at = now();
  const { instanceClock } = ofInstance;
  // What was measured now is better than what was measured at logon, which may be long ago.
  const instanceNow = at + ((instanceClock.ok ? instanceClock.value : undefined) ?? instance.info.clockOffsetMs);
  return {
    at,
    instanceNow,
    instanceName,
    delivery: latest,
    ...(twin === undefined ? {} : { twin }),
    servers,
    unreachableServers: (access.descriptor(ref.connectionId)?.servers ?? [])
      .filter((server) => server.channel.kind === 'none')
      .map((server) => server.name),
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
  return from(l10n.t('campaign of the delivery'), (limit) =>
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

async function readDelivery({ instance, ref, now, signal }: Gathering): Promise<Read<DeliveryDetail>> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(2 * INSTANCE_LIMIT_MS)]);
  const value = await instance.deliveries.get(ref.deliveryId, limit);
  if (value === undefined) {
    throw new CampaignError({
      code: 'queryError',
      doing: 'nms:delivery',
      facts: { deliveryId: ref.deliveryId, reason: 'noSuchDelivery' },
    });
  }
  return { ok: true, value, at: now(), source: l10n.t('delivery {0}', value.internalName) };
}

/** Reads what all deliveries share: three calls for each server, a dozen to the instance. */
export async function gatherShared(
  access: ConnectionAccess,
  connectionId: string,
  now: () => EpochMs,
  signal: AbortSignal,
): Promise<SharedEvidence> {
  const instance = await access.instance(connectionId, signal);
  const from = observing({ now, signal });
  const instanceName = await instanceNameOf(instance.info, await access.servers(connectionId), signal);
  const [
    servers,
    workflows,
    affinities,
    runningCampaignDeliveries,
    limitConcurrency,
    instanceClock,
    monitored,
    counts,
  ] = await Promise.all([
    gatherServers({ access, connectionId, instanceName, now, signal }),
    gatherWorkflows(instance, from),
    from(l10n.t('enumeration IPAffinity'), (limit) => instance.monitoring.affinityNames(limit)),
    from(l10n.t('running campaign deliveries'), (limit) => instance.monitoring.runningCampaignDeliveries(limit)),
    from(l10n.t('option {0}', CONCURRENCY_OPTION), (limit) => instance.options.get(CONCURRENCY_OPTION, limit)),
    from(l10n.t('clock of the instance'), (limit) => instance.monitoring.clockOffsetMs(limit)),
    from(l10n.t('monitoring of the instance'), (limit) => instance.machines.processes(instanceName, limit)),
    from(l10n.t('numbers of deliveries'), (limit) =>
      instance.deliveries.countByGroup(now() + instance.info.clockOffsetMs, limit),
    ),
  ]);
  return {
    servers,
    instanceName: instanceName ?? '',
    ofInstance: {
      affinityNames: told(affinities),
      runningCampaignDeliveries,
      limitConcurrency,
      instanceClock,
      monitored,
      counts,
      workflows,
    },
  };
}

async function deliveryEvidence({
  instance,
  ref,
  now,
  signal,
}: Gathering): Promise<Pick<Evidence, 'journal' | 'journalReasons' | 'lastSent'>> {
  const from = observing({ now, signal });
  const [journal, lastSent] = await Promise.all([
    from(l10n.t('journal of the delivery'), (limit) => instance.audit.tail(ref.deliveryId, JOURNAL_LINES, limit)),
    from(l10n.t('throughput of the delivery'), async (limit) => {
      const since = now() + instance.info.clockOffsetMs - LATELY_MS;
      const samples = await instance.throughput.samples({ deliveryId: ref.deliveryId, since }, limit);
      return samples.reduce<EpochMs | undefined>((last, sample) => Math.max(last ?? sample.at, sample.at), undefined);
    }),
  ]);
  const journalReasons = journal.ok ? journalCauses(journal.value, { language: languageOfTheWindow() }) : [];
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
