import type { AttentionGroup } from '../attention';
import type { ConfigFault } from '../configFault';
import type { DeliveryDetail, EpochMs } from '../delivery';
import type { DomainResults } from '../domainResults';
import type { Explanation } from '../explanation';
import type { InstanceTopology } from '../topology/instanceRole';
import type { TwinSeen } from '../topology/twin';
import type { Observed, Read } from '../judgement/observed';

/** A module as `nlserver pdump` lists it. */
export interface ModuleSeen {
  readonly name: string;
  readonly instance?: string;
  readonly memoryBytes?: number;
}

/** The part of a server's configuration that a diagnosis weighs. */
export interface ConfigSeen {
  /** Modules with `autoStart="true"`: those that are meant to run on this server. */
  readonly autoStart: readonly string[];
  readonly affinityNames: readonly string[];
  /** `mta/@statServerAddress`; '' keeps the MTA from starting, undefined is not told. */
  readonly statServerAddress?: string;
  /** `master/@maxSpareServers`: children of the MTA at most. */
  readonly maxChildren?: number;
  /** Mistakes that the files show by themselves. */
  readonly faults?: readonly ConfigFault[];
}

/** A machine: the room where Campaign is installed, and its clock against ours. */
export interface HostSeen {
  readonly freeBytes?: number;
  readonly totalBytes?: number;
  /** Undefined for this machine, whose clock is ours. */
  readonly clockOffsetMs?: number;
}

/** A technical workflow. */
export interface WorkflowSeen {
  readonly label: string;
  readonly state?: number;
  readonly failed?: boolean;
}

/** One server of the instance that could be asked. */
export interface ServerEvidence {
  readonly name: string;
  readonly modules: Observed<readonly ModuleSeen[]>;
  /** `nlserver pdump` printed its banner and nothing else: that nothing runs is likely, not certain. */
  readonly onlyBanner?: true;
  readonly config: Observed<ConfigSeen>;
  /** Undefined where the channel does not tell. */
  readonly host?: Observed<HostSeen>;
  /** Milliseconds since midnight by the server's own clock, in its time zone, as nlserver prints it. */
  readonly printedClock?: Observed<number>;
}

/** One line of the delivery's journal. `type`: 0 error, 1 warning, 2 info (`xtk:jobLog/@logType`). */
export interface JournalLine {
  readonly at?: EpochMs;
  readonly type: number;
  readonly message: string;
}

/** A line of the journal that says why. Without an explanation: an error that nothing is known of. */
export interface JournalReason {
  readonly line: JournalLine;
  readonly explanation?: Explanation;
}

/** A module as the instance itself sees it. */
export interface MonitoredModule {
  readonly name: string;
  readonly instance?: string;
  /** The machine, in the instance's words. */
  readonly host?: string;
  readonly running: boolean;
}

/** A text that messages of the delivery carry: an answer of a provider, or why they wait. */
export interface MessageText {
  readonly text: string;
  /** How many messages carry it. */
  readonly count: number;
  /** What is known of it; undefined for a text that nobody explains. */
  readonly explanation?: Explanation;
}

/** What the instance runs on, as it says itself: version `8.6.4` or `7.4.1`, build `9383`. */
export interface Product {
  readonly version?: string;
  readonly build?: string;
}

/** The campaign that a delivery belongs to. */
export interface CampaignSeen {
  readonly label: string;
  /** Its status as the instance's own schema names it: a name such as `stopped`, and the label that people see. */
  readonly status?: { readonly name: string; readonly label: string };
}

/** Everything a diagnosis of one delivery may weigh. */
export interface Evidence {
  /** When the evidence was gathered, our clock. */
  readonly at: EpochMs;
  /** The same moment by the instance's clock: what its dates are held against. */
  readonly instanceNow: EpochMs;
  /** Name of the Campaign instance, as modules and files have it; '' where nothing tells it. */
  readonly instanceName: string;
  readonly product: Product;
  /** What the instance is there for; undefined where nothing of it could be read. */
  readonly topology?: InstanceTopology;
  readonly delivery: Read<DeliveryDetail>;
  /** What the mid-sourcing server has of it; undefined for a delivery that is not there to be followed. */
  readonly twin?: Observed<TwinSeen>;
  /** The servers that a channel leads to. */
  readonly servers: readonly ServerEvidence[];
  /** Names of the servers that only Adobe reaches. */
  readonly unreachableServers: readonly string[];
  /** Instance clock minus ours, ms, measured now; undefined when the instance does not tell the time. */
  readonly instanceClock: Observed<number | undefined>;
  /** How many deliveries of the instance each group of the Deliveries view has. */
  readonly counts: Observed<ReadonlyMap<AttentionGroup, number>>;
  /** What the instance itself sees of its modules (`nl:monitoring`); undefined where the operator may not look. */
  readonly monitored: Observed<readonly MonitoredModule[] | undefined>;
  /** Values of the enumeration `IPAffinity`: what can be chosen, not what is configured. */
  readonly affinityNames: Observed<readonly string[]>;
  /** The campaign that it belongs to; only read before it is sent, undefined for one of no campaign. */
  readonly campaign: Observed<CampaignSeen | undefined>;
  /** Deliveries of campaigns being sent now. */
  readonly runningCampaignDeliveries: Observed<number>;
  /** Option `NmsOperation_LimitConcurrency`; undefined when the instance has none. */
  readonly limitConcurrency: Observed<string | undefined>;
  /** The newest lines, oldest first. */
  readonly journal: Observed<readonly JournalLine[]>;
  /** Lines of the journal that say why, with what is known of their texts: roots before what wraps them. */
  readonly journalReasons: readonly JournalReason[];
  /**
   * When messages of this delivery were last reported as sent, within the last quarter of an hour (instance's clock).
   * Not of the instance: its rows also come from mid-sourcing and other senders, and prove nothing about its MTA.
   */
  readonly lastSent: Observed<EpochMs | undefined>;
  /** Technical workflows by internal name; an undefined value: there is none, or the operator may not see it. */
  readonly workflows: Readonly<Record<string, Observed<WorkflowSeen | undefined>>>;
  /** Why workflows in error ended so, by internal name, as their own journals say; undefined where they cannot be read. */
  readonly workflowReasons: Observed<ReadonlyMap<string, JournalReason> | undefined>;
  /** Parts of the delivery that wait in the database (`nms:deliveryPart`); only read while it is being sent, undefined where they cannot be seen. */
  readonly waitingParts: Observed<number | undefined>;
  /** Results by receiving domain; only read while it is being sent. */
  readonly domains: Observed<readonly DomainResults[] | undefined>;
  /** What messages say that wait or failed, the commonest first; only read while it is being sent. */
  readonly messageTexts: Observed<readonly MessageText[] | undefined>;
}
