import type { ReportStep } from '../../src/shared/protocol/report';
import { el, setText, show } from '../components/dom';
import type { ReportContext } from './context';
import { FixButtons } from './fixButtons';

/** The steps of a guide, each of which a person can tick. */
export class StepList {
  readonly element: HTMLElement;
  private readonly list = el('ol', { class: 'steps' });
  private readonly steps = new Map<string, StepItem>();

  constructor(private readonly context: ReportContext) {
    this.element = el('section', {}, el('h2', { class: 'visually-hidden' }, context.words.t('steps')), this.list);
  }

  render(steps: readonly ReportStep[]): void {
    show(this.element, steps.length > 0);
    for (const step of steps) {
      let item = this.steps.get(step.id);
      if (item === undefined) {
        item = new StepItem(this.context, step.id);
        this.steps.set(step.id, item);
        this.list.append(item.element);
      }
      item.render(step);
    }
  }

  wait(remedies: readonly string[]): void {
    for (const step of this.steps.values()) {
      step.fixes.wait(remedies);
    }
  }
}

class StepItem {
  readonly element: HTMLElement;
  readonly fixes: FixButtons;
  private readonly box = el('input', {});
  private readonly title = el('label', { class: 'step-title' });
  private readonly state = el('span', { class: 'certainty' });
  private readonly seen = el('ul', { class: 'plain-list' });
  private readonly how = el('p', { class: 'prose' });

  constructor(
    private readonly context: ReportContext,
    id: string,
  ) {
    this.box.type = 'checkbox';
    this.box.id = `step-${id}`;
    this.title.htmlFor = this.box.id;
    this.box.addEventListener('change', () => {
      context.host.post({ type: 'tickStep', step: id, ticked: this.box.checked });
    });
    this.fixes = new FixButtons(context, true);
    this.element = el(
      'li',
      {},
      el('div', { class: 'step-head' }, this.box, el('h3', {}, this.title), this.state),
      this.seen,
      this.how,
      this.fixes.element,
    );
  }

  render({ title, how, state, seen, fixes, ticked }: ReportStep): void {
    const { words } = this.context;
    const isDone = ticked && state !== 'wrong' && state !== 'done';
    this.element.className = `step ${isDone ? 'done' : state}`;
    // What the examination found in order is not for a person to tick off.
    this.box.checked = ticked || state === 'done';
    this.box.disabled = state === 'done';
    setText(this.title, title);
    setText(this.state, words.t(isDone ? 'step.ticked' : `step.${state}`));
    setText(this.how, how);
    const shown = [...this.seen.children].map(({ textContent }) => textContent);
    if (JSON.stringify(shown) !== JSON.stringify(seen)) {
      this.seen.replaceChildren(...seen.map((line) => el('li', { dir: 'auto' }, line)));
    }
    this.fixes.render(fixes);
  }
}
