import type { GridColumn, GridRow, GridSort, RowChange } from '../../src/shared/protocol/messages';
import { el } from '../components/dom';
import type { Columns } from './columns';
import { GridHead, type GridHeadOptions } from './gridHead';
import { GridLine, titleUnderPointer } from './gridLine';
import { RowCache } from './rowCache';
import { RowRequests, type RowRequestOptions } from './rowRequests';
import { Selection } from './selection';
import { contentHeight, HEAD_HEIGHT, ROW_HEIGHT, scrollTo, stepOf, windowAt } from './virtualRows';

export interface GridOptions extends Pick<GridHeadOptions, 'helpOf' | 'onSort'>, RowRequestOptions {
  readonly columns: Columns;
  /** A width was drawn. */
  readonly onWidth: () => void;
  readonly label: string;
  /** How to use the keyboard, for a screen reader. */
  readonly help: string;
  readonly reading: string;
  readonly cell: (column: GridColumn, value: GridRow['cells'][number]) => string;
  /** The same to the letter, for a tooltip. */
  readonly exact: (column: GridColumn, value: GridRow['cells'][number]) => string;
  readonly onCopy: (rows: readonly number[] | 'all') => void;
  readonly onOpen: (row: GridRow) => void;
  readonly onSelect: (rows: number, all: boolean) => void;
}

/** A table of any length of which only the rows that are seen exist; an ARIA grid that the keyboard moves in. */
export class Grid {
  readonly element: HTMLElement;
  private readonly head: GridHead;
  private readonly scroller = el('div', { class: 'grid-scroll', role: 'presentation' });
  private readonly sizer = el('div', { class: 'grid-sizer', role: 'presentation' });
  private readonly body = el('div', { class: 'grid-body', role: 'rowgroup' });
  private readonly cache = new RowCache();
  private readonly requests: RowRequests;
  private readonly selection = new Selection();
  /** In the order of their rows, as in the page. */
  private lines: GridLine[] = [];
  private first = 0;
  private total = 0;
  private sort: GridSort | undefined;
  private width = 0;
  private frame = 0;

  constructor(private readonly options: GridOptions) {
    this.requests = new RowRequests(this.cache, options);
    const help = el('p', { id: 'grid-help', class: 'visually-hidden' }, options.help);
    this.head = new GridHead({
      columns: options.columns,
      helpOf: options.helpOf,
      onSort: options.onSort,
      onWidth: () => {
        this.resize();
        options.onWidth();
      },
    });
    this.sizer.append(this.body);
    this.scroller.append(this.head.element, this.sizer);
    const table = el(
      'div',
      { class: 'grid', role: 'grid', tabindex: 0, 'aria-label': options.label, 'aria-describedby': 'grid-help' },
      this.scroller,
    );
    table.setAttribute('aria-multiselectable', 'true');
    this.element = el('div', { class: 'grid-frame' }, help, table);
    this.scroller.addEventListener('scroll', () => {
      this.schedule();
    });
    new ResizeObserver(() => {
      if (this.scroller.clientWidth !== this.width) {
        this.resize();
      }
      this.schedule();
    }).observe(this.scroller);
    table.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
    this.body.addEventListener('click', (event) => {
      this.onClick(event);
    });
    this.body.addEventListener('dblclick', () => {
      this.open();
    });
    titleUnderPointer(this.body, () => this.lines);
    this.table = table;
  }

  private readonly table: HTMLElement;

  /** Another log, filter or moment: nothing of the rows before holds. */
  reset(total: number, sort: GridSort | undefined): void {
    this.total = total;
    this.sort = sort;
    this.cache.clear();
    this.selection.clear();
    this.scroller.scrollTop = 0;
    this.options.onSelect(0, false);
    this.layout();
  }

  put(block: number, rows: readonly GridRow[]): void {
    this.cache.put(block, rows);
    this.schedule();
  }

  /** Rows are different now: their cells change where they stand. Answers how many of them are on screen. */
  change(changes: readonly RowChange[]): number {
    const here = changes.filter(({ index, row }) => this.cache.replace(index, row));
    this.schedule();
    return here.filter(({ index }) => index >= this.first && index < this.first + this.lines.length).length;
  }

  /** Columns or the zone changed. */
  layout(): void {
    const { columns } = this.options;
    this.head.render(this.sort);
    this.lines = [];
    this.body.replaceChildren();
    this.table.setAttribute('aria-rowcount', String(this.total + 1));
    this.table.setAttribute('aria-colcount', String(columns.every().length));
    this.resize();
    this.draw();
  }

  /** Only widths changed. */
  resize(): void {
    this.width = this.scroller.clientWidth;
    this.table.style.setProperty('--columns', this.options.columns.fit(this.width));
    this.sizer.style.blockSize = `${contentHeight(this.total)}px`;
  }

  /** Writes the same rows anew: time has passed. */
  rewrite(): void {
    for (const line of this.lines) {
      line.rewrite();
    }
  }

  private schedule(): void {
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.draw();
      });
    }
  }

  private draw(): void {
    const { scrollTop } = this.scroller;
    const { first, end, top } = windowAt(this.total, scrollTop, this.rowsHeight);
    this.body.style.transform = `translateY(${top}px)`;
    this.provide(end - first);
    this.turn(first - this.first);
    const moved = first - this.first;
    this.first = first;
    this.lines.forEach((line, at) => {
      const index = first + at;
      if (index >= end) {
        line.hide();
      } else {
        line.show({
          index,
          row: this.cache.row(index),
          selected: this.selection.has(index),
          active: this.selection.active === index,
        });
      }
    });
    this.point();
    this.requests.want(first, end, { moved, total: this.total });
  }

  /** What is left for rows below the headings, px. */
  private get rowsHeight(): number {
    return Math.max(0, this.scroller.clientHeight - HEAD_HEIGHT);
  }

  private provide(count: number): void {
    const { columns } = this.options;
    const shown = columns.shown();
    while (this.lines.length < count) {
      const line = new GridLine(shown, this.options);
      this.lines.push(line);
      this.body.append(line.element);
    }
  }

  /** Rows that stay in sight keep their elements: only those that left it stand for those that came. */
  private turn(by: number): void {
    const count = Math.abs(by);
    if (count === 0 || count >= this.lines.length) {
      return;
    }
    const moved = this.lines.splice(by > 0 ? 0 : this.lines.length - count, count);
    const elements = moved.map(({ element }) => element);
    if (by > 0) {
      this.lines.push(...moved);
      this.body.append(...elements);
    } else {
      this.lines.unshift(...moved);
      this.body.prepend(...elements);
    }
  }

  private point(): void {
    const { active } = this.selection;
    if (active === undefined) {
      this.table.removeAttribute('aria-activedescendant');
    } else {
      this.table.setAttribute('aria-activedescendant', `row-${active}`);
    }
  }

  private onClick(event: MouseEvent): void {
    const index = this.lines.find(
      ({ element }) => event.target instanceof Node && element.contains(event.target),
    )?.index;
    if (index === undefined) {
      return;
    }
    if (event.shiftKey) {
      this.selection.extend(index);
    } else if (event.ctrlKey || event.metaKey) {
      this.selection.toggle(index);
    } else {
      this.selection.only(index);
    }
    this.selected();
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) {
      this.open();
    }
  }

  private onKey(event: KeyboardEvent): void {
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && event.key.toLowerCase() === 'c') {
      this.copy();
    } else if (ctrl && event.key.toLowerCase() === 'a') {
      this.selection.everything(this.total);
      this.selected();
    } else if (event.key === 'Enter') {
      this.open();
    } else if (!this.move(event)) {
      return;
    }
    event.preventDefault();
    // VS Code listens at the window: it would select, and then copy, the text of the whole page.
    event.stopPropagation();
  }

  /** Copies what is selected. */
  copy(): void {
    if (this.selection.size > 0) {
      this.options.onCopy(this.selection.isWhole ? 'all' : this.selection.all());
    }
  }

  private move(event: KeyboardEvent): boolean {
    const page = Math.max(1, Math.floor(this.rowsHeight / ROW_HEIGHT) - 1);
    const next = stepOf(event, { active: this.selection.active, total: this.total, page });
    if (next === undefined) {
      return false;
    }
    if (event.shiftKey) {
      this.selection.extend(next);
    } else {
      this.selection.only(next);
    }
    const target = scrollTo(next, this.total, this.scroller.scrollTop, this.rowsHeight);
    if (target !== undefined) {
      this.scroller.scrollTop = target;
    }
    this.selected();
    return true;
  }

  private selected(): void {
    this.options.onSelect(this.selection.size, this.selection.isWhole);
    this.draw();
  }

  private open(): void {
    const { active } = this.selection;
    const row = active === undefined ? undefined : this.cache.row(active);
    if (row !== undefined) {
      this.options.onOpen(row);
    }
  }
}
