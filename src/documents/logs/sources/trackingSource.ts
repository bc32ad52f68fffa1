import type { TrackingLog } from '../../../campaign/instance';
import { trackingRow } from '../../../domain/log/trackingRow';
import type { LogSource, ReadStretch } from './logSource';
import type { InstanceSourceOptions } from './auditSource';
import { pollingFollow, type PollingOptions } from './pollingFollow';

/** More new rows than this are read at the next look. */
const MOST_NEW = 5000;

/** The tracking log of a delivery: opens, clicks, opt-outs. A place is a row's id. */
export function trackingSource(options: InstanceSourceOptions): LogSource {
  const { deliveryId, instance } = options;
  const above = async (beforeId: string | undefined, lines: number, signal: AbortSignal): Promise<ReadStretch> => {
    const { trackingLogs } = await instance(signal);
    return stretch(
      await trackingLogs.newest({ deliveryId, ...(beforeId === undefined ? {} : { beforeId }) }, lines, signal),
      lines,
    );
  };
  return {
    style: 'journal',
    newest: (lines, signal) => above(undefined, lines, signal),
    before: (place, lines, signal) => above(place, lines, signal),
    follow: (from, signal) => {
      const read: PollingOptions['read'] = async (after, stop) => {
        const { trackingLogs } = await instance(stop);
        const rows: TrackingLog[] = [];
        for await (const batch of trackingLogs.batches(
          { deliveryId, ...(after === undefined ? {} : { afterId: after }) },
          stop,
        )) {
          rows.push(...batch);
          if (rows.length >= MOST_NEW) {
            break;
          }
        }
        return stretch(rows, 0);
      };
      return pollingFollow({ ...options, read }, from, signal);
    },
  };
}

function stretch(logs: readonly TrackingLog[], asked: number): ReadStretch {
  const first = logs[0]?.id;
  const end = logs.at(-1)?.id;
  return {
    rows: logs.map(trackingRow),
    ...(first === undefined || logs.length < asked ? {} : { start: first }),
    ...(end === undefined ? {} : { end }),
  };
}
