import { Disclosure } from '../components/disclosure';
import { el, show } from '../components/dom';
import type { ReportContext } from './context';

/** A list below a heading with its number, closed at first. */
export class FoldedList {
  readonly element: HTMLElement;
  private readonly disclosure: Disclosure;
  private readonly list = el('ul', { class: 'plain-list' });

  constructor(
    private readonly context: ReportContext,
    id: string,
  ) {
    const { host } = context;
    this.disclosure = new Disclosure({
      open: host.saved.open?.[id] ?? false,
      onToggle: (open) => {
        host.save({ open: { ...host.saved.open, [id]: open } });
      },
    });
    this.disclosure.body.append(this.list);
    this.element = el(
      'section',
      { class: 'folded', 'aria-labelledby': this.disclosure.id },
      this.disclosure.head,
      this.disclosure.body,
    );
  }

  render(title: string, lines: readonly string[]): void {
    show(this.element, lines.length > 0);
    this.disclosure.title(`${title} (${this.context.formats().numbers.count(lines.length)})`);
    const shown = [...this.list.children].map(({ textContent }) => textContent);
    if (JSON.stringify(shown) !== JSON.stringify(lines)) {
      this.list.replaceChildren(...lines.map((line) => el('li', { dir: 'auto' }, line)));
    }
  }
}
