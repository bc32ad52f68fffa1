import { join } from 'node:path';
import { isCampaignError, isTransportFault } from '../../campaign/errors';
import type { CampaignInstance } from '../../campaign/instance';
import type { Credentials } from '../../campaign/open';
import { openInstance } from '../../campaign';
import { FileLeases } from '../../operations/fileLeases';
import { machineClock } from '../../operations/machineClock';
import { errorLine } from '../../platform/log';
import { openServer } from '../../servers';
import type { SendingServer } from '../../servers/sendingServer';
import { AlertFile } from '../alertFile';
import { nextWait } from '../pace';
import { Recorder } from '../recorder';
import { watchSettings } from '../settings';
import { Turn } from '../turn';
import { Watcher, type Seen } from '../watcher';
import { carriedAlert, carry } from './alertCarrier';
import { serveMetrics, type MetricsServer } from './metricsServer';
import { secretOf, type WatchConfig, type WatchedInstanceConfig } from './watchConfig';
import { WatchMetrics } from './watchMetrics';

export interface HeadlessOptions {
  readonly config: WatchConfig;
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  /** BCP 47, for the texts of alerts. */
  readonly language: string;
}

export interface HeadlessWatch {
  readonly port: number;
  /** Resolves when no instance is watched any more: every sign-in was refused, or the signal aborted. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Watches all instances of a configuration until the signal aborts. Throws an Error for a secret that is not there. */
export async function startHeadlessWatch(options: HeadlessOptions, signal: AbortSignal): Promise<HeadlessWatch> {
  const { config, env } = options;
  const secrets = config.instances.map((instance) => secretOf(instance, env));
  const metrics = new WatchMetrics();
  const server: MetricsServer = await serveMetrics(config.port, (type) => metrics.text(type));
  const stopping = new AbortController();
  const either = AbortSignal.any([signal, stopping.signal]);
  const ended = Promise.all(
    config.instances.map((instance, index) =>
      watchOne(instance, secrets[index] ?? '', { ...options, metrics }, either),
    ),
  ).then(() => undefined);
  return {
    port: server.port,
    ended,
    close: async () => {
      stopping.abort();
      await ended;
      await server.close();
    },
  };
}

interface Watching extends HeadlessOptions {
  readonly metrics: WatchMetrics;
}

/** Signs in once, and looks until it is over. A sign-in that was refused is not tried again: that would lock the operator. */
async function watchOne(
  described: WatchedInstanceConfig,
  secret: string,
  watching: Watching,
  signal: AbortSignal,
): Promise<void> {
  const { config, log, metrics } = watching;
  const { name } = described;
  const instance = await signIn(described, secret, watching, signal);
  if (instance === undefined) {
    return;
  }
  const over = new AbortController();
  const folder = join(config.state, encodeURIComponent(name));
  const turn = new Turn(
    new FileLeases(join(config.state, 'leases'), () => machineClock.monotonic()),
    machineClock,
    name,
  );
  const watcher = new Watcher({
    target: () => Promise.resolve({ instance, url: described.url, servers: serversOf(described, config) }),
    turn,
    alerts: new AlertFile(join(folder, 'alerts.json'), log),
    recorder: new Recorder(join(folder, 'record')),
    settings: () => watchSettings((setting) => config.settings[setting]),
    now: () => Date.now(),
    because: errorLine,
    onSeen: (seen) => {
      metrics.seen(name, seen);
      tellOutside(name, seen, watching, signal);
    },
    onOther: () => {
      log(`${name}: another process watches it`);
    },
    onFault: (error, isOver) => {
      log(`${name}: ${errorLine(error)}`);
      metrics.failed(name);
      if (isOver) {
        log(`${name}: nobody is signed in any more; it is not watched any longer`);
        over.abort();
      }
    },
  });
  const life = AbortSignal.any([signal, over.signal]);
  while (!life.aborted) {
    const wait = await watcher.step(life).catch(() => 0);
    await machineClock.sleep(wait, life);
  }
  await turn.end();
  await instance.logoff();
}

async function signIn(
  described: WatchedInstanceConfig,
  secret: string,
  { config, log, metrics }: Watching,
  signal: AbortSignal,
): Promise<CampaignInstance | undefined> {
  const { name, url, caFile } = described;
  const { everyMs } = watchSettings((setting) => config.settings[setting]);
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const credentials = credentialsOf(described, secret);
      return await openInstance({ url, credentials, ...(caFile === undefined ? {} : { caFile }) }, signal);
    } catch (error) {
      log(`${name}: ${errorLine(error)}`);
      metrics.failed(name);
      if (!isCampaignError(error) || !isTransportFault(error)) {
        log(`${name}: the sign-in was refused; it is not tried again`);
        return undefined;
      }
      await machineClock.sleep(nextWait({ everyMs, failures, fault: error, tookMs: 0 }), signal);
    }
  }
  return undefined;
}

function credentialsOf({ signIn: how }: WatchedInstanceConfig, secret: string): Credentials {
  if (how.kind === 'password') {
    return { kind: 'password', operator: how.operator, password: secret };
  }
  const { kind, clientId, tokenEndpoint, scope } = how;
  return { kind, clientId, tokenEndpoint, scope, clientSecret: secret };
}

function serversOf({ servers }: WatchedInstanceConfig, { commandTemplates }: WatchConfig): readonly SendingServer[] {
  const templates = new Map(Object.entries(commandTemplates));
  return servers.flatMap((server) => openServer(server, { templates }) ?? []);
}

function tellOutside(
  name: string,
  { notice, changes }: Seen,
  { config, log, language }: Watching,
  signal: AbortSignal,
): void {
  const carried = [
    ...notice.map((alert) => carriedAlert(name, 'alert', alert, language)),
    ...changes.ended.map((alert) => carriedAlert(name, 'resolved', alert, language)),
  ];
  for (const alert of carried) {
    log(`${name}: ${alert.event}: ${alert.text}`);
    if (config.onAlert !== undefined) {
      carry(alert, config.onAlert, signal).catch((error: unknown) => {
        log(`${name}: the alert could not be handed on: ${errorLine(error)}`);
      });
    }
  }
}
