import {
  BLOCK_ROWS,
  type GridRow,
  type LogSheetState,
  type MessageStory,
} from '../../../../src/shared/protocol/messages';
import { NOW, SUBJECT } from './samples';

/** As many rows as a big delivery has messages. */
export const MILLION = 1_000_000;

/** The log of messages of a delivery to a million recipients. */
export function logSheetSample(change: Partial<LogSheetState> = {}): LogSheetState {
  return {
    subject: SUBJECT,
    sheet: 1,
    tab: 'messages',
    filter: {},
    total: MILLION,
    newer: 0,
    lacking: [],
    masked: true,
    readAt: NOW,
    columns: [
      { id: 'address', label: 'Address', kind: 'text', sortable: true },
      { id: 'status', label: 'Status', kind: 'text', sortable: true },
      { id: 'eventDate', label: 'Date', kind: 'time', sortable: true },
      { id: 'publicId', label: 'Public IP', kind: 'text' },
    ],
    statuses: [
      { value: 1, label: 'Sent', count: 990_000 },
      { value: 2, label: 'Failed', count: 10_000 },
    ],
    reasons: [{ value: 1, label: 'User unknown', count: 10_000 }],
    ...change,
  };
}

/** A block of its rows, with addresses of one's own where wanted. */
export function gridRowsSample(block: number, address?: (index: number) => string): GridRow[] {
  return Array.from({ length: BLOCK_ROWS }, (_, at) => {
    const index = block * BLOCK_ROWS + at;
    return { id: String(index), cells: [address?.(index) ?? `p${index}@example.com`, 'Sent', NOW + index, '7'] };
  });
}

/** What became of the message in a row: sent, then opened. */
export function storySample(id: string): MessageStory {
  return {
    id,
    facts: [{ label: 'Address', value: 'p•••@example.com' }],
    events: [
      { at: NOW, title: 'Sent', tone: 'good' },
      { at: NOW + 1, title: 'Open', detail: 'Firefox', tone: 'plain' },
    ],
    more: false,
  };
}
