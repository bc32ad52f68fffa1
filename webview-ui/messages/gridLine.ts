import type { GridRow } from '../../src/shared/protocol/messages';
import { el } from '../components/dom';
import type { Columns } from './columns';

/** A cell's text is cut here for the eye; what is copied is whole. */
const MOST_TEXT = 400;
/** And here in its tooltip. */
const MOST_TITLE = 2000;

/** The columns that are shown, once for all rows of a frame. */
export type Shown = ReturnType<Columns['shown']>;

export interface LineLook {
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly row: GridRow | undefined;
  readonly selected: boolean;
  /** The keyboard is here. */
  readonly active: boolean;
}

export interface LineWords {
  readonly reading: string;
  readonly cell: (column: Shown[number]['column'], value: GridRow['cells'][number]) => string;
  readonly exact: (column: Shown[number]['column'], value: GridRow['cells'][number]) => string;
}

/**
 * The element of one row, which stands for another when the list is scrolled: it writes only what differs from what it
 * shows.
 */
export class GridLine {
  readonly element = el('div', { class: 'grid-row', role: 'row' });
  private readonly cells: { readonly box: HTMLElement; readonly text: Text }[] = [];
  private shown: LineLook | undefined;
  private hidden = false;

  constructor(
    private readonly columns: Shown,
    private readonly words: LineWords,
  ) {
    columns.forEach((_, place) => {
      const text = document.createTextNode('');
      const box = el('div', { class: 'clip', role: 'gridcell', dir: 'auto' });
      box.setAttribute('aria-colindex', String(place + 1));
      box.append(text);
      this.cells.push({ box, text });
      this.element.append(box);
    });
  }

  /** The number of the row that it stands for. */
  get index(): number | undefined {
    return this.hidden ? undefined : this.shown?.index;
  }

  hide(): void {
    if (!this.hidden) {
      this.element.hidden = true;
    }
    this.hidden = true;
  }

  show(look: LineLook): void {
    const { element, shown } = this;
    if (this.hidden) {
      element.hidden = false;
    }
    this.hidden = false;
    this.shown = look;
    if (shown?.index !== look.index) {
      element.id = `row-${look.index}`;
      element.setAttribute('aria-rowindex', String(look.index + 2));
      if (shown === undefined || (shown.index + look.index) % 2 === 1) {
        element.classList.toggle('odd', look.index % 2 === 1);
      }
    }
    if (shown?.selected !== look.selected) {
      element.setAttribute('aria-selected', String(look.selected));
    }
    if (shown?.active !== look.active) {
      element.classList.toggle('active', look.active);
    }
    if (shown === undefined || shown.row !== look.row) {
      this.write(look.row);
    }
  }

  /** Writes the same row anew. */
  rewrite(): void {
    if (this.shown !== undefined && !this.hidden) {
      this.write(this.shown.row);
    }
  }

  /** What a cell says to the letter. */
  exact(box: Element): string {
    const place = this.cells.findIndex((cell) => cell.box === box);
    const [shown, row] = [this.columns[place], this.shown?.row];
    return shown === undefined || row === undefined
      ? ''
      : this.words.exact(shown.column, row.cells[shown.at] ?? null).slice(0, MOST_TITLE);
  }

  private write(row: GridRow | undefined): void {
    const { cells, columns, words } = this;
    this.element.classList.toggle('reading', row === undefined);
    columns.forEach(({ column, at }, place) => {
      const whole = row === undefined ? (place === 0 ? words.reading : '') : words.cell(column, row.cells[at] ?? null);
      const [text, cell] = [whole.slice(0, MOST_TEXT), cells[place]];
      if (cell === undefined || cell.text.data === text) {
        return;
      }
      cell.text.data = text;
      // The text of what was here before must not stay under the pointer.
      if (cell.box.title !== '') {
        cell.box.title = '';
      }
    });
  }
}

/**
 * Says a cell's text in full when the pointer rests on it, where that is more than is seen: a title for every cell of
 * every row would be dear.
 */
export function titleUnderPointer(body: HTMLElement, lines: () => readonly GridLine[]): void {
  body.addEventListener('pointerover', ({ target }) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;
    const line = cell === null ? undefined : lines().find(({ element }) => element.contains(cell));
    if (cell === null || line === undefined) {
      return;
    }
    const exact = line.exact(cell);
    if (exact !== cell.textContent || cell.scrollWidth > cell.clientWidth) {
      cell.title = exact;
    }
  });
}
