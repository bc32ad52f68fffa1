import type { CampaignInstance } from '../../../campaign/instance';
import type { AffinityUse, MonitoredProcess } from '../../../campaign/machines';
import type { ConnectionManager } from '../../../connections/manager';
import { isCancelled } from '../../../platform/abort';
import { errorLine, type Log } from '../../../platform/log';
import type { ManagedServer } from '../../../servers/managedServer';
import { affinitiesSeen, isNowhere, type AffinitySeen } from './affinities';
import { lookAtServer, missingIn, type ServerLook } from './serverLook';

/** Adobe asks to read the monitoring page every ten minutes; what the SOAP call costs is not documented. */
const PROCESSES_EVERY_MS = 10 * 60_000;

export interface InstanceServersOptions {
  readonly manager: ConnectionManager;
  readonly connectionId: string;
  readonly now: () => number;
  readonly log: Log;
  /** The instance's name as it was the last time that it could be asked. */
  readonly rememberedName: () => string | undefined;
  readonly rememberName: (name: string) => void;
}

/** What is known of one instance's servers. Looks at all of them at once. */
export class InstanceServers {
  private readonly looks = new Map<string, ServerLook>();
  private opened = new Map<string, ManagedServer>();
  private uses: readonly AffinityUse[] | undefined;
  private monitored: { readonly at: number; readonly processes: readonly MonitoredProcess[] | undefined } | undefined;
  private looking: Promise<void> | undefined;

  constructor(private readonly options: InstanceServersOptions) {}

  get wasLooked(): boolean {
    return this.looks.size > 0;
  }

  /** The instance's name; undefined when it never told it. */
  get instanceName(): string | undefined {
    return this.options.manager.existing(this.options.connectionId)?.info.instanceName ?? this.options.rememberedName();
  }

  server(name: string): ManagedServer | undefined {
    return this.opened.get(name);
  }

  lookOf(server: string): ServerLook | undefined {
    return this.looks.get(server);
  }

  get missingCount(): number {
    return [...this.looks.values()].reduce((sum, look) => sum + missingIn(look).length, 0);
  }

  /** What the instance itself says of its modules; undefined when it does not. */
  get processes(): readonly MonitoredProcess[] | undefined {
    return this.monitored?.processes;
  }

  /** Undefined until both a configuration and the deliveries were read. */
  get affinities(): readonly AffinitySeen[] | undefined {
    const declared = this.options.manager.descriptor(this.options.connectionId)?.servers ?? [];
    const servers = declared.flatMap(({ name: server }) => {
      const config = this.looks.get(server)?.config;
      return config === undefined
        ? []
        : [{ server, sends: config.autoStart.includes('mta'), affinities: config.affinities }];
    });
    if (servers.length === 0) {
      return undefined;
    }
    const seen = affinitiesSeen(servers, this.uses ?? []);
    // One server that could not be read may have it: then nothing is said to be nowhere.
    return this.allRead ? seen : seen.filter((one) => !isNowhere(one));
  }

  /** Every server was asked for its configuration and answered. */
  get allRead(): boolean {
    const servers = this.options.manager.descriptor(this.options.connectionId)?.servers ?? [];
    return servers.length > 0 && servers.every(({ name }) => this.looks.get(name)?.config !== undefined);
  }

  /** Looks at everything once; whoever asks meanwhile waits for the same look. */
  async look(signal: AbortSignal, fresh = false): Promise<void> {
    if (fresh) {
      this.monitored = undefined;
    }
    this.looking ??= this.lookNow(signal).finally(() => {
      this.looking = undefined;
    });
    await this.looking;
  }

  private async lookNow(signal: AbortSignal): Promise<void> {
    const { manager, connectionId, rememberName } = this.options;
    const instance = manager.existing(connectionId);
    if (instance?.info.instanceName !== undefined) {
      rememberName(instance.info.instanceName);
    }
    const servers = await manager.servers(connectionId);
    this.opened = new Map(servers.map((server) => [server.name, server]));
    for (const name of this.looks.keys()) {
      if (!this.opened.has(name)) {
        this.looks.delete(name);
      }
    }
    await Promise.all([
      ...servers.map((server) => this.lookAt(server, signal)),
      this.quietly('deliveries with an affinity', async () => {
        this.uses = await instance?.machines.affinitiesInUse(signal);
      }),
      this.quietly('nl:monitoring', () => this.readProcesses(instance, signal)),
    ]);
  }

  /** Looks at one server, for instance after it was changed. */
  async lookAt(server: ManagedServer, signal: AbortSignal): Promise<void> {
    const { manager, connectionId, now } = this.options;
    const look = await lookAtServer(
      server,
      {
        instance: this.instanceName,
        clockOffsetMs: manager.existing(connectionId)?.info.clockOffsetMs,
        before: this.looks.get(server.name),
        now,
      },
      signal,
    );
    this.looks.set(server.name, look);
  }

  private async readProcesses(instance: CampaignInstance | undefined, signal: AbortSignal): Promise<void> {
    const { manager, connectionId, now } = this.options;
    const hosted = manager.descriptor(connectionId)?.servers.some(({ channel }) => channel.kind === 'none') ?? false;
    if (!hosted || instance === undefined) {
      return;
    }
    if (this.monitored !== undefined && now() - this.monitored.at < PROCESSES_EVERY_MS) {
      return;
    }
    this.monitored = { at: now(), processes: await instance.machines.processes(instance.info.instanceName, signal) };
  }

  /** What only adds to the picture must not spoil it. */
  private async quietly(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isCancelled(error)) {
        this.options.log.warn(`${what}: ${errorLine(error)}`);
      }
    }
  }
}
