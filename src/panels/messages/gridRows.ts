import { l10n } from 'vscode';
import type { Exclusion, Message, TrackingLog } from '../../campaign/instance';
import { domainOf, maskAddresses, maskedAddress } from '../../domain/maskedAddress';
import { explainText } from '../../knowledge';
import { languageOfTheWindow } from '../../platform/language';
import { failureReasonText, failureTypeText, messageStatusText, reactionText } from '../../platform/messageWords';
import type { GridColumn, GridRow } from '../../shared/protocol/messages';

type Cell = GridRow['cells'][number];

/** How rows of a log are shown. */
export interface RowWriter<Row> {
  readonly columns: readonly GridColumn[];
  /** The member of a row that a column is sorted by, for those that the instance can sort by. */
  readonly sortKeys: ReadonlyMap<string, string>;
  cells(row: Row): readonly Cell[];
}

interface Column<Row> extends GridColumn {
  readonly sortBy?: keyof Row & string;
  readonly cell: (row: Row) => string | number | undefined;
}

function writer<Row>(columns: readonly Column<Row>[]): RowWriter<Row> {
  return {
    columns: columns.map(({ id, label, kind, sortBy }) => ({
      id,
      label,
      kind,
      ...(sortBy === undefined ? {} : { sortable: true }),
    })),
    sortKeys: new Map(columns.flatMap(({ id, sortBy }) => (sortBy === undefined ? [] : [[id, sortBy] as const]))),
    cells: (row) => columns.map(({ cell }) => cell(row) ?? null),
  };
}

export interface MessageWords {
  readonly masked: boolean;
  /** The instance's own labels of `@status`. */
  readonly statuses?: ReadonlyMap<number, string>;
  /** The delivery is a proof. */
  readonly proof?: boolean;
}

/** `nms:broadLog`: one row per message. */
export function messageRows({ masked, statuses, proof }: MessageWords): RowWriter<Message> {
  return writer<Message>([
    {
      id: 'address',
      label: l10n.t('Address'),
      kind: 'text',
      sortBy: 'address',
      cell: ({ address }) => shown(address, masked),
    },
    {
      id: 'status',
      label: l10n.t('Status'),
      kind: 'text',
      sortBy: 'status',
      cell: ({ status }) => (status === undefined ? undefined : messageStatusText(status, statuses)),
    },
    {
      id: 'reason',
      label: l10n.t('Reason'),
      kind: 'text',
      sortBy: 'failureReason',
      cell: ({ failureReason }) => (failed(failureReason) ? failureReasonText(failureReason) : undefined),
    },
    {
      id: 'type',
      label: l10n.t('Failure type'),
      kind: 'text',
      sortBy: 'failureType',
      cell: ({ failureReason }) => (failed(failureReason) ? failureTypeText(failureReason) : undefined),
    },
    { id: 'eventDate', label: l10n.t('Date'), kind: 'time', sortBy: 'eventDate', cell: ({ eventDate }) => eventDate },
    {
      id: 'text',
      label: l10n.t('Response'),
      kind: 'text',
      cell: ({ text, address }) => (text === undefined ? undefined : withoutAddress(text, address, masked)),
    },
    { id: 'meaning', label: l10n.t('What this text means'), kind: 'text', cell: ({ text }) => meaningOf(text) },
    { id: 'domain', label: l10n.t('Domain'), kind: 'text', cell: ({ address }) => domainOf(address) },
    {
      id: 'lastModified',
      label: l10n.t('Last modified'),
      kind: 'time',
      sortBy: 'lastModified',
      cell: ({ lastModified }) => lastModified,
    },
    { id: 'id', label: l10n.t('Message'), kind: 'text', cell: ({ id }) => id },
    {
      id: 'recipientId',
      label: l10n.t('Recipient'),
      kind: 'text',
      sortBy: 'recipientId',
      cell: ({ recipientId }) => recipientId,
    },
    { id: 'publicId', label: l10n.t('Public IP'), kind: 'text', sortBy: 'publicId', cell: ({ publicId }) => publicId },
    { id: 'mark', label: l10n.t('Proof or Seed'), kind: 'text', cell: ({ recipientId }) => markOf(recipientId, proof) },
  ]);
}

/** `nms:excludeLogRcp`: one row per recipient whom the analysis left out. */
export function exclusionRows(masked: boolean): RowWriter<Exclusion> {
  return writer<Exclusion>([
    {
      id: 'address',
      label: l10n.t('Address'),
      kind: 'text',
      sortBy: 'address',
      cell: ({ address }) => shown(address, masked),
    },
    {
      id: 'reason',
      label: l10n.t('Reason'),
      kind: 'text',
      sortBy: 'failureReason',
      cell: ({ failureReason }) => (failureReason === undefined ? undefined : failureReasonText(failureReason)),
    },
    { id: 'rule', label: l10n.t('Typology rule'), kind: 'text', cell: ({ rule }) => rule },
    { id: 'domain', label: l10n.t('Domain'), kind: 'text', cell: ({ address }) => domainOf(address) },
    {
      id: 'lastModified',
      label: l10n.t('Last modified'),
      kind: 'time',
      sortBy: 'lastModified',
      cell: ({ lastModified }) => lastModified,
    },
    {
      id: 'recipientId',
      label: l10n.t('Recipient'),
      kind: 'text',
      sortBy: 'recipientId',
      cell: ({ recipientId }) => recipientId,
    },
    { id: 'id', label: l10n.t('Exclusion'), kind: 'text', cell: ({ id }) => id },
  ]);
}

/** `nms:trackingLogRcp`: one row per open, click, opt-out, page or transaction. */
export function trackingRows(): RowWriter<TrackingLog> {
  return writer<TrackingLog>([
    { id: 'at', label: l10n.t('Date'), kind: 'time', sortBy: 'at', cell: ({ at }) => at },
    {
      id: 'kind',
      label: l10n.t('Event'),
      kind: 'text',
      sortBy: 'urlType',
      cell: ({ urlType }) => (urlType === undefined ? undefined : reactionText(urlType)),
    },
    { id: 'url', label: l10n.t('URL'), kind: 'text', sortBy: 'urlLabel', cell: ({ urlLabel }) => urlLabel },
    { id: 'userAgent', label: l10n.t('Device and browser'), kind: 'text', cell: ({ userAgent }) => userAgent },
    { id: 'messageId', label: l10n.t('Message'), kind: 'text', cell: ({ messageId }) => messageId },
    {
      id: 'recipientId',
      label: l10n.t('Recipient'),
      kind: 'text',
      sortBy: 'recipientId',
      cell: ({ recipientId }) => recipientId,
    },
    { id: 'id', label: l10n.t('Tracking event'), kind: 'text', cell: ({ id }) => id },
  ]);
}

/**
 * A seed address stands in a table of its own (Adobe, "Seed addresses"): its message belongs to no recipient, which is
 * key 0. Undefined where the log does not name recipients.
 */
export function markOf(recipientId: string | undefined, proof = false): string | undefined {
  const marks = [...(proof ? [l10n.t('Proof')] : []), ...(recipientId === '0' ? [l10n.t('Seed')] : [])];
  return marks.length === 0 ? undefined : marks.join(', ');
}

function failed(reason: number | undefined): reason is number {
  return reason !== undefined && reason !== 0;
}

function shown(address: string, masked: boolean): string {
  return masked ? maskedAddress(address) : address;
}

/** Servers like to repeat the address in what they answer. */
export function withoutAddress(text: string, address: string, masked: boolean): string {
  if (!masked || address === '') {
    return text;
  }
  return maskAddresses(text.replaceAll(address, maskedAddress(address)));
}

/** What the catalogue knows of a message's text; it says nothing of addresses. */
function meaningOf(text: string | undefined): string | undefined {
  return text === undefined
    ? undefined
    : explainText(text, { language: languageOfTheWindow(), place: 'message' })[0]?.meaning;
}
