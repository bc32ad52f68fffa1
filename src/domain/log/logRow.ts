import type { EpochMs } from '../delivery';

export type LogLevel = 'error' | 'warning' | 'info' | 'status' | 'verbose';

/**
 * One line of a log, whatever the log. An `entry` begins something that was logged, `more` continues the entry above,
 * a `gap` says that lines may be missing between its neighbours.
 */
export interface LogRow {
  readonly kind: 'entry' | 'more' | 'gap';
  readonly at?: EpochMs;
  readonly level?: LogLevel;
  /** What stands behind the time; the whole line where there is no time that could be shown in another zone. */
  readonly text: string;
}

/** `logs` of the wire: 0 error, 1 warning, 2 info, 3 status, 4 verbose (`xtk:jobLog/@logType`). */
export const LEVELS: readonly LogLevel[] = ['error', 'warning', 'info', 'status', 'verbose'];
