import { el, show } from './dom';

export interface PopoverOptions {
  /** The button that opens it. */
  readonly button: HTMLElement;
  /** Names what opens, for a screen reader. */
  readonly label: string;
  readonly role?: 'menu' | 'dialog';
  /** What stands in it, made anew each time. */
  readonly fill: (close: () => void) => HTMLElement;
}

/** A button and what opens below it; closed by Escape, by a press elsewhere, and when the keyboard leaves it. */
export class Popover {
  readonly element: HTMLElement;
  private readonly panel: HTMLElement;

  constructor(private readonly options: PopoverOptions) {
    const { button, label, role = 'dialog' } = options;
    this.panel = el('div', { class: 'popover', role, 'aria-label': label });
    show(this.panel, false);
    button.setAttribute('aria-haspopup', role);
    this.mark();
    this.element = el('span', { class: 'popover-place' }, button, this.panel);
    button.addEventListener('click', () => {
      if (this.isOpen) {
        this.close();
      } else {
        this.open();
      }
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.isOpen) {
        event.preventDefault();
        event.stopPropagation();
        this.close();
      }
    });
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.element.contains(relatedTarget)) {
        this.hide();
      }
    });
    document.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !this.element.contains(target)) {
        this.hide();
      }
    });
  }

  get isOpen(): boolean {
    return !this.panel.hidden;
  }

  open(): void {
    this.panel.replaceChildren(
      this.options.fill(() => {
        this.close();
      }),
    );
    show(this.panel, true);
    this.mark();
    this.keepInView();
    this.panel.querySelector<HTMLElement>('input, button, vscode-text-field, vscode-button')?.focus();
  }

  /** Closes it, and gives the keyboard back to its button. */
  close(): void {
    this.hide();
    this.options.button.focus();
  }

  private hide(): void {
    show(this.panel, false);
    this.mark();
  }

  private mark(): void {
    this.options.button.setAttribute('aria-expanded', String(this.isOpen));
  }

  /** It opens to the right of its button's left edge, and to the left where there is no room. */
  private keepInView(): void {
    this.panel.classList.remove('to-left');
    this.panel.classList.toggle('to-left', this.panel.getBoundingClientRect().right > document.body.clientWidth);
  }
}
