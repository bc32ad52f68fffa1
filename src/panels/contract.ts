import type { Uri, WebviewPanel } from 'vscode';
import type { CampaignInstance } from '../campaign/instance';
import type { CampaignModule } from '../campaign/open';
import type { ConnectionDescriptor } from '../connections/descriptor';
import type { ConnectionStateKind } from '../connections/connectionState';
import type { ConnectionAccess, ServerAccess } from '../connections/access';
import type { OperationRunner } from '../operations/activation/operationDesk';
import type { StateStore } from '../platform/stateStore';
import type { PanelRef } from '../shared/protocol/common';
import type { ProposalSource } from '../shared/report';
import type { ReportSource } from '../shared/reportSource';
import type { TimelineSource } from '../shared/timelineSource';

/** Where log lines of the panels go. Nothing secret is ever passed to it. A LogOutputChannel fits. */
export interface PanelLog {
  debug(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** An error in words, in the person's language: what happened, why, and what to do next. */
export interface PanelErrorText {
  readonly what: string;
  readonly why?: string;
  readonly next?: string;
}

/** What the panels need of the rest of the extension. */
export interface PanelDeps {
  readonly access: ConnectionAccess;
  /** The instances of the list, as they stand now. */
  readonly instances: () => readonly InstanceSeen[];
  /** Modules of an instance that should run and do not; undefined where its servers were not looked at. */
  readonly missingModules: (connectionId: string) => number | undefined;
  /** Root of the extension: the panels load `dist/webview/<name>.js` and `.css` from below it. */
  readonly extensionUri: Uri;
  readonly log: PanelLog;
  /** Our clock, epoch ms; the instance's offset is added where its time decides. */
  readonly now: () => number;
  /** Words for an error of the instance (connections/errorText). Must not throw. */
  readonly describeError: (error: unknown) => PanelErrorText;
  /** The client, for a look at the redirection server; loaded from its own bundle unless given. */
  readonly loadCampaign?: () => Promise<Pick<CampaignModule, 'testReachability'>>;
  /** When addresses of recipients are hidden at first (setting `maskAddresses`). */
  readonly masking?: () => 'production' | 'always' | 'never';
  /** What is remembered from window to window; nothing is without it. No address of a person is ever put there. */
  readonly state?: StateStore;
  /** Fires with the id of a connection that was signed in to, again or for the first time. */
  readonly onDidConnect?: (listener: (connectionId: string) => void) => { dispose(): void };
  /** Reports, as troubleshooting examines them. */
  readonly reports: ReportSource;
  /** What was recorded of watched instances; nothing without it. */
  readonly timeline?: TimelineSource;
  /** The servers with their logs; no log is read without it. */
  readonly servers?: Pick<ServerAccess, 'servers'>;
  /** What assistants proposed; nothing without it. */
  readonly proposals?: ProposalSource;
  /** Through which everything is changed. */
  readonly operations: OperationRunner;
}

/** An instance of the list; `instance` where it is signed in to. */
export interface InstanceSeen {
  readonly descriptor: ConnectionDescriptor;
  readonly standing: ConnectionStateKind;
  readonly instance: CampaignInstance | undefined;
}

/** The panels there are. The view type of VS Code is `deliveryDoctor.<kind>`. */
export const PANEL_KINDS = [
  'tracking',
  'throughput',
  'messages',
  'failures',
  'overview',
  'report',
  'timeline',
] as const;
export type PanelKind = (typeof PANEL_KINDS)[number];

/** The view type that names a kind of panel to VS Code (activation event `onWebviewPanel:<viewType>`). */
export function panelViewType(kind: PanelKind): string {
  return `deliveryDoctor.${kind}`;
}

/** Where exports of logs that ended early are kept. Activation only looks whether there are any. */
export const UNFINISHED_KEY = 'messages.exports';

/** What the buttons in the title of an editor do with the panel in front. */
export type PanelAction = 'refresh' | 'save' | ReportAction;

/** What they do with a report. */
export type ReportAction = 'chooseFix' | 'showText' | 'copyMarkdown' | 'copyTicket';

/** The open panels: one per kind and subject, revealed when opened again. */
export interface Panels {
  /**
   * `wanted`: what the panel is to show first, such as a filter; its definition parses it, and leaves out what it is
   * not.
   */
  open(kind: PanelKind, ref: PanelRef, wanted?: unknown): void;
  /**
   * Takes over a panel that VS Code kept over a reload of the window. `state` is what the page had stored: not trusted.
   */
  restore(kind: PanelKind, panel: WebviewPanel, state: unknown): void;
  /** Does something with the panel in front; nothing when there is none. */
  act(action: PanelAction): void;
  /** Asks whether exports that a closed window broke off are to be taken up. */
  offerResume(): Promise<void>;
  dispose(): void;
}

/** Contract of `src/panels/index.ts`, a bundle of its own (dist/panels.js) that is loaded when first used. */
export interface PanelsModule {
  createPanels(deps: PanelDeps): Panels;
}

/**
 * What commands use; made by `registerPanels` of `src/panels/register.ts`, which is light enough for activation:
 * it registers the serializers and loads the bundle at the first call.
 */
export interface PanelsFeature {
  open(kind: PanelKind, ref: PanelRef, wanted?: unknown): Promise<void>;
  act(action: PanelAction): void;
  dispose(): void;
}
