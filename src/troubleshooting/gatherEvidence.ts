import { l10n } from 'vscode';
import { CampaignError } from '../campaign/errors';
import type { CampaignInstance } from '../campaign/instance';
import type { ConnectionAccess, DeliveryRef } from '../connections/access';
import type { DeliveryDetail, EpochMs } from '../domain/delivery';
import { DELIVERY_STATES } from '../domain/deliveryState';
import type { ConfigSeen, Evidence, HostSeen, Observed, Read, ServerEvidence, WorkflowSeen } from '../domain/diagnosis/evidence';
import { WATCHED_WORKFLOWS } from '../domain/diagnosis/workflowStopped';
import type { HostFacts } from '../servers/host/hostFacts';
import type { InstanceConfig, SendingServer } from '../servers/sendingServer';
import { minuteOfDay } from './minuteOfDay';
import { observe } from './source';

/** Time limits of the sources, ms: a server may have to be reached by ssh first. */
const INSTANCE_LIMIT_MS = 15_000;
const SERVER_LIMIT_MS = 20_000;

/** How much of the journal is looked at. */
const JOURNAL_LINES = 100;

/** How far back "lately" goes when asking what was sent, ms. */
const LATELY_MS = 15 * 60_000;

/** Gathering may wait for a slow server; an older reading of the delivery than this is refreshed at the end, ms. */
const REREAD_AFTER_MS = 5000;

/** What is the same for all deliveries of an instance, read once for any number of them. */
export interface SharedEvidence {
  readonly servers: readonly ServerEvidence[];
  readonly ofInstance: Pick<Evidence, 'affinityNames' | 'runningCampaignDeliveries' | 'limitConcurrency' | 'workflows'>;
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
  shared?: SharedEvidence,
): Promise<Evidence> {
  const instance = await access.instance(ref.connectionId, signal);
  const gathering: Gathering = { instance, ref, now, signal };
  const [delivery, { servers, ofInstance }, ofDelivery] = await Promise.all([
    readDelivery(gathering),
    shared ?? gatherShared(access, ref.connectionId, now, signal),
    deliveryEvidence(gathering),
  ]);
  const latest = now() - delivery.at > REREAD_AFTER_MS ? await readDelivery(gathering) : delivery;
  const domains = await domainResults(gathering, latest.value.state);
  const at = now();
  const instanceNow = at + instance.info.clockOffsetMs;
  return {
    at,
    instanceNow,
    instanceMinuteOfDay: minuteOfDay(instanceNow, instance.info.timezone),
    instanceName: instance.info.instanceName,
    delivery: latest,
    servers,
    unreachableServers: (access.descriptor(ref.connectionId)?.servers ?? [])
      .filter((server) => server.channel.kind === 'none')
      .map((server) => server.name),
    ...ofInstance,
    ...ofDelivery,
    domains,
  };
}

async function readDelivery({ instance, ref, now, signal }: Gathering): Promise<Read<DeliveryDetail>> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(2 * INSTANCE_LIMIT_MS)]);
  const value = await instance.deliveries.get(ref.deliveryId, limit);
  if (value === undefined) {
    throw new CampaignError({ code: 'queryError', doing: 'nms:delivery', facts: { deliveryId: ref.deliveryId, reason: 'noSuchDelivery' } });
  }
  return { ok: true, value, at: now(), source: l10n.t('delivery {0}', value.internalName) };
}

/** Reads what all deliveries share: three calls for each server, eight to the instance. */
export async function gatherShared(access: ConnectionAccess, connectionId: string, now: () => EpochMs, signal: AbortSignal): Promise<SharedEvidence> {
  const instance = await access.instance(connectionId, signal);
  const from = <T>(source: string, work: (limit: AbortSignal) => Promise<T>): Promise<Observed<T>> =>
    observe({ source, timeoutMs: INSTANCE_LIMIT_MS, now, signal }, work);
  const [servers, workflows, affinities, runningCampaignDeliveries, limitConcurrency] = await Promise.all([
    serverEvidence(access, { instance, connectionId, now, signal }),
    Promise.all(
      WATCHED_WORKFLOWS.map(async (name): Promise<[string, Observed<WorkflowSeen | undefined>]> =>
        [name, await from(l10n.t('workflow {0}', name), (limit) => instance.workflows.get(name, limit))]),
    ),
    from(l10n.t('enumeration IPAffinity'), (limit) => instance.monitoring.affinityNames(limit)),
    from(l10n.t('running campaign deliveries'), (limit) => instance.monitoring.runningCampaignDeliveries(limit)),
    from(l10n.t('option {0}', 'NmsOperation_LimitConcurrency'), (limit) => instance.options.get('NmsOperation_LimitConcurrency', limit)),
  ]);
  return { servers, ofInstance: { affinityNames: told(affinities), runningCampaignDeliveries, limitConcurrency, workflows: Object.fromEntries(workflows) } };
}

async function deliveryEvidence({ instance, ref, now, signal }: Gathering): Promise<Pick<Evidence, 'journal' | 'lastSent'>> {
  const from = <T>(source: string, work: (limit: AbortSignal) => Promise<T>): Promise<Observed<T>> =>
    observe({ source, timeoutMs: INSTANCE_LIMIT_MS, now, signal }, work);
  const [journal, lastSent] = await Promise.all([
    from(l10n.t('journal of the delivery'), (limit) => instance.audit.tail(ref.deliveryId, JOURNAL_LINES, limit)),
    from(l10n.t('throughput of the delivery'), async (limit) => {
      const since = now() + instance.info.clockOffsetMs - LATELY_MS;
      const samples = await instance.throughput.samples({ deliveryId: ref.deliveryId, since }, limit);
      return samples.reduce<EpochMs | undefined>((last, sample) => Math.max(last ?? sample.at, sample.at), undefined);
    }),
  ]);
  return { journal, lastSent };
}

/** Results by domain say something only while messages are being sent. */
async function domainResults({ instance, ref, now, signal }: Gathering, state: number): Promise<Evidence['domains']> {
  const source = l10n.t('results by domain');
  const { started, retryPending, retryInProgress } = DELIVERY_STATES;
  if (![started, retryPending, retryInProgress].some((one) => one === state)) return { ok: true, value: [], at: now(), source };
  return observe({ source, timeoutMs: INSTANCE_LIMIT_MS, now, signal }, (limit) => instance.statistics.byDomain(ref.deliveryId, limit));
}

/** An enumeration that the operator may not read is no empty one. */
function told(names: Observed<readonly string[] | undefined>): Evidence['affinityNames'] {
  if (!names.ok) return names;
  return names.value === undefined
    ? { ok: false, source: names.source, because: l10n.t('the operator cannot read it, or this instance does not have it') }
    : { ...names, value: names.value };
}

type Asking = Omit<Gathering, 'ref'> & { readonly connectionId: string };

async function serverEvidence(access: ConnectionAccess, gathering: Asking): Promise<readonly ServerEvidence[]> {
  const servers = await access.servers(gathering.connectionId);
  return Promise.all(servers.map((server) => oneServer(server, gathering)));
}

async function oneServer(server: SendingServer, { instance, now, signal }: Asking): Promise<ServerEvidence> {
  const name = instance.info.instanceName;
  const options = { timeoutMs: SERVER_LIMIT_MS, now, signal };
  const [modules, config, host] = await Promise.all([
    observe({ ...options, source: l10n.t('nlserver pdump on {0}', server.name) }, async (limit) => (await server.pdump(limit)).modules),
    observe({ ...options, source: l10n.t('config-{0}.xml on {1}', name, server.name) }, async (limit) =>
      configSeen(await server.readConfig(name, limit)),
    ),
    server.hostFacts === undefined ? undefined : observe({ ...options, source: l10n.t('disk and clock of {0}', server.name) }, async (limit) => hostSeen(await server.hostFacts?.(limit))),
  ]);
  return { name: server.name, modules, config, ...(host === undefined ? {} : { host }) };
}

function hostSeen(facts: HostFacts | undefined): HostSeen {
  return { clockOffsetMs: facts === undefined ? 0 : facts.clock.there - facts.clock.here, ...facts?.disk };
}

function configSeen({ autoStart, affinities, statServerAddress, mta }: InstanceConfig): ConfigSeen {
  return {
    autoStart,
    affinityNames: affinities.flatMap((affinity) => affinity.names),
    ...(statServerAddress === undefined ? {} : { statServerAddress }),
    ...(mta?.maxSpareServers === undefined ? {} : { maxChildren: mta.maxSpareServers }),
  };
}
