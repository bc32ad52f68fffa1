import type { LogRow } from '../../../domain/log/logRow';
import type { ActivityRecord } from '../../../platform/activityRecord';
import { activityText } from '../../../platform/activityRecord';
import type { Emitter } from '../../../platform/emitter';
import type { LogSource, SourceEvent } from './logSource';

/** The record of what was done from here, as `ActivityLog` keeps it. */
export interface ActivityRecords {
  readonly records: readonly ActivityRecord[];
  readonly onDidRecord: Emitter<ActivityRecord>['event'];
}

/** The Activity record. A place is how many records there were. */
export function activitySource(activity: ActivityRecords): LogSource {
  const rowsFrom = (count: number): readonly LogRow[] => activity.records.slice(count).map(rowOf);
  return {
    style: 'journal',
    newest: () => Promise.resolve({ rows: rowsFrom(0), end: String(activity.records.length) }),
    before: () => Promise.resolve(undefined),
    follow: (from, signal) => follow(Number(from ?? activity.records.length), signal),
  };

  async function* follow(from: number, signal: AbortSignal): AsyncGenerator<SourceEvent> {
    let seen = from;
    while (!signal.aborted) {
      const rows = rowsFrom(seen);
      seen += rows.length;
      if (rows.length > 0) {
        yield { kind: 'rows', rows, end: String(seen) };
      } else {
        await nextRecord(activity, signal);
      }
    }
  }
}

async function nextRecord({ onDidRecord }: ActivityRecords, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const listening = onDidRecord(() => {
      done();
    });
    const done = (): void => {
      listening.dispose();
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) {
      done();
    }
  });
}

function rowOf(record: ActivityRecord): LogRow {
  const level = record.outcome === 'done' ? 'status' : record.outcome === 'refused' ? 'error' : 'warning';
  return { kind: 'entry', at: record.at, level, text: `  ${level.toUpperCase().padEnd(7)}  ${activityText(record)}` };
}
