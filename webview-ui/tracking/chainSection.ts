import type { ChainStep } from '../../src/shared/protocol/tracking';
import { el, setText, show } from '../components/dom';
import type { TrackingContext } from './context';

/** Is tracking working at all? One line when it is; the links of the chain below, open when one needs a look. */
export class ChainSection {
  readonly element = document.createElement('details');
  private readonly verdict = el('span', { class: 'chain-verdict' });
  private readonly steps = el('ol', { class: 'chain' });
  private touched = false;

  constructor(private readonly context: TrackingContext) {
    const summary = el(
      'summary',
      {},
      el('span', { class: 'chain-title' }, context.words.t('chain')),
      ' ',
      this.verdict,
    );
    summary.addEventListener('click', () => {
      this.touched = true;
    });
    this.element.append(summary, this.steps);
  }

  render(steps: readonly ChainStep[] | undefined): void {
    show(this.element, steps !== undefined);
    if (steps === undefined) {
      return;
    }
    const trouble = steps.filter(({ state }) => state === 'warning' || state === 'error').length;
    const unknown = steps.filter(({ state }) => state === 'unknown').length;
    setText(this.verdict, this.verdictText(trouble, unknown, steps.length));
    this.verdict.classList.toggle('alert', trouble > 0);
    // A person who closed it does not want it opened again with each reading.
    if (!this.touched) {
      this.element.open = trouble > 0;
    }
    this.steps.replaceChildren(...steps.map((step) => this.line(step)));
  }

  private verdictText(trouble: number, unknown: number, all: number): string {
    const { words, formats } = this.context;
    const count = (value: number): string => formats().numbers.count(value);
    if (trouble > 0) {
      return words.t('chain.trouble', count(trouble), count(all));
    }
    return unknown > 0 ? words.t('chain.incomplete', count(unknown), count(all)) : words.t('chain.allWell');
  }

  private line({ state, title, detail }: ChainStep): HTMLElement {
    const mark = el('span', { class: `chain-state ${state}` }, this.context.words.t(`chain.${state}`));
    return el(
      'li',
      {},
      mark,
      el(
        'span',
        {},
        el('span', { class: 'chain-name' }, title),
        ' · ',
        el('span', { class: 'chain-detail', dir: 'auto' }, detail),
      ),
    );
  }
}
