import type { Event, FileChangeEvent, Uri } from 'vscode';
import type { ConnectionAccess, DeliveryRef, MergedLogRef, ServerAccess, ServerLogRef } from '../../connections/access';
import type { ErrorWords } from '../../platform/commandRunner';
import type { Log } from '../../platform/log';
import type { LogAction, LogPlaceWanted } from '../../platform/logActions';
import type { Prompter } from '../../platform/prompter';
import type { Settings } from '../../platform/settings/definitions';
import type { ActivityRecords } from './sources/activitySource';

export const LOG_SCHEME = 'delivery-doctor-log';
export const LOG_LANGUAGE = 'campaign-log';

/** What a document shows. */
export type LogTarget =
  | ({ readonly kind: 'audit' | 'tracking'; /** For the tab. */ readonly name: string } & DeliveryRef)
  | ({ readonly kind: 'server' } & ServerLogRef)
  /** The same file on every server of an instance, merged by time. */
  | ({ readonly kind: 'allServers' } & MergedLogRef)
  | { readonly kind: 'activity' };

export type LogSettings = Pick<
  Settings,
  'auditLines' | 'pollMs' | 'pollWhileSendingMs' | 'logTimes' | 'logColumns' | 'logProblems' | 'maskAddresses'
>;

/** What the logs need of the rest of the extension. */
export interface LogsDeps {
  readonly access: Pick<ConnectionAccess, 'instance'> & ServerAccess;
  readonly activity: ActivityRecords;
  readonly settings: () => LogSettings;
  readonly onDidChangeSettings: Event<unknown>;
  readonly prompter: () => Prompter;
  readonly log: Log;
  readonly now: () => number;
  readonly describeError: (error: unknown) => ErrorWords;
}

/** The open logs. */
export interface Logs {
  open(target: LogTarget, wanted?: LogPlaceWanted): Promise<void>;
  act(action: LogAction, signal: AbortSignal): Promise<void>;
  stat(uri: Uri): { readonly mtime: number; readonly size: number };
  read(uri: Uri): Promise<Uint8Array>;
  dispose(): void;
}

/** Contract of `src/documents/logs/index.ts`, a bundle of its own (dist/logs.js) that is loaded when first used. */
export interface LogsModule {
  createLogs(deps: LogsDeps, changed: (events: FileChangeEvent[]) => void): Logs;
}

/** What commands use; made by `registerLogs(deps)`, which is light enough for activation. */
export interface LogsFeature {
  open(target: LogTarget, wanted?: LogPlaceWanted): Promise<void>;
  act(action: LogAction, signal: AbortSignal): Promise<void>;
  dispose(): void;
}
