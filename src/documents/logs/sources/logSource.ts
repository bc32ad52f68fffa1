import type { LogRow } from '../../../domain/log/logRow';
import type { TimeStyle } from '../../../domain/log/logTime';

/** Why lines may not follow on one another. */
export type LogGap = 'rotated' | 'rotatedUnseen' | 'truncated' | 'missing' | 'disconnected' | 'reconnected' | 'skipped';

/** Lines that follow on one another, oldest first. */
export interface ReadStretch {
  readonly rows: readonly LogRow[];
  /** Where the first one begins: hand it to `before`. Undefined when nothing is above. */
  readonly start?: string;
  /** Behind the last one: hand it to `follow`. */
  readonly end?: string;
}

export type SourceEvent =
  | ({ readonly kind: 'rows' } & ReadStretch)
  | {
      readonly kind: 'gap';
      readonly reason: LogGap;
      readonly error?: unknown;
      /** Which one of several logs shown as one. */ readonly of?: string;
    };

/** A log wherever it lies, as a followed document reads it. Places are the source's own, and opaque. */
export interface LogSource {
  readonly style: TimeStyle;
  /** The newest lines. */
  newest(lines: number, signal: AbortSignal): Promise<ReadStretch>;
  /** Lines above a place; undefined when they are gone. */
  before(place: string, lines: number, signal: AbortSignal): Promise<ReadStretch | undefined>;
  /**
   * What is logged behind a place (from now on without one), until the signal aborts: then it ends. A lost connection
   * is a gap, and it goes on; it rejects only with what trying again does not mend.
   */
  follow(from: string | undefined, signal: AbortSignal): AsyncIterable<SourceEvent>;
}
