import type { CampaignModule } from '../campaign/open';
import type { DeliveryRef, MergedLogRef, ServerLogRef } from '../connections/access';
import type { ConnectionManager } from '../connections/manager';
import type { ConnectionStore } from '../connections/store';
import type { Topology } from '../demo/handle';
import type { Delivery } from '../domain/delivery';
import type { ActivityRecord } from '../platform/activityRecord';
import type { OperationDesk } from '../operations/activation/operationDesk';
import type { Clock } from '../platform/clock';
import type { Log } from '../platform/log';
import type { LogAction, LogPlaceWanted } from '../platform/logActions';
import type { Ui } from '../platform/platform';
import type { Secrets } from '../platform/secrets';
import type { Settings } from '../platform/settings/definitions';
import type { ViewChoices } from '../platform/viewChoices';
import type { ServerDescriptor } from '../servers/descriptor';
import type { ManagedServer } from '../servers/managedServer';
import type { ReportFix } from '../shared/report';
import type { ReportRef } from '../shared/reportRef';

/** The panels of a delivery, or of an instance; `filter` narrows the grid of messages, which checks it. */
export interface PanelOpener {
  open(
    kind: 'tracking' | 'throughput' | 'messages' | 'failures' | 'overview' | 'report' | 'timeline',
    ref: DeliveryRef | { readonly connectionId: string } | { readonly instances: 'all' },
    filter?: unknown,
  ): Promise<void>;
  /** Does something with the panel in front; nothing when there is none. */
  act(action: 'refresh' | 'save' | 'chooseFix' | 'showText' | 'copyMarkdown' | 'copyTicket'): void;
}

/** Logs in editors that follow them. */
export interface LogEditors {
  openAuditLog(ref: DeliveryRef, signal: AbortSignal, wanted?: LogPlaceWanted): Promise<void>;
  openTrackingLog(ref: DeliveryRef, signal: AbortSignal, wanted?: LogPlaceWanted): Promise<void>;
  /** A log file of a server, at its end or at a wanted line. */
  openServerLog(ref: ServerLogRef, wanted?: LogPlaceWanted): Promise<void>;
  /** A log file of every server of an instance, merged by time. */
  openMergedLog(ref: MergedLogRef, wanted?: LogPlaceWanted): Promise<void>;
  /** The record of what was changed from here. */
  openActivity(): Promise<void>;
  /** Acts on the log in the active editor. */
  act(action: LogAction, signal: AbortSignal): Promise<void>;
}

/** What the document in the active editor shows, where it is one that can be read again. */
export type DocumentInFront =
  | { readonly kind: 'log' }
  | { readonly kind: 'source'; refresh(): void }
  | { readonly kind: 'report'; readonly ref: ReportRef };

/** Read-only documents. */
export interface DocumentViewer {
  inFront(): DocumentInFront | undefined;
  /** What the report in the active editor offers to do. */
  fixesInFront(): readonly ReportFix[];
  /** Shows an answer that is plain text. */
  showText(name: string, text: string): Promise<void>;
  /** Shows all that the instance tells of a delivery, as XML. */
  openSource(ref: DeliveryRef, signal: AbortSignal): Promise<void>;
  /** Opens a record of what is being done, in an editor that grows. */
  openTranscript(title: string): Promise<Transcript>;
  /** Shows a configuration file of a server; what it gets is checked. */
  openConfigFile(request: unknown): Promise<void>;
}

/** A record of what is being done, shown while it goes on. */
export interface Transcript {
  /** Adds a line with the time. */
  line(text: string): void;
  /** Adds what a program printed. */
  output(text: string): void;
}

/** Looks for causes and shows the answer. */
export interface DiagnosisService {
  /** Opens the report of a delivery, and answers once it is there. */
  explain(ref: DeliveryRef): Promise<void>;
  /** Examines anew what a text document shows. */
  examine(ref: ReportRef): Promise<void>;
  /** Shows the text document of a report, which is examined first where it was not. */
  showText(ref: ReportRef): Promise<void>;
  /** A report as Markdown, or masked for a ticket. */
  copyText(ref: ReportRef, as: 'markdown' | 'ticket'): Promise<string | undefined>;
  /** The same for everything that waits on an instance. */
  explainAll(connectionId: string): Promise<void>;
}

/** The health checks of an instance. */
export interface HealthService {
  /** Examines it and shows the Advisor view. `countPeople`: also who does not react, in the largest tables. */
  run(connectionId: string, options?: { readonly countPeople: boolean }): Promise<void>;
  /** Shows the last examination, at the finding with this title. */
  openReport(connectionId: string, title?: string): Promise<void>;
  /** The troubleshooting guides there are. */
  guides(): Promise<readonly { readonly id: string; readonly title: string; readonly about: string }[]>;
  /** Opens a guide, checked off as far as an examination can tell. */
  openGuide(connectionId: string, guide: string): Promise<void>;
  /** Silences a rule until a moment or for good; undefined lets it be heard again. */
  snooze(connectionId: string, rule: string, until: number | 'always' | undefined): Promise<void>;
}

export interface RemedyService {
  /** Applies the remedy that a link, a lens or a quick fix names; what it gets is checked. */
  apply(request: unknown): Promise<void>;
  /** Takes a change back: the one that a record names, else the last one of this window. */
  undo(request: unknown): Promise<void>;
}

/** What assistants proposed, for a person to decide on. */
export interface ProposalService {
  /** Hears of those of other windows, too. */
  watch(): Promise<void>;
  readonly pending: readonly {
    readonly id: string;
    readonly title: string;
    readonly reason: string;
    readonly proposer: string;
    readonly target: { readonly connectionId: string; readonly url: string };
  }[];
  /** Asks the operation's own question, and carries it out when the person agrees. */
  review(id: string): Promise<void>;
  dismiss(id: string): Promise<void>;
}

export interface SupportService {
  /** Gathers a support report and shows it, or saves the one that is shown; false when that one is gone. */
  report(
    request: { readonly connectionId: string; readonly deliveryId?: string } | { readonly preview: string },
  ): Promise<boolean>;
  /** Holds an instance against what the product assumes of it, and shows the result. */
  check(connectionId: string): Promise<void>;
}

/** Files of incidents. */
export interface IncidentService {
  /** Gathers a delivery's trouble and asks where to save it. */
  save(ref: DeliveryRef): Promise<void>;
  /** Asks for such a file and shows it. */
  open(): Promise<void>;
}

/** Watching of instances. */
export interface WatchService {
  /** How often one is looked at, ms. */
  readonly everyMs: number;
  start(connectionId: string): Promise<void>;
  stop(connectionId: string): Promise<void>;
  showAlerts(connectionId: string): Promise<void>;
  /** No notices for an hour. */
  quiet(connectionId: string): Promise<void>;
  /** Notices of everything again. */
  hearAgain(connectionId: string): Promise<void>;
}

/** What commands do to the Servers view. */
export interface ServersViewActions {
  refresh(connectionId?: string): void;
  openAffinities(connectionId: string): Promise<void>;
}

/** Deliveries that are kept in sight. */
export interface DeliveryPins {
  pin(connectionId: string, deliveryId: string): Promise<void>;
  unpin(connectionId: string, deliveryId: string): Promise<void>;
}

/** What commands do to the Deliveries view. */
export interface DeliveriesViewActions {
  refresh(connectionId?: string): void;
  reveal(connectionId: string): Promise<void>;
  loadMore(node: unknown, signal: AbortSignal): Promise<void>;
  expectChange(connectionId: string): void;
  /** Selects a delivery in the view. */
  showDelivery(connectionId: string, delivery: Delivery): Promise<void>;
  dismissFound(connectionId: string): void;
}

/** The other features as commands use them. */
export interface CommandServices {
  readonly panels: PanelOpener;
  readonly logs: LogEditors;
  readonly documents: DocumentViewer;
  readonly diagnosis: DiagnosisService;
  readonly health: HealthService;
  readonly remedies: RemedyService;
  readonly operations: OperationDesk;
  readonly proposals: ProposalService;
  readonly support: SupportService;
  readonly watches: WatchService;
  readonly incidents: IncidentService;
  readonly view: DeliveriesViewActions;
  readonly serversView: ServersViewActions;
  /** How the view of deliveries is to look. */
  readonly choices: ViewChoices;
  /** What the person keeps in sight. */
  readonly pins: DeliveryPins;
  /** Makes the demo run and its connection fit. */
  readonly prepareDemo: (signal: AbortSignal, topology?: Topology) => Promise<readonly string[]>;
}

/** What commands work with. */
export interface CommandContext extends CommandServices {
  readonly manager: ConnectionManager;
  readonly store: ConnectionStore;
  readonly secrets: Secrets;
  readonly loadCampaign: () => Promise<CampaignModule>;
  readonly ui: Ui;
  readonly activity: { record(entry: ActivityRecord): void };
  readonly log: Log & { show(): void };
  readonly clock: Clock;
  readonly settings: () => Settings;
  /** Something was asked for by hand: ssh may ask for a password again. */
  readonly servers: {
    askAgain(): void;
    /** Undefined for a server that only Adobe reaches. */
    open(descriptor: ServerDescriptor): Promise<ManagedServer | undefined>;
  };
}
