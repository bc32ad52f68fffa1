import type { Uri } from 'vscode';
import type { ConnectionAccess, ServerAccess } from '../../connections/access';
import type { EpochMs } from '../../domain/delivery';
import type { Settings } from '../../platform/settings/definitions';
import type { ManagedServer } from '../../servers/managedServer';

/** One text of a support report. */
export interface SupportFile {
  /** Its path within the zip. */
  readonly path: string;
  readonly text: string;
}

/** What a support report is about: an instance, or one delivery of it. */
export interface SupportTarget {
  readonly connectionId: string;
  readonly deliveryId?: string;
}

/** Connections as the report needs them: the instance, and its servers with their logs. */
export interface SupportAccess extends Omit<ConnectionAccess, 'servers'>, Pick<ServerAccess, 'descriptor'> {
  servers(connectionId: string): Promise<readonly ManagedServer[]>;
}

/** What gathering a support report needs from the outside. */
export interface SupportOptions {
  readonly access: SupportAccess;
  readonly now: () => EpochMs;
  readonly settings: () => Settings;
  /** Secrets that must not be in the report, whatever they stand behind. */
  readonly secretsOf: (connectionId: string) => Promise<readonly string[]>;
  /** Name and version of each program that has a part in it. */
  readonly versions: () => readonly (readonly [string, string])[];
}

export interface SupportDeskOptions extends SupportOptions {
  /** Shows a text in a read-only editor. */
  readonly show: (name: string, text: string) => Promise<Uri>;
}

/** Makes support reports: shows what is in them first, and writes only what was shown. */
export interface SupportDesk {
  /** Gathers and shows a report, and offers to save it. */
  offer(target: SupportTarget): Promise<void>;
  /** Saves the report that is shown; false when it is not this one. */
  save(preview: string): Promise<boolean>;
  dispose(): void;
}
