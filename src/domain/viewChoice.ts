import { parseFilter } from './deliveryFilter';

/** What the deliveries view can be grouped by; all but `attention` are counted by the instance as they are. */
export const GROUPINGS = ['attention', 'operation', 'folder', 'messageType', 'state', 'day'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const SORT_KEYS = ['lastModified', 'contactDate', 'sentDate', 'label', 'state', 'size'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface SortChoice {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** How a person wants to see the deliveries. */
export interface ViewChoice {
  readonly grouping: Grouping;
  readonly sort: SortChoice;
  /** The search as typed; '' for none. Always one that can be read. */
  readonly filter: string;
}

export const FIRST_CHOICE: ViewChoice = {
  grouping: 'attention',
  sort: { by: 'lastModified', descending: true },
  filter: '',
};

/** A search with a name. */
export interface SavedFilter {
  readonly name: string;
  readonly text: string;
}

/** Reads a kept choice; what this version does not know becomes the default. */
export function parseViewChoice(value: unknown): ViewChoice {
  if (!isRecord(value)) {
    return FIRST_CHOICE;
  }
  const { grouping, sort, filter } = value;
  const by = isRecord(sort) ? SORT_KEYS.find((key) => key === sort.by) : undefined;
  return {
    grouping: GROUPINGS.find((known) => known === grouping) ?? FIRST_CHOICE.grouping,
    sort: by === undefined || !isRecord(sort) ? FIRST_CHOICE.sort : { by, descending: sort.descending === true },
    filter: typeof filter === 'string' && parseFilter(filter).problem === undefined ? filter : '',
  };
}

/** Reads kept searches; those that cannot be read are left out. */
export function parseSavedFilters(value: unknown): readonly SavedFilter[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((item) => {
    if (!isRecord(item) || typeof item.name !== 'string' || item.name === '' || typeof item.text !== 'string') {
      return [];
    }
    return parseFilter(item.text).problem === undefined ? [{ name: item.name, text: item.text }] : [];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
