import type { ReportFix } from '../../src/shared/protocol/report';
import { el, show } from '../components/dom';
import { button } from '../components/toolkit';
import type { ReportContext } from './context';

/** What can be done about a finding or a step: the first change is the one advised, what only shows something is a link. */
export class FixButtons {
  readonly element: HTMLElement;
  /** The one advised; undefined when nothing can be changed. */
  primary: HTMLElement | undefined;
  private shown = '';
  private readonly buttons = new Map<string, HTMLElement>();

  constructor(
    private readonly context: ReportContext,
    private readonly advises: boolean,
  ) {
    this.element = el('div', { class: 'fixes', role: 'group', 'aria-label': context.words.t('fixes') });
  }

  render(fixes: readonly ReportFix[]): void {
    const next = JSON.stringify(fixes);
    show(this.element, fixes.length > 0);
    if (next === this.shown) {
      return;
    }
    this.shown = next;
    // A question that is open has the keyboard: what is active here must not take it.
    const focused = document.hasFocus()
      ? [...this.buttons].find(([, element]) => element === document.activeElement)?.[0]
      : undefined;
    this.buttons.clear();
    const advised = this.advises ? fixes.find(({ changes }) => changes) : undefined;
    for (const fix of fixes) {
      this.buttons.set(keyOf(fix.remedies), this.buttonOf(fix, fix === advised));
    }
    this.primary = advised && this.buttons.get(keyOf(advised.remedies));
    this.element.replaceChildren(...this.buttons.values(), paperList(fixes));
    this.buttons.get(focused ?? '')?.focus();
  }

  /** Those that are being done wait, keep the focus, and cannot be pressed again meanwhile. */
  wait(remedies: readonly string[]): void {
    for (const [key, element] of this.buttons) {
      const busy = remedies.length > 0 && key.split('\n').every((remedy) => remedies.includes(remedy));
      element.classList.toggle('busy', busy);
      element.setAttribute('aria-busy', String(busy));
      element.setAttribute('aria-disabled', String(busy));
    }
  }

  private buttonOf(fix: ReportFix, primary: boolean): HTMLElement {
    const onPress = (): void => {
      if (element.getAttribute('aria-disabled') === 'true') {
        return;
      }
      this.context.host.post({ type: 'fix', remedies: [...fix.remedies] });
    };
    const element: HTMLElement = fix.changes
      ? button({ label: fix.title, primary, onPress })
      : linkButton(fix.title, onPress);
    element.title = fix.effect;
    return element;
  }
}

/** A sheet of paper has nothing to press: it says what can be done, and what that does. */
function paperList(fixes: readonly ReportFix[]): HTMLElement {
  return el(
    'ul',
    { class: 'plain-list paper-only', 'aria-hidden': 'true' },
    ...fixes.map(({ title, effect }) => el('li', {}, `${title}. ${effect}`)),
  );
}

/** A button that looks like a link: it shows something and changes nothing. */
export function linkButton(label: string, onPress: () => void): HTMLButtonElement {
  const element = el('button', { class: 'link' }, label);
  element.type = 'button';
  element.addEventListener('click', onPress);
  return element;
}

function keyOf(remedies: readonly string[]): string {
  return remedies.join('\n');
}
