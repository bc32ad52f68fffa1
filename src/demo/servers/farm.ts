import { statSync } from 'node:fs';
import { setClock } from '../nlserver/skew';
import { readConfiguration, type ServerConfiguration } from './configRead';
import { modulesPath, readModules, type ModuleState } from './moduleFile';
import { appendLog, formatLogLine, type ServerLogLevel } from './serverLog';

export interface LogLine {
  /** Epoch ms. */
  readonly at: number;
  readonly level: ServerLogLevel;
  readonly text: string;
}

/** Modules that serve all instances: their logs lie in `var/default/log`. */
const SHARED_MODULES: ReadonlySet<string> = new Set(['web', 'webmdl', 'syslogd', 'trackinglogd', 'watchdog']);

export interface FarmServer {
  readonly name: string;
  readonly dir: string;
  readonly hostname: string;
}

/** A running MTA with what its configuration lets it send. */
export interface RunningMta {
  readonly server: string;
  readonly pid: number;
  readonly pollMs: number;
  readonly affinities: ReadonlySet<string>;
  /** Modules of the instance that are to run beside it, and do not. */
  readonly lacking: ReadonlySet<string>;
  /** As many children run as may: it takes nothing more. */
  readonly full: boolean;
}

/** Less than this between the instance's clock and a server's is nothing, ms. */
const FOLLOW_FROM_MS = 1000;

interface Known {
  readonly stamp: string;
  readonly modules: readonly ModuleState[];
  readonly configuration: ServerConfiguration | undefined;
}

function stampOf(dir: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(modulesPath(dir));
    return `${mtimeMs}:${size}:${ino}`;
  } catch {
    return '';
  }
}

function configurationOf(dir: string, instance: string): ServerConfiguration | undefined {
  try {
    return readConfiguration(dir, instance);
  } catch {
    return undefined;
  }
}

/** The servers as the instance sees them: what runs on each, through the files that `nlserver` writes. */
export class ServerFarm {
  private readonly known = new Map<string, Known>();
  private movedMs = 0;

  constructor(
    readonly servers: readonly FarmServer[],
    private readonly instance: string,
  ) {
    this.refresh();
  }

  /** Looks at the files again; cheap when nothing changed. A module reads its configuration when it starts. */
  refresh(): void {
    for (const { name, dir } of this.servers) {
      const stamp = stampOf(dir);
      if (this.known.get(name)?.stamp === stamp) {
        continue;
      }
      this.known.set(name, { stamp, modules: readModules(dir), configuration: configurationOf(dir, this.instance) });
    }
  }

  /** Lets the clocks of all servers go with the instance's, which was moved this far from the machine's, ms. */
  follow(movedMs: number): void {
    if (Math.abs(movedMs - this.movedMs) < FOLLOW_FROM_MS) {
      return;
    }
    this.movedMs = movedMs;
    for (const { dir } of this.servers) {
      setClock(dir, { movedMs });
    }
  }

  modules(server: string): readonly ModuleState[] {
    return this.known.get(server)?.modules ?? [];
  }

  configuration(server: string): ServerConfiguration | undefined {
    return this.known.get(server)?.configuration;
  }

  /** Whether a module runs on any server. */
  runs(module: string): boolean {
    return this.servers.some(({ name }) => this.modules(name).some((item) => item.name === module));
  }

  runningMtas(): RunningMta[] {
    return this.servers.flatMap(({ name }) => {
      const mta = this.modules(name).find((item) => item.name === 'mta');
      const configuration = this.configuration(name);
      if (mta === undefined || configuration === undefined) {
        return [];
      }
      return [
        {
          server: name,
          pid: mta.pid,
          pollMs: configuration.pollSeconds * 1000,
          affinities: new Set(configuration.affinities),
          lacking: this.lackingOn(name, configuration),
          full: this.modules(name).filter((item) => item.name === 'mtachild').length >= configuration.maxChildren,
        },
      ];
    });
  }

  private lackingOn(server: string, { expected }: ServerConfiguration): ReadonlySet<string> {
    const running = this.modules(server).map(({ name }) => name);
    return new Set(expected.map((id) => id.split('@')[0] ?? '').filter((module) => !running.includes(module)));
  }

  /** Appends a line to a module's log on a server, whether or not the module runs. */
  log(server: string, module: string, at: number, level: ServerLogLevel, text: string): void {
    this.logLines(server, module, [{ at, level, text }]);
  }

  /** A logon, in the day's `logins.yy-mm-dd.log` of the first server. */
  logLogin(at: number, login: string): void {
    const first = this.servers[0];
    if (first === undefined) {
      return;
    }
    const day = new Date(at).toISOString().slice(2, 10);
    const pid = this.modules(first.name).find(({ name }) => name === 'web')?.pid ?? 0;
    appendLog(first.dir, this.instance, `logins.${day}`, [
      formatLogLine(at, pid, 'info', `Login of '${login}' from 127.0.0.1`),
    ]);
  }

  logLines(server: string, module: string, lines: readonly LogLine[]): void {
    const found = this.servers.find(({ name }) => name === server);
    if (found === undefined || lines.length === 0) {
      return;
    }
    const owner = module === 'mtachild' ? 'mta' : module;
    const pid = this.modules(server).find((item) => item.name === owner)?.pid ?? 0;
    const instance = SHARED_MODULES.has(module) ? 'default' : this.instance;
    appendLog(
      found.dir,
      instance,
      module,
      lines.map(({ at, level, text }) => formatLogLine(at, module === 'mtachild' ? pid + 12 : pid, level, text)),
    );
  }
}
