import * as z from 'zod/mini';
import type { DeliveryGroupCount, DeliveryGrouping, DeliveryGroups, DeliveryScope } from '../instance';
import { where, type Condition } from '../query/condition';
import type { Has } from '../query/entityQuery';
import type { EntityReader } from '../query/entityReader';
import { call, day, path, time, type Expression } from '../query/expression';
import { enumerationValues } from '../schema/enumerations';
import type { Schemas } from '../schema/schemas';
import { toEpochMs } from '../values/cast';
import { readRow, value } from '../values/row';
import { existing, inScope } from './deliveryFilter';

const SCHEMA = 'nms:delivery';
const CONTACT_DATE = 'scheduling/@contactDate';

/** So many groups are read at most: an instance of ten years has some thousands of campaigns. */
const MAX_GROUPS = 5000;

interface Grouping {
  /** The attribute whose values are the groups; of `day` the one that the day is taken from. */
  readonly key: string;
  /** Attribute of the linked record that names the group. */
  readonly label?: string;
  readonly as: 'key' | 'code' | 'day';
}

const GROUPINGS: Readonly<Record<DeliveryGrouping, Grouping>> = {
  operation: { key: '@operation-id', label: 'operation/@label', as: 'key' },
  folder: { key: '@folder-id', label: 'folder/@label', as: 'key' },
  messageType: { key: '@messageType', as: 'code' },
  state: { key: '@state', as: 'code' },
  day: { key: CONTACT_DATE, as: 'day' },
};

const Row = z.object({ key: value.textOrEmpty, label: value.textOrEmpty, count: value.code });

const dayOfContact = (): Expression => call('DateOnly', path(CONTACT_DATE));

/** Counts deliveries by campaign, folder, channel, state or day: the instance groups, one call. */
export class DeliveryGroupCounter {
  readonly #entities: EntityReader;
  readonly #schemas: Schemas;

  constructor(entities: EntityReader, schemas: Schemas) {
    this.#entities = entities;
    this.#schemas = schemas;
  }

  async count(by: DeliveryGrouping, scope: DeliveryScope, signal: AbortSignal): Promise<DeliveryGroups> {
    const grouping = GROUPINGS[by];
    const isDay = grouping.as === 'day';
    const key = isDay ? '@day' : grouping.key;
    const rows = await this.#entities.all(
      {
        schema: SCHEMA,
        select: { key, label: grouping.label ?? key, count: '@count' },
        computed: { count: call('Count', path('@id')), ...(isDay ? { key: dayOfContact() } : {}) },
        groupBy: ['key', 'label'],
        required: ['key', 'count'],
        where: (has) => {
          existing(grouping.key, has);
          return where.all(...inScope(scope, has));
        },
        lineCount: MAX_GROUPS + 1,
      },
      signal,
    );
    const labels = await this.#labels(grouping, signal);
    const groups = rows.slice(0, MAX_GROUPS).map((row): DeliveryGroupCount => {
      const { key, label, count } = readRow(Row, row, `ExecuteQuery ${SCHEMA}`);
      return { key, label: grouping.label === undefined ? (labels.get(key) ?? '') : label, count };
    });
    return {
      groups: groups.sort(isDay ? (a, b) => b.key.localeCompare(a.key) : (a, b) => b.count - a.count),
      more: rows.length > MAX_GROUPS,
    };
  }

  /** Words of the instance for the codes of an enumeration. */
  async #labels(grouping: Grouping, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    if (grouping.as !== 'code') {
      return new Map();
    }
    const node = (await this.#schemas.shown(SCHEMA, signal))?.node(grouping.key);
    const values = await enumerationValues(this.#schemas, SCHEMA, node?.enumeration, signal);
    return new Map((values ?? []).map((item) => [item.value, item.label]));
  }
}

/** The deliveries of one group of the count. */
export function withinGroup({ by, key }: { readonly by: DeliveryGrouping; readonly key: string }, has: Has): Condition {
  const { key: name, as } = GROUPINGS[by];
  existing(name, has);
  if (key === '') {
    return where.missing(name);
  }
  if (as !== 'day') {
    return where.key(name, '=', key);
  }
  const at = toEpochMs(key);
  // The instance writes a day as a date, or as the instant at which it begins there.
  const begin = /^\d{4}-\d\d-\d\d$/.test(key) ? day(key) : at === undefined ? undefined : time(at);
  if (begin === undefined) {
    throw new RangeError('not a day');
  }
  return where.compare(dayOfContact(), '=', begin);
}
