import { el } from '../components/dom';
import { Popover } from '../components/popover';
import type { Columns } from './columns';

interface ColumnMenuOptions {
  readonly label: string;
  readonly columns: Columns;
  /** A column is shown or hidden now. */
  readonly onChange: () => void;
}

/** The menu that shows and hides columns of the grid. */
export function columnMenu({ label, columns, onChange }: ColumnMenuOptions): HTMLElement {
  const button = el('button', { class: 'menu-button' }, label);
  button.type = 'button';
  const fill = (): HTMLElement => {
    const shown = new Set(columns.shown().map(({ column }) => column.id));
    const boxes = columns.every().map(({ id, label: name }) => {
      const box = el('input');
      box.type = 'checkbox';
      box.checked = shown.has(id);
      box.addEventListener('change', () => {
        columns.show(id, box.checked);
        onChange();
      });
      return el('label', {}, box, name);
    });
    return el('div', { class: 'column-list' }, ...boxes);
  };
  return new Popover({ button, label, fill }).element;
}
