import type { Settled } from '../../src/shared/protocol/report';
import { el, replaceContent, show } from '../components/dom';
import type { ReportContext } from './context';
import { linkButton } from './fixButtons';

/** What was changed from this report, each with the way back where there is one. */
export class SettledList {
  readonly element = el('section', { class: 'settled' });
  private shown = '';

  constructor(private readonly context: ReportContext) {
    this.element.setAttribute('aria-label', context.words.t('done'));
    show(this.element, false);
  }

  render(settled: readonly Settled[]): void {
    show(this.element, settled.length > 0);
    const next = JSON.stringify(settled);
    if (next !== this.shown) {
      this.shown = next;
      replaceContent(this.element, el('ul', {}, ...settled.map((one) => this.line(one))));
    }
  }

  private line({ text, at, undo }: Settled): HTMLElement {
    const { host, formats } = this.context;
    return el(
      'li',
      {},
      el('span', { class: 'mark', 'aria-hidden': 'true' }, '✓'),
      el('time', {}, formats().dates.time(at)),
      el('span', { dir: 'auto' }, text),
      undo === undefined
        ? undefined
        : linkButton(undo.label, () => {
            host.post({ type: 'undoFix', record: undo.record });
          }),
    );
  }
}
