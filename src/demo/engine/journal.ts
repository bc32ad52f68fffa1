import type { Store } from '../store/store';

export type LogLevel = 'error' | 'warning' | 'info' | 'status' | 'verbose';

const LOG_TYPE: Readonly<Record<LogLevel, number>> = { error: 0, warning: 1, info: 2, status: 3, verbose: 4 };

/** Writes a line of a delivery's journal. */
export function writeJournal(
  store: Store,
  deliveryId: number,
  at: number,
  level: LogLevel,
  message: string,
  code = 0,
): void {
  store.run('INSERT INTO XtkJobLog (iJobId, tsLog, iLogType, sMessage, iRc) VALUES (?, ?, ?, ?, ?)', [
    deliveryId,
    at,
    LOG_TYPE[level],
    message,
    code,
  ]);
}

/** `9600` as `9,600`, the way journals write counts. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
