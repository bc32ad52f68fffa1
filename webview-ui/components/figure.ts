import { el, setText, show } from './dom';

/** What a figure shows; texts are ready to be read. */
export interface FigureTexts {
  readonly value: string;
  /** A smaller line below: a share, a time, an assumption. */
  readonly note?: string;
  /** Shown on hover and focus: the formula, what the figure means. */
  readonly hint?: string;
  /** `missing`: the instance does not give it. `alert`: over a limit, said in `note`. */
  readonly tone?: 'missing' | 'alert';
}

let hints = 0;

/** One figure: label, value, note. Patched in place. */
export class FigureCard {
  readonly element: HTMLElement;
  private readonly value = el('dd', { class: 'figure-value' });
  private readonly note = el('dd', { class: 'figure-note' });
  private readonly hint: HTMLElement;

  constructor(label: string) {
    hints += 1;
    const id = `hint-${hints}`;
    this.hint = el('span', { class: 'hint-text', role: 'tooltip', id });
    const name = el('span', { class: 'hint', tabindex: 0, 'aria-describedby': id }, label);
    const head = el('dt', { class: 'figure-label' }, name, this.hint);
    this.element = el('div', { class: 'figure' }, head, this.value, this.note);
  }

  set({ value, note, hint, tone }: FigureTexts): void {
    setText(this.value, value);
    setText(this.note, note ?? '');
    setText(this.hint, hint ?? '');
    show(this.hint, hint !== undefined && hint !== '');
    this.element.classList.toggle('missing', tone === 'missing');
    this.element.classList.toggle('alert', tone === 'alert');
  }
}
