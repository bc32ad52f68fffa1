import './base.css';
import '../table/table.css';
import './print.css';
import type { ErrorText, Link, Subject, ZoneChoice } from '../../../src/shared/protocol/common';
import { ZONE_CHOICES } from '../../../src/shared/protocol/common';
import { el, setText, show } from '../dom';
import type { Formats } from './formats';
import { zoneOf } from './formats';
import { menuButton, type MenuItem } from '../menu';
import type { Popover } from '../popover';
import { button } from '../toolkit';
import type { Strings } from './strings';

export interface FrameOptions {
  readonly words: Strings;
  readonly localZone: string;
  readonly zone: ZoneChoice;
  readonly onZone: (zone: ZoneChoice) => void;
  readonly onRefresh: () => void;
  /** Opens something else about the subject. */
  readonly onLink: (link: Link) => void;
}

/**
 * What every panel has around its content: heading, toolbar, status, and the designed states (loading, stale, error).
 */
export class Frame {
  /** Panels put their controls here, before those of the frame. */
  readonly tools = el('div', { class: 'tools' });
  /** Stands before "Read at …". */
  readonly marks = el('span', {});
  readonly content = el('main', { class: 'content' });
  /** The link that leads here: not offered. */
  ownLink: Link | undefined;
  private links: readonly Link[] = [];
  private readonly saves: MenuItem[] = [];
  private readonly saveMenu: Popover;
  private readonly openMenu: HTMLElement;
  private readonly actions: HTMLElement;
  private readonly label = el('h1', { dir: 'auto' });
  private readonly meta = el('p', { class: 'meta', dir: 'auto' });
  private readonly environment = el('span', { class: 'environment' });
  private readonly status = el('span', { class: 'status', 'aria-live': 'polite' });
  private readonly problem = el('section', { class: 'problem', role: 'alert' });
  private readonly loading: HTMLElement;
  private choice: ZoneChoice;
  private instanceZone: string | undefined;
  private readAt: number | undefined;
  private hasData = false;
  private failed = false;
  private notice: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: FrameOptions) {
    const { words } = options;
    this.choice = options.zone;
    this.loading = el('p', { class: 'loading', role: 'status' }, words.t('loading'));
    this.saveMenu = menuButton(words.t('save'), () => this.saves);
    this.openMenu = menuButton(words.t('open'), () => this.linkItems()).element;
    this.actions = el(
      'div',
      { class: 'actions' },
      this.openMenu,
      this.saveMenu.element,
      menuButton(words.t('zoneLabel'), () => this.zoneItems()).element,
      refreshButton(words.t('refresh'), options.onRefresh),
    );
    const header = el(
      'header',
      {},
      el('div', { class: 'title-line' }, this.label, this.actions),
      el(
        'div',
        { class: 'meta-line' },
        this.environment,
        this.meta,
        el('span', { class: 'status-text' }, this.marks, this.status),
      ),
      this.tools,
    );
    show(this.saveMenu.element, false);
    show(this.problem, false);
    show(this.content, false);
    show(this.environment, false);
    document.body.append(header, this.problem, this.loading, this.content);
  }

  /** The zone times are to be shown in. */
  zone(choice: ZoneChoice): string {
    return zoneOf(choice, this.options.localZone, this.instanceZone);
  }

  /** Data arrived: shows the content, and ends loading and errors. */
  data(subject: Subject, readAt: number): void {
    this.instanceZone = subject.instanceZone;
    this.links = subject.links;
    setText(this.label, subject.label);
    this.label.title = subject.label;
    setText(this.environment, subject.environmentLabel);
    this.environment.className = `environment ${subject.environment}`;
    show(this.environment, subject.environmentLabel !== '');
    show(this.openMenu, this.linkItems().length > 0);
    show(this.saveMenu.element, this.saves.length > 0);
    setText(
      this.meta,
      [subject.instance, subject.stateLabel, subject.channel, subject.internalName]
        .filter((part) => part !== '')
        .join(' · '),
    );
    this.readAt = readAt;
    this.hasData = true;
    this.failed = false;
    show(this.loading, false);
    show(this.problem, false);
    show(this.content, true);
    document.body.classList.remove('stale');
    document.body.setAttribute('aria-busy', 'false');
  }

  /** Writes what depends on language and zone. */
  render(formats: Formats): void {
    // A sentence in passing stands its five seconds, also when new data come because of what it tells.
    if (this.readAt === undefined || this.notice !== undefined) {
      return;
    }
    const key = this.failed ? 'staleSince' : 'readAt';
    const { dates } = formats;
    setText(this.status, this.options.words.t(key, `${dates.clock(this.readAt)} ${dates.zoneName(this.readAt)}`));
  }

  /** Something else was asked for. What is shown stays until it comes, unless it no longer fits. */
  wait(keep: boolean): void {
    document.body.setAttribute('aria-busy', 'true');
    show(this.loading, !keep || !this.hasData);
    if (!keep) {
      this.hasData = false;
      show(this.content, false);
    }
    show(this.problem, false);
  }

  /** The latest reading failed: what was read before stays, marked as old. */
  fail(error: ErrorText): void {
    this.failed = true;
    document.body.setAttribute('aria-busy', 'false');
    document.body.classList.toggle('stale', this.hasData);
    show(this.loading, false);
    const again = button({ label: this.options.words.t('retry'), primary: true, onPress: this.options.onRefresh });
    this.problem.replaceChildren(
      el('h2', {}, error.what),
      ...[error.why, error.next].flatMap((text) => (text === undefined || text === '' ? [] : [el('p', {}, text)])),
      again,
    );
    show(this.problem, true);
  }

  /** Offers to save what is shown. */
  offerSave(label: string, onPress: () => void): void {
    this.saves.push({ label, onPress });
    show(this.saveMenu.element, true);
  }

  /** Offers a menu of this panel's own, behind the one that leads elsewhere. */
  offerMenu(label: string, items: readonly MenuItem[]): void {
    this.saveMenu.element.before(menuButton(label, () => items).element);
  }

  /** Opens the menu of what can be saved. */
  openSave(): void {
    this.saveMenu.open();
  }

  /** A sentence in passing, such as "Saved report.csv". */
  say(text: string, formats: Formats): void {
    clearTimeout(this.notice);
    setText(this.status, text);
    this.notice = setTimeout(() => {
      this.notice = undefined;
      this.render(formats);
    }, 5000);
  }

  private linkItems(): readonly MenuItem[] {
    const { words, onLink } = this.options;
    return this.links
      .filter((link) => link !== this.ownLink)
      .map((link) => ({
        label: words.t(`link.${link}`),
        onPress: () => {
          onLink(link);
        },
      }));
  }

  private zoneItems(): readonly MenuItem[] {
    const { words, onZone } = this.options;
    const offered = ZONE_CHOICES.filter((choice) => choice !== 'instance' || this.instanceZone !== undefined);
    const chosen = offered.includes(this.choice) ? this.choice : 'local';
    return offered.map((choice) => ({
      label: words.named(`zone.${choice}`, this.zone(choice)),
      checked: choice === chosen,
      onPress: () => {
        this.choice = choice;
        onZone(choice);
      },
    }));
  }
}

function refreshButton(label: string, onPress: () => void): HTMLElement {
  const press = el('button', { class: 'tool', title: label, 'aria-label': label }, '⟳');
  press.type = 'button';
  press.addEventListener('click', onPress);
  return press;
}
