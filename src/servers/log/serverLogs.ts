import type { ServerError } from '../errors';

/** One log file of a server. */
export interface LogFile {
  /** Its path below `var`, which names it everywhere: `demo/log/mta.log`, `default/log/web.log`. */
  readonly file: string;
  /** Whose it is: the instance, or `default`. */
  readonly instance: string;
  /** `mta.log`. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Epoch ms, by the server's clock. */
  readonly modifiedAt: number;
}

/** A place in a file: byte offset, and which file it is however it is called later. */
export interface LogPlace {
  readonly id: string;
  readonly offset: number;
}

/** Whole lines, oldest first, without their line ends. */
export interface LogLines {
  readonly lines: readonly string[];
  /** Where the first line begins: hand it to `before` for the lines above. */
  readonly start: LogPlace;
  /** Behind the last line: hand it to `follow` for what comes. */
  readonly end: LogPlace;
  /** Nothing is above. */
  readonly atBeginning: boolean;
}

/** Why lines may not follow on one another. */
export type GapReason =
  /** The file was renamed and a new one begins. Nothing was lost. */
  | 'rotated'
  /** It was renamed while nobody could look, and its end was not found. */
  | 'rotatedUnseen'
  /** It was emptied, and begins anew. */
  | 'truncated'
  /** There is no such file at the moment. */
  | 'missing'
  /** The connection dropped; it is tried again. */
  | 'disconnected'
  /** And is back: what was written meanwhile follows. */
  | 'reconnected';

export type LogEvent =
  | {
      readonly kind: 'lines';
      readonly lines: readonly string[];
      /** Behind the last line. */ readonly offset: number;
      readonly place: LogPlace;
    }
  | { readonly kind: 'gap'; readonly reason: GapReason; readonly at?: LogPlace; readonly error?: ServerError };

/** The log files of a server. Every call takes an AbortSignal, has a time limit and rejects with a ServerError. */
export interface ServerLogs {
  /** The files of an instance and those that all instances share, by name. */
  list(instance: string, signal: AbortSignal): Promise<readonly LogFile[]>;
  /** The last lines; undefined when there is no such file. */
  tail(file: string, options: { readonly lines: number; readonly signal: AbortSignal }): Promise<LogLines | undefined>;
  /** The lines above a place; undefined when the file is gone or is another one now. */
  before(
    file: string,
    place: LogPlace,
    options: { readonly lines: number; readonly signal: AbortSignal },
  ): Promise<LogLines | undefined>;
  /**
   * What is written from a place on (the end of the file without one), across rotation and dropped connections, until
   * the signal ends it: then it ends without an error. Rejects only with what trying again does not mend.
   */
  follow(file: string, options: { readonly from?: LogPlace; readonly signal: AbortSignal }): AsyncIterable<LogEvent>;
}
