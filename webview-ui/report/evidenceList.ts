import type { ReportFinding } from '../../src/shared/protocol/report';
import { el, setText, show } from '../components/dom';
import type { ReportContext } from './context';

/** So much proof stands on the first screen; the rest is a press away. */
const FIRST = 2;

/** What was seen, where and when. */
export class EvidenceList {
  readonly element: HTMLElement;
  private readonly list = el('ul', { class: 'evidence' });
  private readonly more = el('button', { class: 'link' });
  private all = false;
  private items: ReportFinding['evidence'] = [];

  constructor(private readonly context: ReportContext) {
    this.more.type = 'button';
    this.more.addEventListener('click', () => {
      this.all = true;
      this.render(this.items);
      this.list.querySelector<HTMLElement>(`li:nth-child(${FIRST + 1})`)?.focus();
    });
    this.element = el('div', { class: 'seen' }, el('h3', {}, context.words.t('seen')), this.list, this.more);
  }

  render(items: ReportFinding['evidence']): void {
    const { words, formats } = this.context;
    this.items = items;
    show(this.element, items.length > 0);
    const lines = items.map((item, index) => this.line(item, index));
    if (!sameLines(this.list, lines)) {
      this.list.replaceChildren(...lines);
    }
    const hidden = this.all ? 0 : Math.max(0, items.length - FIRST);
    show(this.more, hidden > 0);
    setText(this.more, words.t('moreSeen', formats().numbers.count(hidden)));
  }

  private line({ at, source, observed }: ReportFinding['evidence'][number], index: number): HTMLElement {
    const { dates } = this.context.formats();
    const line = el(
      'li',
      { tabindex: index === FIRST ? -1 : undefined, class: !this.all && index >= FIRST ? 'on-paper' : undefined },
      el('time', { title: `${dates.dateTime(at)} ${dates.zoneName(at)}` }, dates.clock(at)),
      ' ',
      el(
        'span',
        {},
        el('span', { class: 'source', dir: 'auto' }, source),
        // French has a space before it.
        this.context.words.t('evidence', '', ''),
        el('span', { class: 'observed', dir: 'auto' }, observed),
      ),
    );
    return line;
  }
}

function sameLines(list: HTMLElement, lines: readonly HTMLElement[]): boolean {
  const shown = [...list.children];
  return shown.length === lines.length && lines.every((line, index) => shown[index]?.isEqualNode(line) === true);
}
