import type { AuditLine, CampaignInstance } from '../../../campaign/instance';
import type { DeliveryId } from '../../../domain/delivery';
import { journalRows } from '../../../domain/log/journalRows';
import type { LogSource, ReadStretch } from './logSource';
import { pollingFollow, type PollingOptions } from './pollingFollow';

/** More new lines than this between two looks are not read; a gap says so. */
const MOST_NEW = 2000;

export interface InstanceSourceOptions extends Omit<PollingOptions, 'read'> {
  readonly deliveryId: DeliveryId;
  readonly instance: (signal: AbortSignal) => Promise<CampaignInstance>;
}

/** A delivery's journal. A place is a line's id. */
export function auditSource(options: InstanceSourceOptions): LogSource {
  const { deliveryId, instance } = options;
  return {
    style: 'journal',
    newest: async (lines, signal) =>
      stretch(await (await instance(signal)).audit.tail(deliveryId, lines, signal), lines),
    before: async (place, lines, signal) =>
      stretch(await (await instance(signal)).audit.before(deliveryId, place, lines, signal), lines),
    follow: (from, signal) => {
      const read: PollingOptions['read'] = async (after, stop) => {
        const { audit } = await instance(stop);
        // Begun while the journal was empty: everything is new.
        const found =
          after === undefined
            ? await audit.tail(deliveryId, MOST_NEW, stop)
            : await audit.since(deliveryId, after, MOST_NEW, stop);
        return { ...stretch(found, 0), skipped: found.length >= MOST_NEW };
      };
      return pollingFollow({ ...options, read }, from, signal);
    },
  };
}

/** `asked`: when fewer came, nothing is above. */
function stretch(lines: readonly AuditLine[], asked: number): ReadStretch {
  const first = lines[0]?.id;
  const end = lines.at(-1)?.id;
  return {
    rows: lines.flatMap(journalRows),
    ...(first === undefined || lines.length < asked ? {} : { start: first }),
    ...(end === undefined ? {} : { end }),
  };
}
