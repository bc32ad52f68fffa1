import type { NamedDelivery } from '../../src/shared/protocol/report';
import { el, setText, show } from '../components/dom';
import type { ReportContext } from './context';
import { linkButton } from './fixButtons';

/** So many stand on the first screen; the others are a press away. */
const FIRST = 8;

/** The deliveries that a finding hits, each the way to its own report. */
export class DeliveryList {
  readonly element: HTMLElement;
  private readonly list = el('ul', { class: 'deliveries' });
  private readonly more: HTMLButtonElement;
  private shown = '';
  private isWhole = false;
  private deliveries: readonly NamedDelivery[] = [];

  constructor(private readonly context: ReportContext) {
    this.more = linkButton('', () => {
      this.isWhole = true;
      this.render(this.deliveries);
      this.list.querySelector<HTMLElement>(`li:nth-child(${FIRST + 1}) button`)?.focus();
    });
    this.element = el('div', { class: 'seen' }, el('h3', {}, context.words.t('affects')), this.list, this.more);
  }

  render(deliveries: readonly NamedDelivery[]): void {
    const { words, formats } = this.context;
    this.deliveries = deliveries;
    show(this.element, deliveries.length > 0);
    const next = JSON.stringify([deliveries, this.isWhole]);
    if (next !== this.shown) {
      this.shown = next;
      this.list.replaceChildren(...deliveries.map((delivery, index) => this.line(delivery, index)));
    }
    const hidden = this.isWhole ? 0 : Math.max(0, deliveries.length - FIRST);
    show(this.more, hidden > 0);
    setText(this.more, words.t('moreDeliveries', formats().numbers.count(hidden)));
  }

  private line({ id, label, internalName }: NamedDelivery, index: number): HTMLElement {
    const link = linkButton(label, () => {
      this.context.host.post({ type: 'explainDelivery', delivery: id });
    });
    link.dir = 'auto';
    return el(
      'li',
      // Paper shows all of them.
      { class: !this.isWhole && index >= FIRST ? 'on-paper' : undefined },
      link,
      ' ',
      el('span', { class: 'source' }, internalName),
    );
  }
}
