import { LOG_TABS, type LogTab } from '../../src/shared/protocol/messages';
import { el } from '../components/dom';
import type { MessagesContext } from './context';

/** The tabs for the three logs of a delivery: one tab stop, arrow keys move between them. */
export class LogTabs {
  readonly element: HTMLElement;
  private readonly tabs = new Map<LogTab, HTMLElement>();

  constructor(words: MessagesContext['words'], onChoose: (tab: LogTab) => void) {
    this.element = el('div', { class: 'tabs', role: 'tablist', 'aria-label': words.t('tabs') });
    for (const tab of LOG_TABS) {
      const press = el('button', { class: 'tab', role: 'tab' }, words.t(`tab.${tab}`));
      press.type = 'button';
      press.addEventListener('click', () => {
        onChoose(tab);
      });
      this.tabs.set(tab, press);
      this.element.append(press);
    }
    this.element.addEventListener('keydown', (event) => {
      this.step(event);
    });
  }

  mark(chosen: LogTab): void {
    for (const [tab, press] of this.tabs) {
      press.setAttribute('aria-selected', String(tab === chosen));
      press.tabIndex = tab === chosen ? 0 : -1;
    }
  }

  private step(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') {
      return;
    }
    const at = LOG_TABS.findIndex((tab) => this.tabs.get(tab) === document.activeElement);
    const next = LOG_TABS[(at + (event.key === 'ArrowRight' ? 1 : LOG_TABS.length - 1)) % LOG_TABS.length];
    if (next !== undefined) {
      this.tabs.get(next)?.focus();
    }
  }
}
