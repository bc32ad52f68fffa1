import type { CampaignSeen, Evidence, ServerEvidence } from '../../../src/domain/diagnosis/evidence';
import { WATCHED_WORKFLOWS } from '../../../src/domain/diagnosis/workflowStopped';
import type { NotRead, Observed, Read } from '../../../src/domain/judgement/observed';
import { MINUTE, evidenceOf } from '../../unit/domain/diagnosis/evidenceOf';
import { DAY, type World, type WorldServer } from './world';

/** Sources that may fail by themselves. */
export const SOURCES = [
  'modules',
  'configurations',
  'machines',
  'affinities',
  'running campaign deliveries',
  'concurrency limit',
  'journal',
  'throughput',
  'workflows',
  'parts',
  'domains',
  'clock of the instance',
  'monitoring',
  'campaign',
  'one server',
] as const;

export type Source = (typeof SOURCES)[number];

/** Messages that were sent longer ago are not looked for. */
const LAST_SENT_WINDOW_MS = 15 * MINUTE;

const TOTAL_BYTES = 200e9;

/** What the sources show of a world; `lost`: one of them does not answer. */
export function observe(world: World, lost?: Source): Evidence {
  const at = world.now + world.ourClockMs;
  const instanceNow = world.now + world.instanceClockMs;
  const seen = <T>(source: Source, name: string, value: T): Observed<T> =>
    lost === source ? notRead(name) : read(value, name, at);
  // Dates that the instance wrote are by its clock.
  const byInstance = (time: number): number => time + world.instanceClockMs;
  const own = world.mode === 1;
  const evidence = evidenceOf({
    at,
    instanceNow,
    instanceName: world.instanceName,
    unreachableServers: world.hosted,
    delivery: {
      state: world.state,
      messageType: world.channel,
      deliveryMode: world.mode,
      contactDate: byInstance(world.contactDate),
      validityDate: byInstance(world.validityDate),
      lastModified: byInstance(world.lastModified),
      ...(world.broadStart === undefined ? {} : { broadStart: byInstance(world.broadStart) }),
      counters: {
        toDeliver: world.messages,
        processed: world.processed,
        success: world.processed - world.errors,
        error: world.errors,
      },
      ipAffinity: world.affinity,
      typologyAffinity: world.typologyAffinity,
      targetSchema: world.ofEvents ? 'nms:rtEvent' : 'nms:recipient',
      recycled: world.recycled,
      validationMode: world.validation,
      routing: { name: 'bulk', label: 'Bulk email', active: world.routingActive },
      operationId: world.campaign,
      ...(world.waves === undefined ? { waves: { enabled: false } } : { waves: world.waves }),
      trackingEnabled: world.tracking,
      ...(world.nextPass === undefined ? {} : { nextPassDate: byInstance(world.nextPass), retry: 1, maxRetry: 5 }),
      midRemoteId: world.midRemoteId,
    },
    servers: world.servers.map((server, index) => {
      const lostThere = lost === 'one server' && index === 0;
      const seenThere: Looking['seen'] = (source, name, value) =>
        lostThere ? notRead(name) : seen(source, name, value);
      return serverSeen(world, server, { at, seen: seenThere, printsClock: lost !== 'modules' && !lostThere });
    }),
    monitored: seen(
      'monitoring',
      'monitoring of the instance',
      world.undeclared.map((host) => ({ name: 'mta', instance: world.instanceName, host, running: true })),
    ),
    affinityNames: seen('affinities', 'enumeration IPAffinity', ['default', 'promo']),
    runningCampaignDeliveries: seen('running campaign deliveries', 'campaign deliveries', world.runningOfCampaigns),
    limitConcurrency: seen('concurrency limit', 'NmsOperation_LimitConcurrency', String(world.limitOfCampaigns)),
    journal: seen(
      'journal',
      'journal',
      world.journal.map((line) => ({ ...line, at: byInstance(line.at) })),
    ),
    lastSent: seen(
      'throughput',
      'throughput',
      world.lastSent === undefined || world.now - world.lastSent > LAST_SENT_WINDOW_MS
        ? undefined
        : byInstance(world.lastSent),
    ),
    workflows: Object.fromEntries(
      WATCHED_WORKFLOWS.map((name) => {
        const stopped = world.stoppedWorkflows.get(name);
        return [
          name,
          seen('workflows', `workflow ${name}`, {
            label: name,
            state: stopped === 'stopped' ? 20 : 11,
            ...(stopped === 'failed' ? { failed: true } : {}),
          }),
        ];
      }),
    ),
    instanceClock: seen('clock of the instance', 'clock of the instance', world.instanceClockMs - world.ourClockMs),
    waitingParts: seen('parts', 'parts in the database', own ? world.partsWaiting : undefined),
    messageTexts: seen('domains', 'texts of messages', world.messageTexts),
    campaign: seen('campaign', 'campaign', campaignSeen(world)),
    domains: seen('domains', 'results by domain', world.domains),
  });
  return { ...readNow(evidence, at), delivery: { ...evidence.delivery, at } };
}

function campaignSeen({ campaign, campaignStopped }: World): CampaignSeen | undefined {
  if (campaign === '0') {
    return undefined;
  }
  const status = campaignStopped ? { name: 'stopped', label: 'Stopped' } : { name: 'started', label: 'In progress' };
  return { label: 'Loyalty', status };
}

/** What `evidenceOf` adds of itself is as fresh as the rest. */
function readNow(evidence: Evidence, at: number): Evidence {
  return Object.fromEntries(
    Object.entries(evidence).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'object' && value !== null && 'ok' in value && value.ok === true ? { ...value, at } : value,
    ]),
  ) as unknown as Evidence;
}

interface Looking {
  readonly at: number;
  readonly seen: <T>(source: Source, name: string, value: T) => Observed<T>;
  readonly printsClock: boolean;
}

function serverSeen(world: World, server: WorldServer, { at, seen, printsClock }: Looking): ServerEvidence {
  const { name } = server;
  const local = world.now + server.clockOffsetMs + world.zoneMinutes * MINUTE;
  return {
    name,
    modules: seen(
      'modules',
      `nlserver pdump on ${name}`,
      server.running.map((task) => {
        const [module = '', instance] = task.split('@');
        return { name: module, ...(instance === undefined ? {} : { instance }) };
      }),
    ),
    config: seen('configurations', `config-shop.xml on ${name}`, {
      autoStart: server.started,
      affinityNames: server.affinities,
      statServerAddress: server.statServer,
      maxChildren: server.maxChildren,
      faults: server.faults,
    }),
    host: seen('machines', `disk and clock of ${name}`, {
      freeBytes: server.freeBytes,
      totalBytes: TOTAL_BYTES,
      clockOffsetMs: server.clockOffsetMs - world.ourClockMs,
    }),
    ...(server.onlyBanner === true ? { onlyBanner: true } : {}),
    ...(printsClock ? { printedClock: read(((local % DAY) + DAY) % DAY, `nlserver pdump on ${name}`, at) } : {}),
  };
}

function read<T>(value: T, source: string, at: number): Read<T> {
  return { ok: true, value, at, source };
}

function notRead(source: string): NotRead {
  return { ok: false, because: 'timed out', source };
}
