import type { ConfigFault } from '../domain/configFault';
import type { HostFacts } from './hostFacts';
import type { TemporaryFiles } from './files/temporaryFiles';

/** One running module of a Campaign server, as `nlserver pdump` lists it. */
export interface RunningModule {
  /** e.g. `mta`, `web`, `watchdog`. */
  readonly name: string;
  /** e.g. `demo`; undefined where pdump prints no `@instance`. */
  readonly instance?: string;
  readonly pid: number;
  readonly memoryBytes: number;
}

/** What `nlserver pdump` said. */
export interface ModuleList {
  /** The banner's version text, when there is one. */
  readonly version?: string;
  readonly build?: string;
  /** Milliseconds since midnight by the server's clock, in its time zone, where the banner begins with it. */
  readonly timeOfDayMs?: number;
  readonly modules: readonly RunningModule[];
  /** Nothing but the banner was printed: most likely nothing runs, but the output may have been cut off. */
  readonly onlyBanner?: true;
}

/** One IP of an affinity in `config-<instance>.xml`. */
export interface AffinityIp {
  readonly address: string;
  readonly publicId?: string;
  readonly weight: number;
  readonly heloHost?: string;
  /** Domains that this IP sends to, or not; as the file gives them. */
  readonly includeDomains?: string;
  readonly excludeDomains?: string;
}

/** An `IPAffinity` element; one element may carry several names (`a;b;c`). Without an IP it cannot send. */
export interface Affinity {
  readonly names: readonly string[];
  readonly localDomain?: string;
  readonly ips: readonly AffinityIp[];
}

/** What we read from `config-<instance>.xml`. */
export interface InstanceConfig {
  /** Modules with `autoStart="true"`: those that should be running. */
  readonly autoStart: readonly string[];
  readonly affinities: readonly Affinity[];
  /** `mta/@statServerAddress`; an empty one keeps the MTA from starting. */
  readonly statServerAddress?: string;
  /** Modules that `config-default.xml` starts for all instances (`@default`); undefined when the file was not there. */
  readonly sharedAutoStart?: readonly string[];
  /** Settings of the MTA that health checks look at. */
  readonly mta?: MtaSettings;
  /** Mistakes that the files show by themselves. */
  readonly faults?: readonly ConfigFault[];
}

/** Attributes of the `mta` element and below; undefined where neither file gives them. */
export interface MtaSettings {
  /** `master/@maxSpareServers`: child processes at most. */
  readonly maxSpareServers?: number;
  /** `relay/@address`: everything goes through that host. */
  readonly relay?: string;
  /** `child/smtp/@enableTLS`. */
  readonly enableTls?: boolean;
  /** `@verifyMode`: sending is simulated. */
  readonly verifyMode?: boolean;
  /** `@useMomentum`: mails go through the Enhanced MTA. */
  readonly useMomentum?: boolean;
}

export type ModuleVerb = 'start' | 'stop' | 'restart';

/** What can be read again without a restart: the configuration, and the MX rules of the statistics server. */
export type Reloadable = 'config' | 'stat';

/**
 * One machine that runs Campaign modules. Every call leaves the process: it takes an AbortSignal, has a time
 * limit and rejects with a ServerError. It only reads: what changes a server is in `writes`.
 */
export interface SendingServer {
  /** Room and clock of the machine, where the channel tells. */
  hostFacts?(signal: AbortSignal): Promise<HostFacts>;
  /** Temporary files of the installation, where the channel reaches them. */
  readonly temporary?: TemporaryFiles;
  readonly name: string;
  pdump(signal: AbortSignal): Promise<ModuleList>;
  readConfig(instance: string, signal: AbortSignal): Promise<InstanceConfig>;
}
