import type { GridColumn, GridSort } from '../../src/shared/protocol/messages';
import { el } from '../components/dom';
import type { Columns } from './columns';

const KEY_STEP = 16;

export interface GridHeadOptions {
  readonly columns: Columns;
  /** What a heading does by mouse and keyboard, for a tooltip. */
  readonly helpOf: (column: GridColumn) => string;
  /** A width is being drawn. */
  readonly onWidth: () => void;
  readonly onSort: (sort: GridSort | undefined) => void;
}

/**
 * The headings of the grid, one tab stop: arrow keys move between them, Enter sorts, Shift with an arrow changes a
 * width.
 */
export class GridHead {
  readonly element = el('div', { class: 'grid-head', role: 'row' });
  private cells: HTMLElement[] = [];
  private sort: GridSort | undefined;

  constructor(private readonly options: GridHeadOptions) {
    this.element.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
  }

  render(sort: GridSort | undefined): void {
    this.sort = sort;
    const focused = this.cells.findIndex((cell) => cell === document.activeElement);
    const shown = this.options.columns.shown();
    this.cells = shown.map(({ column }, at) => this.heading(column, at));
    this.element.replaceChildren(...this.cells);
    this.cells[focused]?.focus();
  }

  private heading(column: GridColumn, at: number): HTMLElement {
    const sorted = this.sort?.column === column.id ? (this.sort.descending ? 'descending' : 'ascending') : undefined;
    const cell = el(
      'div',
      {
        class: column.sortable === true ? 'grid-heading sortable' : 'grid-heading',
        role: 'columnheader',
        title: this.options.helpOf(column),
        tabindex: at === 0 ? 0 : -1,
        'aria-colindex': at + 1,
        'aria-sort': sorted,
      },
      el('span', { class: 'clip' }, column.label),
      this.handle(column),
    );
    cell.addEventListener('click', () => {
      this.sortBy(column);
    });
    cell.addEventListener('focus', () => {
      for (const other of this.cells) {
        other.tabIndex = other === cell ? 0 : -1;
      }
    });
    return cell;
  }

  /** First one way, then the other, then as the log was written. What is newest or largest comes first. */
  private sortBy({ id, kind, sortable }: GridColumn): void {
    if (sortable !== true) {
      return;
    }
    const first = kind !== 'text';
    if (this.sort?.column !== id) {
      this.options.onSort({ column: id, descending: first });
    } else {
      this.options.onSort(this.sort.descending === first ? { column: id, descending: !first } : undefined);
    }
  }

  private onKey(event: KeyboardEvent): void {
    const at = this.cells.findIndex((cell) => cell === document.activeElement);
    const column = this.options.columns.shown()[at]?.column;
    if (column === undefined) {
      return;
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0 && event.shiftKey) {
      this.resize(column.id, this.options.columns.width(column.id) + step * KEY_STEP);
    } else if (step !== 0) {
      this.cells[at + step]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.sortBy(column);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private resize(id: string, width: number): void {
    this.options.columns.resize(id, width);
    this.options.onWidth();
  }

  /** The edge of a heading, to draw with the mouse. */
  private handle({ id }: GridColumn): HTMLElement {
    const handle = el('span', { class: 'resize', 'aria-hidden': 'true' });
    handle.addEventListener('click', (event) => {
      event.stopPropagation();
    });
    handle.addEventListener('pointerdown', (down) => {
      down.preventDefault();
      handle.setPointerCapture(down.pointerId);
      const [from, width] = [down.clientX, this.options.columns.width(id)];
      const move = (event: PointerEvent): void => {
        this.resize(id, width + event.clientX - from);
      };
      handle.addEventListener('pointermove', move);
      handle.addEventListener(
        'lostpointercapture',
        () => {
          handle.removeEventListener('pointermove', move);
        },
        { once: true },
      );
    });
    return handle;
  }
}
