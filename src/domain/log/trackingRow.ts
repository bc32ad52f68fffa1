import type { EpochMs } from '../delivery';
import { journalRows } from './journalRows';
import type { LogRow } from './logRow';

/** What a line of the tracking log tells. */
export interface TrackingEntry {
  readonly at?: EpochMs;
  readonly messageId?: string;
  readonly recipientId?: string;
  readonly urlType?: number;
  readonly urlLabel?: string;
  readonly userAgent?: string;
}

/** `url/@type`; the log speaks the language of logs, as journals do. */
const KINDS: Readonly<Record<number, string>> = {
  1: 'click',
  2: 'open',
  3: 'opt-out',
  4: 'page',
  5: 'transaction',
  6: 'mirror page',
};
const INFO = 2;
const KIND_WIDTH = 11;

/** One event of tracking as a line: kind, message, recipient, URL, program. */
export function trackingRow({ at, messageId, recipientId, urlType, urlLabel, userAgent }: TrackingEntry): LogRow {
  const kind = (urlType === undefined ? 'event' : (KINDS[urlType] ?? `type ${urlType}`)).padEnd(KIND_WIDTH);
  const parts = [
    messageId === undefined ? '' : `message ${messageId}`,
    recipientId === undefined ? '' : `recipient ${recipientId}`,
    urlLabel === undefined ? '' : `'${urlLabel}'`,
    userAgent ?? '',
  ].filter((part) => part !== '');
  const message = `${kind} ${parts.join('  ')}`.replace(/[\r\n\u2028\u2029]+/g, ' ');
  const [row = { kind: 'entry', text: message }] = journalRows({
    ...(at === undefined ? {} : { at }),
    type: INFO,
    message,
  });
  return row;
}
