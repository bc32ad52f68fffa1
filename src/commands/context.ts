import type { CampaignModule } from '../campaign/open';
import type { DeliveryRef, ServerLogRef } from '../connections/access';
import type { ConnectionManager } from '../connections/manager';
import type { ConnectionStore } from '../connections/store';
import type { ActivityRecord } from '../platform/activityRecord';
import type { Clock } from '../platform/clock';
import type { Confirm } from '../platform/confirm';
import type { Log } from '../platform/log';
import type { LogAction, LogPlaceWanted } from '../platform/logActions';
import type { Prompter } from '../platform/prompter';
import type { Delivery } from '../domain/delivery';
import type { ViewChoices } from '../platform/viewChoices';
import type { SecretDoor } from '../platform/secrets';
import type { Settings } from '../platform/settings/settings';

/** A fix of a report: a command with its argument. */
export interface OfferedFix {
  readonly title: string;
  readonly command: string;
  readonly argument: unknown;
}

/** The features that commands open. They live in rooms that commands may not enter, so `extension.ts` hands them in. */
export interface Features {
  openTracking(ref: DeliveryRef): Promise<void>;
  openThroughput(ref: DeliveryRef): Promise<void>;
  /** The delivery's log, message by message; `filter` narrows it and is checked there. */
  openMessages(ref: DeliveryRef, filter?: unknown): Promise<void>;
  /** Shows an answer that is plain text, in a read-only editor. */
  showText(name: string, text: string): Promise<void>;
  /** Shows all that the instance tells of a delivery, as XML. */
  openSource(ref: DeliveryRef): Promise<void>;
  /** Opens a record of what is being done, in an editor that grows. */
  openTranscript(title: string): Promise<Transcript>;
  /** Shows a configuration file of a server; what it gets is checked. */
  openConfigFile(request: unknown): Promise<void>;
  openAuditLog(ref: DeliveryRef, wanted?: LogPlaceWanted): Promise<void>;
  openTrackingLog(ref: DeliveryRef, wanted?: LogPlaceWanted): Promise<void>;
  /** A log file of a server, at its end or at a wanted line. */
  openServerLog(ref: ServerLogRef, wanted?: LogPlaceWanted): Promise<void>;
  /** The record of what was changed from here. */
  openActivity(): Promise<void>;
  /** Acts on the log in the active editor. */
  actOnLog(action: LogAction, signal: AbortSignal): Promise<void>;
  /** Reads again what an open journal or report shows. */
  refreshDocument(): Promise<void>;
  /** Gathers evidence and shows the answer. */
  explainPending(ref: DeliveryRef): Promise<void>;
  /** The same for everything that waits on an instance. */
  explainAllPending(connectionId: string): Promise<void>;
  /** Sets things as they were before the last remedy. */
  undoRemedy(): Promise<void>;
  readonly health: HealthActions;
  /** Gathers a support report and shows it, or saves the one that is shown; false when that one is gone. */
  supportReport(
    request: { readonly connectionId: string; readonly deliveryId?: string } | { readonly preview: string },
  ): Promise<boolean>;
  /** Applies the remedy that a link, a lens or a quick fix names; what it gets is checked. */
  applyRemedy(request: unknown): Promise<void>;
  /** What the report in front offers to do. */
  fixesInFront(): readonly OfferedFix[];
}

/** The health checks of an instance. */
export interface HealthActions {
  /** Examines it and shows the Advisor view. */
  run(connectionId: string): Promise<void>;
  /** Shows the last examination as a document, at the heading that says `title`. */
  openReport(connectionId: string, title?: string): Promise<void>;
  /** The troubleshooting guides there are. */
  guides(): Promise<readonly { readonly id: string; readonly title: string; readonly about: string }[]>;
  /** Examines the instance and shows a guide, checked off as far as can be told. */
  openGuide(connectionId: string, guide: string): Promise<void>;
  /** Silences a rule until a moment or for good; undefined lets it be heard again. */
  putAside(connectionId: string, rule: string, until: number | 'always' | undefined): Promise<void>;
}

/** A record of what is being done, shown while it goes on. */
export interface Transcript {
  /** Adds a line with the time. */
  line(text: string): void;
  /** Adds what a program printed. */
  output(text: string): void;
}

/** What commands do to the Servers view. */
export interface ServersViewActions {
  refresh(connectionId?: string): void;
  openAffinities(connectionId: string): Promise<void>;
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

/** How the person is asked. */
export interface Ui {
  readonly prompter: Prompter;
  readonly confirm: Confirm;
}

/** What the verbs work with. */
export interface CommandContext {
  readonly manager: ConnectionManager;
  readonly store: ConnectionStore;
  readonly secrets: SecretDoor;
  readonly loadCampaign: () => Promise<CampaignModule>;
  readonly ui: Ui;
  readonly activity: { record(entry: ActivityRecord): void; show(): void };
  readonly log: Log & { show(): void };
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly features: Features;
  readonly serversView: ServersViewActions;
  /** The person himself asks for something: ssh may ask him for a password again. */
  readonly servers: { askAgain(): void };
  readonly view: DeliveriesViewActions;
  /** How the view is to look. */
  readonly choices: ViewChoices;
  /** Makes the demo run and its connection fit. */
  readonly prepareDemo: (signal: AbortSignal) => Promise<void>;
}
