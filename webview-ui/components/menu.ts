import { el } from './dom';
import { Popover } from './popover';

export interface MenuItem {
  readonly label: string;
  /** One of a choice: whether it is the one chosen. */
  readonly checked?: boolean;
  readonly onPress: () => void;
}

/** A button with a menu: arrow keys move in it, a press closes it. The items are asked for when it opens. */
export function menuButton(label: string, items: () => readonly MenuItem[]): Popover {
  const button = el('button', { class: 'menu-button' }, label);
  button.type = 'button';
  const fill = (close: () => void): HTMLElement => {
    const entries = items().map((item) => entryOf(item, close));
    const list = el('div', { class: 'menu' }, ...entries);
    list.addEventListener('keydown', (event) => {
      const next = stepIn(entries, event.key);
      if (next !== undefined) {
        event.preventDefault();
        next.focus();
      }
    });
    return list;
  };
  return new Popover({ button, label, role: 'menu', fill });
}

function entryOf({ label, checked, onPress }: MenuItem, close: () => void): HTMLElement {
  const entry = el(
    'button',
    {
      class: 'menu-item',
      role: checked === undefined ? 'menuitem' : 'menuitemradio',
      'aria-checked': checked === undefined ? undefined : checked ? 'true' : 'false',
    },
    label,
  );
  entry.type = 'button';
  entry.addEventListener('click', () => {
    close();
    onPress();
  });
  return entry;
}

function stepIn(entries: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const next = steps[key];
  return next === undefined ? undefined : entries.at(next >= entries.length ? 0 : next);
}
