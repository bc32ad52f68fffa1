import './jitless';
import * as z from 'zod/mini';
import { epochMs, subject, text } from './common';
import { commonState } from './savedState';

/** The logs of a delivery that the grid shows, a tab each. */
export const LOG_TABS = ['messages', 'exclusions', 'tracking'] as const;
export type LogTab = (typeof LOG_TABS)[number];

export const EXPORT_FORMATS = ['csv', 'ndjson', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const numbers = z.array(z.number()).check(z.maxLength(100));
const shortText = z.string().check(z.maxLength(300));

/** The key of a message: a number, or a uuid on some instances. */
export const MESSAGE_ID = /^[0-9A-Za-z-]{1,64}$/;

/** Which rows: a missing part narrows nothing. `since` is included, `until` is not. */
export const messageFilter = z.object({
  address: z.optional(shortText),
  /** Without the @. */
  domain: z.optional(shortText),
  /** The key of one message. */
  message: z.optional(z.string().check(z.regex(MESSAGE_ID))),
  statuses: z.optional(numbers),
  reasons: z.optional(numbers),
  since: z.optional(epochMs),
  until: z.optional(epochMs),
});
export type MessageFilter = z.output<typeof messageFilter>;

/** A filter that somebody else hands over; undefined when it is none. */
export function parseMessageFilter(value: unknown): MessageFilter | undefined {
  const parsed = messageFilter.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** Rows are asked for and sent in blocks of this many, so that no row is sent twice. */
export const BLOCK_ROWS = 200;

/** A text, a time in UTC epoch ms, or nothing. */
const cell = z.nullable(z.union([text, z.number()]));
const gridRow = z.object({ id: text, cells: z.array(cell) });
export type GridRow = z.output<typeof gridRow>;

const gridColumn = z.object({
  id: text,
  label: text,
  kind: z.enum(['text', 'time', 'number']),
  /** The instance can put the rows in its order. */
  sortable: z.optional(z.boolean()),
});
export type GridColumn = z.output<typeof gridColumn>;

/** The order of the rows: by a column, or as the log was written. */
const gridSort = z.object({ column: text, descending: z.boolean() });
export type GridSort = z.output<typeof gridSort>;

const choice = z.object({ value: z.number(), label: text, count: z.number() });
export type FilterChoice = z.output<typeof choice>;

/** Which columns are hidden, and widths that somebody drew, px. */
const columnChoice = z.object({
  hidden: z.array(text).check(z.maxLength(100)),
  widths: z.record(text, z.number()),
});
export type ColumnChoice = z.output<typeof columnChoice>;

/** What was kept of it; undefined for what is none. */
export function parseColumnChoice(value: unknown): ColumnChoice | undefined {
  const parsed = columnChoice.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** Parts of a filter that an instance's log may not have the attribute for. */
export const FILTER_PARTS = ['status', 'reason', 'message', 'address', 'domain', 'date'] as const;
export type FilterPart = (typeof FILTER_PARTS)[number];

/** What the grid shows, apart from its rows. */
const logSheet = z.object({
  subject,
  /** Names this state of the log: rows of another sheet are not mixed with it. */
  sheet: z.number(),
  tab: z.enum(LOG_TABS),
  filter: messageFilter,
  sort: z.optional(gridSort),
  columns: z.array(gridColumn),
  /** What was chosen before, in whatever panel. */
  chosen: z.optional(columnChoice),
  /** Rows that match the filter. */
  total: z.number(),
  /** Rows of the log with no filter; missing without one, and where the instance does not tell. */
  all: z.optional(z.number()),
  /** Rows written to the log since the sheet was made. */
  newer: z.number(),
  /**
   * Statuses and reasons that occur, the most frequent first; empty where the log has none. Counted over the rows that
   * match the rest of the filter.
   */
  statuses: z.array(choice),
  reasons: z.array(choice),
  /** Parts of the filter that this instance's log cannot be narrowed by: then there are no rows at all. */
  lacking: z.array(z.enum(FILTER_PARTS)),
  /** Addresses are hidden. */
  masked: z.boolean(),
  readAt: epochMs,
});
export type LogSheetState = z.output<typeof logSheet>;

const gridRows = z.object({ sheet: z.number(), block: z.number(), rows: z.array(gridRow) });

/** Rows of a sheet that are different now, by their number in it. */
const gridChanges = z.object({
  sheet: z.number(),
  rows: z.array(z.object({ index: z.number(), row: gridRow })),
});
export type RowChange = z.output<typeof gridChanges>['rows'][number];

/** How many rows that match the filter go to each destination domain, the largest first. */
const domainCounts = z.object({
  sheet: z.number(),
  /** Missing where it cannot be told with this filter, or on this instance. */
  domains: z.optional(z.array(z.object({ domain: text, count: z.number() }))),
});
export type DomainCounts = z.output<typeof domainCounts>;

/** One message's life. */
const messageStory = z.object({
  id: text,
  facts: z.array(z.object({ label: text, value: text })),
  /** Oldest first; one without a time is not dated by the instance. */
  events: z.array(
    z.object({
      at: z.optional(epochMs),
      title: text,
      detail: z.optional(text),
      tone: z.enum(['plain', 'good', 'bad']),
    }),
  ),
  /** More events than shown. */
  more: z.boolean(),
  /** Why its mirror page cannot be opened; missing when it can. */
  noMirror: z.optional(text),
});
export type MessageStory = z.output<typeof messageStory>;

/** What the host tells the page. */
export const messagesToPanel = [
  z.object({ type: z.literal('logSheet'), sheet: logSheet }),
  z.object({ type: z.literal('gridRows'), rows: gridRows }),
  z.object({ type: z.literal('gridChanges'), changes: gridChanges }),
  z.object({ type: z.literal('domainCounts'), counts: domainCounts }),
  z.object({ type: z.literal('messageStory'), story: messageStory }),
] as const;

/** What the page asks of the host. */
export const messagesToHost = [
  z.object({ type: z.literal('gridBlock'), sheet: z.number(), block: z.int().check(z.nonnegative()) }),
  /** The rows from `first` on and before `end` are on screen. */
  z.object({
    type: z.literal('gridSeen'),
    sheet: z.number(),
    first: z.int().check(z.nonnegative()),
    end: z.int().check(z.nonnegative()),
  }),
  z.object({ type: z.literal('logTab'), tab: z.enum(LOG_TABS) }),
  z.object({ type: z.literal('logFilter'), filter: messageFilter }),
  /** Missing: in the order of the log. */
  z.object({ type: z.literal('logSort'), sort: z.optional(gridSort) }),
  /** Asks for the rows by destination domain. */
  z.object({ type: z.literal('countDomains'), sheet: z.number() }),
  z.object({ type: z.literal('revealAddresses'), revealed: z.boolean() }),
  z.object({ type: z.literal('messageStory'), id: text }),
  z.object({ type: z.literal('openMirrorPage'), id: text }),
  z.object({
    type: z.literal('copyRows'),
    columns: z.array(text),
    rows: z.array(z.number()).check(z.maxLength(10_000)),
  }),
  /** Every row that matches, whether or not it was read. */
  z.object({ type: z.literal('copyAll'), columns: z.array(text) }),
  z.object({ type: z.literal('columnChoice'), choice: columnChoice }),
  /** With these columns. */
  z.object({ type: z.literal('exportLog'), format: z.enum(EXPORT_FORMATS), columns: z.array(text) }),
] as const;

/** What the rows that match can be summed up by. */
export const GROUPINGS = ['none', 'reason', 'domain'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the page stores. */
export const messagesState = z.object({
  ...commonState,
  tab: z.optional(z.enum(LOG_TABS)),
  /** Without an address: what people are called is kept nowhere. */
  filter: z.optional(messageFilter),
  sort: z.optional(gridSort),
  grouping: z.optional(z.enum(GROUPINGS)),
});
export type MessagesState = z.output<typeof messagesState>;
