import * as l10n from '@vscode/l10n';
import type { ExportFormat, FilterPart, Grouping, LogTab } from '../protocol/messages';
import { commonStrings } from './common';

/** Texts whose keys are made of an id: one for each. */
type OfIds = Record<`tab.${LogTab}` | `export.${ExportFormat}` | `lacking.${FilterPart}` | `group.${Grouping}`, string>;

/** Texts of the grid of messages. {0} and {1} are filled in by the page. */
export function messagesStrings() {
  return { ...commonStrings(), ...filter(), ...rows(), ...story() } satisfies OfIds;
}

export type MessagesString = keyof ReturnType<typeof messagesStrings>;

/** Parts of a filter in a sentence. */
export function lackingList(parts: readonly FilterPart[]): string {
  const names = lackingNames();
  return parts.map((part) => names[`lacking.${part}`]).join(', ');
}

function lackingNames(): Record<`lacking.${FilterPart}`, string> {
  return {
    'lacking.status': l10n.t('status'),
    'lacking.reason': l10n.t('reason'),
    'lacking.message': l10n.t('message'),
    'lacking.address': l10n.t('address'),
    'lacking.domain': l10n.t('domain'),
    'lacking.date': l10n.t('date'),
  };
}

function filter() {
  return {
    tabs: l10n.t('Logs of this delivery'),
    'tab.messages': l10n.t('Delivery logs'),
    'tab.exclusions': l10n.t('Exclusions'),
    'tab.tracking': l10n.t('Tracking events'),
    filter: l10n.t('Filter'),
    'filter.address': l10n.t('Address contains'),
    'filter.domain': l10n.t('Domain'),
    'filter.message': l10n.t('Message'),
    'filter.badId': l10n.t('“{0}” is not the ID of a message. An ID is a number, such as 133707.'),
    'filter.status': l10n.t('Status'),
    'filter.reason': l10n.t('Reason'),
    'filter.date': l10n.t('Date'),
    'filter.since': l10n.t('From'),
    'filter.until': l10n.t('Before'),
    'filter.lastHour': l10n.t('Last Hour'),
    'filter.lastDay': l10n.t('Last 24 Hours'),
    'filter.add': l10n.t('Add Filter'),
    'filter.remove': l10n.t('Remove {0}'),
    'filter.chip': l10n.t('{0}: {1}'),
    'filter.choice': l10n.t('{0} ({1})'),
    'filter.apply': l10n.t('Apply'),
    'filter.clear': l10n.t('Clear Filter'),
    'filter.lacking': l10n.t(
      'No rows are shown: this log cannot be filtered by {0} on this instance. Clear that part of the filter.',
    ),
    ...lackingNames(),
  };
}

function rows() {
  return {
    'rows.count': l10n.t('{0} rows'),
    'rows.filtered': l10n.t('{0} of {1} rows'),
    'rows.none': l10n.t('This log has no rows. It is written while the delivery is prepared and sent.'),
    'rows.noMatch': l10n.t('No row matches the filter.'),
    'rows.newer': l10n.t('{0} new rows since: refresh to see them'),
    'rows.selected': l10n.t('{0} selected'),
    'rows.allSelected': l10n.t('All {0} selected'),
    'rows.changed': l10n.t('{0} rows in view changed'),
    'rows.status': l10n.t('{0} {1}'),
    'row.reading': l10n.t('Reading…'),
    'grid.help': l10n.t(
      'Arrow keys move, Shift extends the selection, Ctrl+A selects all rows that match, Ctrl+C copies, Enter shows the message.',
    ),
    columns: l10n.t('Columns'),
    'columns.help': l10n.t('{0}. Shift+Arrow changes the width.'),
    'columns.sortHelp': l10n.t('Sort by {0}. Shift+Arrow changes the width.'),
    'group.by': l10n.t('Group By'),
    'group.none': l10n.t('No Groups'),
    'group.reason': l10n.t('By Reason'),
    'group.domain': l10n.t('By Domain'),
    'group.unknown': l10n.t(
      'The instance cannot count these rows by domain. Clear the filter by date, address or message.',
    ),
    'group.empty': l10n.t('No groups for these rows.'),
    reveal: l10n.t('Show Addresses'),
    hide: l10n.t('Hide Addresses'),
    copy: l10n.t('Copy'),
    'export.csv': l10n.t('Export as CSV'),
    'export.ndjson': l10n.t('Export as NDJSON'),
    'export.xlsx': l10n.t('Export as Excel'),
  };
}

function story() {
  return {
    story: l10n.t('Message'),
    'story.none': l10n.t('Nothing more is known of this message.'),
    'story.more': l10n.t('There are more events than are shown here: see the tab Tracking events.'),
    'story.choose': l10n.t('Choose a message to see what became of it.'),
    mirror: l10n.t('Open Mirror Page'),
    closeStory: l10n.t('Close'),
  };
}
