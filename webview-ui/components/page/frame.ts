import './base.css';
import '../table/table.css';
import './print.css';
import type { ErrorText, Link, Subject, ZoneChoice } from '../../../src/shared/protocol/common';
import { ZONE_CHOICES } from '../../../src/shared/protocol/common';
import { el, setText, show } from '../dom';
import type { Formats } from './formats';
import { zoneOf } from './formats';
import type { Dropdown } from '../toolkit';
import { button, dropdown } from '../toolkit';
import type { Strings } from './strings';

export interface FrameOptions {
  readonly words: Strings;
  readonly localZone: string;
  readonly zone: ZoneChoice;
  readonly onZone: (zone: ZoneChoice) => void;
  readonly onRefresh: () => void;
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
  private readonly links: HTMLElement;
  private readonly saves = el('span', { class: 'saves' });
  private readonly ownTools = el('div', { class: 'tools' });
  private readonly label = el('h1', { dir: 'auto' });
  private readonly meta = el('p', { class: 'meta', dir: 'auto' });
  private readonly environment = el('span', { class: 'environment' });
  private readonly status = el('span', { class: 'status', 'aria-live': 'polite' });
  private readonly problem = el('section', { class: 'problem', role: 'alert' });
  private readonly loading: HTMLElement;
  private zones: Dropdown<ZoneChoice> | undefined;
  private zoneNames = '';
  private instanceZone: string | undefined;
  private readAt: number | undefined;
  private hasData = false;
  private failed = false;
  private notice: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: FrameOptions) {
    const { words } = options;
    this.loading = el('p', { class: 'loading', role: 'status' }, words.t('loading'));
    const refresh = button({ label: words.t('refresh'), onPress: options.onRefresh });
    this.ownTools.append(refresh);
    const bar = el('div', { class: 'toolbar' }, this.tools, this.ownTools);
    const line = el(
      'div',
      { class: 'status-line' },
      el('span', { class: 'status-text' }, this.marks, this.status),
      this.saves,
    );
    this.links = el('nav', { class: 'links', 'aria-label': words.t('links') });
    const heading = el(
      'div',
      { class: 'heading' },
      this.label,
      el('div', { class: 'meta-line' }, this.environment, this.meta, this.links),
    );
    show(this.problem, false);
    show(this.content, false);
    show(this.environment, false);
    show(this.saves, false);
    document.body.append(el('header', {}, heading, bar, line), this.problem, this.loading, this.content);
  }

  /** The zone times are to be shown in. */
  zone(choice: ZoneChoice): string {
    return zoneOf(choice, this.options.localZone, this.instanceZone);
  }

  /** Data arrived: shows the content, and ends loading and errors. */
  data(subject: Subject, readAt: number): void {
    this.instanceZone = subject.instanceZone;
    setText(this.label, subject.label);
    setText(this.environment, subject.environmentLabel);
    this.environment.className = `environment ${subject.environment}`;
    show(this.environment, true);
    show(this.saves, true);
    setText(
      this.meta,
      [subject.stateLabel, subject.channel, subject.internalName, subject.instance]
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
    this.offerZones(formats);
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
      show(this.saves, false);
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

  /** Leads to what else there is about the delivery. */
  offerLinks(links: readonly Link[], onPress: (link: Link) => void): void {
    const items = links.map((link) =>
      pressable(this.options.words.t(`link.${link}`), () => {
        onPress(link);
      }),
    );
    this.links.append(...items);
  }

  /** Offers to save what is shown; kept apart from what steers it. */
  offerSave(label: string, onPress: () => void): void {
    this.saves.append(pressable(label, onPress));
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

  private offerZones({ dates }: Formats): void {
    const { words, localZone, zone, onZone } = this.options;
    const named = (choice: ZoneChoice): string => words.named(`zone.${choice}`, this.zone(choice));
    const offered = ZONE_CHOICES.filter((choice) => choice !== 'instance' || this.instanceZone !== undefined);
    const names = offered.map(named).join();
    if (names === this.zoneNames) {
      return;
    }
    this.zoneNames = names;
    const value = offered.includes(zone) ? zone : 'local';
    const next = dropdown({
      label: words.t('zoneLabel'),
      choices: offered.map((choice) => ({ value: choice, label: named(choice) })),
      value: dates.timeZone === localZone && zone === 'instance' ? 'local' : value,
      onChoose: onZone,
    });
    if (this.zones === undefined) {
      this.ownTools.prepend(next.element);
    } else {
      this.zones.element.replaceWith(next.element);
    }
    this.zones = next;
  }
}

function pressable(label: string, onPress: () => void): HTMLElement {
  const press = el('button', { class: 'link' }, label);
  press.type = 'button';
  press.addEventListener('click', onPress);
  return press;
}
