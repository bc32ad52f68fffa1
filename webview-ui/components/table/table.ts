import { el, replaceContent, setText } from '../dom';
import { stackWhenNarrow } from './stacking';

/** What stands in a cell. */
export type TableCell = string | HTMLElement;

/** A column of a table: how a row is written, and by what it is sorted. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly align?: 'end';
  /** Text of a cell, or the element that stands in it. */
  readonly cell: (row: Row) => TableCell;
  /** Undefined sorts last, whichever way. Without it the column cannot be sorted. */
  readonly sortValue?: (row: Row) => string | number | undefined;
}

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

export interface TableOptions<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly key: (row: Row) => string;
  readonly locale: string;
  readonly sortBy: (label: string) => string;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
}

/** A table whose rows are patched, not rebuilt: what a person selects or focuses stays when figures change. */
export class DataTable<Row> {
  readonly element: HTMLElement;
  private readonly body = el('tbody', { role: 'rowgroup' });
  private readonly heads = new Map<string, HTMLElement>();
  private readonly shown = new Map<string, HTMLTableRowElement>();
  private rows: readonly Row[] = [];
  private sorting: Sorting | undefined;
  private readonly fit: () => void;
  private readonly collator: Intl.Collator;

  constructor(private readonly options: TableOptions<Row>) {
    this.sorting = options.sorting;
    this.collator = new Intl.Collator(options.locale, { numeric: true });
    const head = el('tr', { role: 'row' }, ...options.columns.map((column) => this.headOf(column)));
    const table = el(
      'table',
      { role: 'table', 'aria-label': options.label },
      el('thead', { role: 'rowgroup' }, head),
      this.body,
    );
    // Focusable, because a person without a mouse must be able to scroll it.
    this.element = el('div', { class: 'table-frame', tabindex: 0, role: 'region', 'aria-label': options.label }, table);
    this.fit = stackWhenNarrow(this.element);
    this.markSorting();
  }

  setRows(rows: readonly Row[]): void {
    this.rows = rows;
    this.render();
    this.fit();
  }

  private render(): void {
    const wanted = this.sorted().map((row) => {
      const key = this.options.key(row);
      const there = this.shown.get(key) ?? this.makeRow(key);
      this.fill(there, row);
      return { key, row: there };
    });
    const keep = new Set(wanted.map(({ key }) => key));
    for (const [key, row] of this.shown) {
      if (keep.has(key)) {
        continue;
      }
      row.remove();
      this.shown.delete(key);
    }
    wanted.forEach(({ row }, index) => {
      const there = this.body.children[index];
      if (there !== row) {
        this.body.insertBefore(row, there ?? null);
      }
    });
  }

  private makeRow(key: string): HTMLTableRowElement {
    // Roles are said, because a stacked table is none to the browser any more.
    const cells = this.options.columns.map(({ id, label, align }) =>
      el('td', { role: 'cell', class: align === 'end' ? 'number' : undefined, 'data-column': id, 'data-label': label }),
    );
    const row = el('tr', { role: 'row' }, ...cells);
    this.shown.set(key, row);
    return row;
  }

  private fill(row: HTMLTableRowElement, data: Row): void {
    this.options.columns.forEach((column, index) => {
      const cell = row.cells[index];
      if (cell === undefined) {
        return;
      }
      const content = column.cell(data);
      if (typeof content === 'string') {
        setText(cell, content);
      } else {
        replaceContent(cell, content);
      }
      cell.classList.toggle('empty-cell', cell.textContent === '' && cell.childElementCount === 0);
    });
  }

  private sorted(): readonly Row[] {
    const { sorting } = this;
    const value = this.options.columns.find(({ id }) => id === sorting?.column)?.sortValue;
    if (sorting === undefined || value === undefined) {
      return this.rows;
    }
    const direction = sorting.descending ? -1 : 1;
    return [...this.rows].sort((a, b) => this.compare(value(a), value(b), direction));
  }

  private compare(a: string | number | undefined, b: string | number | undefined, direction: number): number {
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined);
    }
    if (typeof a === 'number' && typeof b === 'number') {
      return (a - b) * direction;
    }
    return this.collator.compare(String(a), String(b)) * direction;
  }

  private headOf(column: TableColumn<Row>): HTMLElement {
    const className = column.align === 'end' ? 'number' : undefined;
    const shared = { role: 'columnheader', scope: 'col', class: className, 'data-column': column.id } as const;
    if (column.sortValue === undefined) {
      return el('th', { ...shared }, column.label);
    }
    const press = el('button', { class: 'sort', title: this.options.sortBy(column.label) }, column.label);
    press.type = 'button';
    press.addEventListener('click', () => {
      const again = this.sorting?.column === column.id;
      this.sorting = { column: column.id, descending: again ? !this.sorting?.descending : column.align === 'end' };
      this.markSorting();
      this.render();
      this.options.onSort?.(this.sorting);
    });
    const head = el('th', { ...shared }, press);
    this.heads.set(column.id, head);
    return head;
  }

  private markSorting(): void {
    for (const [id, head] of this.heads) {
      if (id === this.sorting?.column) {
        head.setAttribute('aria-sort', this.sorting.descending ? 'descending' : 'ascending');
      } else {
        head.removeAttribute('aria-sort');
      }
    }
  }
}
