import { fromWallClock, toWallClock } from '../../src/shared/format/zonedTime';
import type { CustomSpan } from '../../src/shared/protocol/throughput';
import { el, setText, show } from '../components/dom';
import type { ThroughputContext } from './context';
import { button } from '../components/toolkit';

/** Two moments to choose, in the zone that times are shown in; shown while the period is one's own. */
export class CustomPeriod {
  readonly element: HTMLElement;
  private readonly from = moment();
  private readonly to = moment();
  private readonly problem = el('span', { class: 'custom-problem', role: 'alert' });
  private shown: { readonly span: CustomSpan; readonly zone: string } | undefined;

  constructor(
    private readonly context: ThroughputContext,
    private readonly onChoose: (span: CustomSpan) => void,
  ) {
    const { words } = context;
    const field = (label: string, input: HTMLElement): HTMLElement =>
      el('label', { class: 'field' }, el('span', { class: 'field-label' }, label), input);
    const apply = button({
      label: words.t('custom.show'),
      primary: true,
      onPress: () => {
        this.choose();
      },
    });
    this.element = el(
      'div',
      { class: 'custom' },
      field(words.t('custom.from'), this.from),
      field(words.t('custom.to'), this.to),
      apply,
      this.problem,
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
        this.choose();
      }
    });
    show(this.element, false);
  }

  /** Offers a span to change. What a person typed stays while span and zone do. */
  render(visible: boolean, span: CustomSpan): void {
    show(this.element, visible);
    const zone = this.context.formats().dates.timeZone;
    const same = this.shown?.zone === zone && this.shown.span.from === span.from && this.shown.span.to === span.to;
    if (!visible || same) {
      return;
    }
    this.shown = { span, zone };
    this.from.value = toWallClock(span.from, zone);
    this.to.value = toWallClock(span.to, zone);
  }

  private choose(): void {
    const zone = this.context.formats().dates.timeZone;
    const [from, to] = [fromWallClock(this.from.value, zone), fromWallClock(this.to.value, zone)];
    const right = from !== undefined && to !== undefined && from < to;
    setText(this.problem, right ? '' : this.context.words.t('custom.wrong'));
    if (right) {
      this.onChoose({ from, to });
    }
  }
}

function moment(): HTMLInputElement {
  const input = el('input', { class: 'moment' });
  input.type = 'datetime-local';
  return input;
}
