import type { DeliverySort, DeliverySortKey, PageKey } from '../instance';
import { where, type Condition } from '../query/condition';
import type { Has, SelectedRow } from '../query/entityQuery';
import { path } from '../query/expression';
import type { OrderNode } from '../query/queryDef';
import { toEpochMs, toNumber } from '../values/cast';
import type { LIST_ATTRIBUTES, ListKey } from './deliveryFields';

interface SortAttribute {
  readonly name: ListKey;
  readonly path: (typeof LIST_ATTRIBUTES)[ListKey];
  readonly as: 'time' | 'text' | 'number';
  /** Rows without a value are read apart, after the others: databases disagree where they stand in an order. */
  readonly mayLack: boolean;
}

const ATTRIBUTES: Readonly<Record<DeliverySortKey, SortAttribute>> = {
  lastModified: { name: 'lastModified', path: '@lastModified', as: 'time', mayLack: false },
  contactDate: { name: 'contactDate', path: 'scheduling/@contactDate', as: 'time', mayLack: true },
  sentDate: { name: 'broadStart', path: 'execution/@broadStartDate', as: 'time', mayLack: true },
  label: { name: 'label', path: '@label', as: 'text', mayLack: true },
  state: { name: 'state', path: '@state', as: 'number', mayLack: false },
  size: { name: 'toDeliver', path: 'properties/@toDeliver', as: 'number', mayLack: true },
};

const NEWEST_FIRST: DeliverySort = { by: 'lastModified', descending: true };

/** `valued` rows have the value that is sorted by; `lacking` ones come behind them, by id alone. */
export type Stretch = 'valued' | 'lacking';

/** Marks of the stretch in a page key, before the value. */
const MARK: Readonly<Record<Stretch, string>> = { valued: '=', lacking: '~' };

/**
 * The order of a list, and how to go on behind a row of it. Where the instance lacks the attribute, the order is that
 * of the ids.
 */
export class DeliveryOrder {
  readonly #attribute: SortAttribute;
  readonly #descending: boolean;

  constructor({ by, descending }: DeliverySort = NEWEST_FIRST) {
    this.#attribute = ATTRIBUTES[by];
    this.#descending = descending;
  }

  /** The stretches to read, in order, beginning where a page key stands. */
  stretches(after: PageKey | undefined): readonly Stretch[] {
    const all: readonly Stretch[] = this.#attribute.mayLack ? ['valued', 'lacking'] : ['valued'];
    return after?.sort.startsWith(MARK.lacking) === true ? all.slice(1) : all;
  }

  /** Where an instance lacks the attribute, all rows are in the first stretch. */
  isSortable(has: Has): boolean {
    return has(this.#attribute.path);
  }

  orderBy(stretch: Stretch): readonly OrderNode[] {
    const byId = { expression: path('@id'), descending: this.#descending };
    return stretch === 'lacking'
      ? [byId]
      : [{ expression: path(this.#attribute.path), descending: this.#descending }, byId];
  }

  conditions(stretch: Stretch, after: PageKey | undefined, has: Has): Condition[] {
    const { path: name, mayLack } = this.#attribute;
    const sortable = has(name);
    if (stretch === 'lacking') {
      return [where.missing(name), ...(after?.sort.startsWith(MARK.lacking) === true ? [this.#beyondId(after)] : [])];
    }
    return [
      ...(mayLack && sortable ? [where.present(name)] : []),
      ...(after === undefined ? [] : [sortable && after.sort !== '' ? this.#beyond(after) : this.#beyondId(after)]),
    ];
  }

  /** The key of the page that ends with this row. */
  keyOf(row: SelectedRow<ListKey>, stretch: Stretch): PageKey {
    const value = row[this.#attribute.name];
    const sort = stretch === 'lacking' ? MARK.lacking : value === undefined ? '' : `${MARK.valued}${value}`;
    return { sort, id: row.id ?? '' };
  }

  #beyondId(after: PageKey): Condition {
    return where.key('@id', this.#descending ? '<' : '>', after.id);
  }

  /** Past the value, or of the same value past the id. */
  #beyond(after: PageKey): Condition {
    const { path: name, as } = this.#attribute;
    const value = after.sort.slice(1);
    const past = this.#descending ? '<' : '>';
    const next = this.#beyondId(after);
    if (as === 'text') {
      return where.any(where.text(name, past, value), where.all(where.text(name, '=', value), next));
    }
    if (as === 'number') {
      const number = toNumber(value) ?? 0;
      return where.any(where.number(name, past, number), where.all(where.number(name, '=', number), next));
    }
    const at = toEpochMs(value);
    if (at === undefined) {
      return next;
    }
    // A database may keep finer times than the milliseconds that it tells: those of one millisecond count as equal.
    const equal = where.all(where.time(name, '>=', at), where.time(name, '<', at + 1));
    return where.any(
      this.#descending ? where.time(name, '<', at) : where.time(name, '>=', at + 1),
      where.all(equal, next),
    );
  }
}
