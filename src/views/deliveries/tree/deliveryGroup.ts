import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { DeliveryGroupCount, PageKey } from '../../../campaign/instance';
import { ATTENTION_GROUPS, type AttentionGroup } from '../../../domain/attention';
import type { Grouping } from '../../../domain/viewChoice';
import { channelText, groupText, stateText } from '../../../domain/words/deliveryWords';
import { deliveryIcon, groupIcon } from '../texts/deliveryIcon';
import { formats } from '../../formats';
import type { Delivery } from '../../../domain/delivery';

/** The deliveries of one group read so far, newest first. */
export interface GroupPages {
  readonly rows: readonly Delivery[];
  /** Where the next page begins; undefined when everything is here. */
  readonly next?: PageKey;
}

/** The most rows that a refresh reads again in one call; what lies below keeps its last known state. */
export const MAX_REREAD = 500;

/** A further page below what is there. A delivery that moved down meanwhile is not shown twice. */
export function withMore(present: GroupPages, page: GroupPages): GroupPages {
  const known = new Set(present.rows.map((row) => row.id));
  return { rows: [...present.rows, ...page.rows.filter((row) => !known.has(row.id))], next: page.next };
}

/** The newest rows read again; older pages, if there were more than that, stay below them. */
export function withNewHead(present: GroupPages, head: GroupPages): GroupPages {
  if (head.next === undefined || present.rows.length <= head.rows.length) {
    return head;
  }
  const reread = new Set(head.rows.map((row) => row.id));
  const below = present.rows.slice(head.rows.length).filter((row) => !reread.has(row.id));
  return { rows: [...head.rows, ...below], next: present.next };
}

/** Whether the same deliveries are there in the same order, whatever became of them. */
export function sameOrder(a: GroupPages, b: GroupPages): boolean {
  return (
    a.rows.length === b.rows.length &&
    (a.next === undefined) === (b.next === undefined) &&
    a.rows.every((row, index) => row.id === b.rows[index]?.id)
  );
}

/** One group as the tree shows it. */
export interface GroupInfo {
  /** What the instance knows it by; an attention group's name. */
  readonly key: string;
  /** In the instance's words; '' where there are none. */
  readonly label: string;
  readonly count: number;
}

/** The attention group that a key names; undefined when deliveries are grouped by something else. */
export function attentionOf(grouping: Grouping, key: string): AttentionGroup | undefined {
  return grouping === 'attention' ? ATTENTION_GROUPS.find((group) => group === key) : undefined;
}

/** The groups that have deliveries, in the order shown. */
export function attentionGroups(counts: ReadonlyMap<AttentionGroup, number>): readonly GroupInfo[] {
  return ATTENTION_GROUPS.map((key) => ({ key, label: '', count: counts.get(key) ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}

/** States in the order of a delivery's life; the others as the instance ordered them. */
export function orderedGroups(grouping: Grouping, groups: readonly DeliveryGroupCount[]): readonly GroupInfo[] {
  return grouping === 'state' ? [...groups].sort((a, b) => Number(a.key) - Number(b.key)) : groups;
}

/** The name of a group in the person's language where it is ours to name, else in the instance's words. */
export function groupLabel(grouping: Grouping, { key, label }: Pick<GroupInfo, 'key' | 'label'>): string {
  const attention = attentionOf(grouping, key);
  if (attention !== undefined) {
    return groupText(attention);
  }
  const isNone = key === '' || key === '0';
  switch (grouping) {
    case 'state':
      return stateText(Number(key));
    case 'messageType':
      return channelText(Number(key));
    case 'day':
      return isNone ? l10n.t('No contact date') : dayText(key);
    case 'operation':
      return isNone ? l10n.t('No campaign') : label === '' ? key : label;
    case 'folder':
    case 'attention':
      return isNone ? l10n.t('No folder') : label === '' ? key : label;
  }
}

/** The icon of a group, in the same language of shapes as its deliveries. */
export function iconOfGroup(grouping: Grouping, key: string): ThemeIcon {
  const attention = attentionOf(grouping, key);
  if (attention !== undefined) {
    return groupIcon(attention);
  }
  switch (grouping) {
    case 'state':
      return deliveryIcon(Number(key), undefined);
    case 'messageType':
      return new ThemeIcon(CHANNEL_ICONS[key] ?? 'broadcast');
    case 'day':
      return new ThemeIcon('calendar', new ThemeColor('charts.blue'));
    case 'operation':
      return new ThemeIcon('megaphone');
    case 'folder':
    case 'attention':
      return new ThemeIcon('folder');
  }
}

const CHANNEL_ICONS: Readonly<Record<string, string>> = {
  0: 'mail',
  1: 'comment',
  2: 'call-outgoing',
  3: 'file',
  41: 'device-mobile',
  42: 'device-mobile',
};

/** `2026-11-23`, or with a time behind it, as a day in words; anything else as it is. */
function dayText(key: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(key) ?? [];
  return year === '' ? key : formats().wholeDay(new Date(Number(year), Number(month) - 1, Number(day)).getTime());
}
