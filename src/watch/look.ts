import * as l10n from '@vscode/l10n';
import type { CampaignError } from '../campaign/errors';
import type { CampaignInstance } from '../campaign/instance';
import { WATCHED_WORKFLOWS } from '../domain/diagnosis/workflowStopped';
import { ATTENTION_GROUPS } from '../domain/attention';
import type { Delivery, EpochMs } from '../domain/delivery';
import { DELIVERY_STATES } from '../domain/deliveryState';
import type { SendingServer } from '../servers/sendingServer';
import { readBounces } from './bounces';
import { readCertificates, type CertificateReader } from './certificates';
import { readNatures } from './natures';
import { Observer } from './observing';
import { readQueue } from './queue';
import { sendingRates, SAMPLED_MS } from './rates';
import { lookAtServers } from './serverLook';
import { WATCHED_OPTIONS, type Sight } from './sight';

/** Deliveries are looked at whose contact date is at most this far away: the default of Adobe's Delivery Alerting, ms. */
export const WINDOW_MS = 24 * 60 * 60_000;

/** As many deliveries of that window are looked at, the newest. */
export const MOST_DELIVERIES = 200;

/**
 * Calls of one look to the instance, at most, once its schemas are known: numbers of deliveries, deliveries, throughput,
 * results by domain, their settings, options, workflows, workflows in error, modules (two where the operator may only open
 * the page), events. test/unit/watch/look.test.ts counts them.
 */
export const CALLS_PER_LOOK = 11;

const LOOKED_AT = [
  DELIVERY_STATES.preparationError,
  DELIVERY_STATES.startPending,
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
  DELIVERY_STATES.paused,
  DELIVERY_STATES.failed,
  DELIVERY_STATES.finished,
];

/** What a look is made with. */
export interface LookOptions {
  readonly instance: CampaignInstance;
  readonly servers: readonly SendingServer[];
  readonly url: string;
  readonly now: () => EpochMs;
  readonly because: (error: unknown) => string;
  /** What the look before saw: what changes rarely is taken from it. */
  readonly last?: Sight | undefined;
  readonly certificateOf?: CertificateReader;
}

export interface Looked {
  readonly sight: Sight;
  /** The way to the instance was disturbed in the middle of it: look again later than usual. */
  readonly fault?: CampaignError;
}

/**
 * One quiet look at an instance and its servers; never signs in. Rejects with a CampaignError when not even the
 * deliveries can be read.
 */
export async function look(options: LookOptions, signal: AbortSignal): Promise<Looked> {
  const { instance } = options;
  return instance.inBackground(() => lookQuietly(options, signal));
}

async function lookQuietly(options: LookOptions, signal: AbortSignal): Promise<Looked> {
  const { instance, servers, url, now, because, last, certificateOf } = options;
  const observer = new Observer({ now, signal, because });
  const instanceNow = now() + instance.info.clockOffsetMs;
  const instanceName = instance.info.instanceName ?? '';
  const options_ = WATCHED_OPTIONS.map((name) =>
    observer.read(l10n.t('option {0}', name), (limit) => instance.options.get(name, limit)),
  );
  const [page, counts, samples, read, workflows, feeds, processes, seen, queue] = await Promise.all([
    readDeliveries(instance, instanceNow, signal),
    observer.read(l10n.t('numbers of deliveries'), async (limit) => {
      const groups = await instance.deliveries.countByGroup(instanceNow, limit);
      return Object.fromEntries(ATTENTION_GROUPS.map((group) => [group, groups.get(group) ?? 0]));
    }),
    observer.read(l10n.t('throughput of the instance'), (limit) =>
      instance.throughput.samples({ since: instanceNow - SAMPLED_MS }, limit),
    ),
    Promise.all(options_),
    readWorkflows(instance, observer),
    observer.read(l10n.t('workflows that make deliveries'), (limit) =>
      instance.workflows.failedFeeds(instanceNow - WINDOW_MS, limit),
    ),
    observer.read(l10n.t('monitoring of the instance'), async (limit) =>
      (await instance.machines.processes(instance.info.instanceName, limit))?.map(
        ({ name, instance: of, host, running }) => ({
          name,
          running,
          ...(of === undefined ? {} : { instance: of }),
          ...(host === undefined ? {} : { host }),
        }),
      ),
    ),
    lookAtServers(servers, instanceName, { observer, now, last }),
    readQueue(instance, { observer, now, last }),
  ]);
  const optionOf = Object.fromEntries(WATCHED_OPTIONS.map((name, index) => [name, read[index]])) as Sight['options'];
  const [bounces, natures, certificates] = await Promise.all([
    readBounces(instance, page.rows, observer, last),
    readNatures(instance, page.rows, observer, last),
    readCertificates([url, secureUrl(optionOf)], certificateOf, { observer, now, last }),
  ]);
  const sight: Sight = {
    at: now(),
    instanceNow,
    instanceName,
    ...(instance.info.version === undefined ? {} : { version: instance.info.version }),
    ...(instance.info.build === undefined ? {} : { build: instance.info.build }),
    counts,
    deliveries: page.rows,
    cut: page.next !== undefined,
    natures,
    ...sendingRates(samples, instanceNow),
    bounces,
    servers: seen,
    processes,
    options: optionOf,
    workflows,
    feeds,
    certificates,
    queue,
  };
  const { fault } = observer;
  return { sight, ...(fault === undefined ? {} : { fault }) };
}

async function readDeliveries(
  instance: CampaignInstance,
  now: EpochMs,
  signal: AbortSignal,
): Promise<{ readonly rows: readonly Delivery[]; readonly next?: unknown }> {
  const filter = { states: LOOKED_AT, since: now - WINDOW_MS, until: now + WINDOW_MS };
  return instance.deliveries.list({ now, filter, pageSize: MOST_DELIVERIES }, signal);
}

async function readWorkflows(instance: CampaignInstance, observer: Observer): Promise<Sight['workflows']> {
  const read = await Promise.all(
    WATCHED_WORKFLOWS.map(
      async (name) =>
        [
          name,
          await observer.read(l10n.t('workflow {0}', name), (limit) => instance.workflows.get(name, limit)),
        ] as const,
    ),
  );
  return Object.fromEntries(read);
}

function secureUrl({ NmsTracking_SecureServerUrl: option }: Sight['options']): string {
  return option.ok ? (option.value ?? '') : '';
}
