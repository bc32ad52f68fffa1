import type { ToPanel } from '../../src/shared/protocol/toPanel';
import type { Figure, Freshness, TrackingSnapshot } from '../../src/shared/protocol/tracking';
import type { TrackingString } from '../../src/shared/strings/tracking';
import { el, setText } from '../components/dom';
import { FigureCard } from '../components/figure';
import { offerImage } from '../components/chart/imageActions';
import type { PageView } from '../components/page/page';
import type { TrackingContext } from './context';
import { button } from '../components/toolkit';
import { BreakdownSection } from './breakdownSection';
import { ChainSection } from './chainSection';
import { FailuresSection } from './failuresSection';
import { OverTimeSection } from './overTimeSection';
import { UrlSection } from './urlSection';
import type { NumberFormats } from '../../src/shared/format/numbers';

/** The tracking panel: how fresh, the headline, Adobe's indicators in groups, the URLs. */
export class TrackingView implements PageView {
  private readonly freshness = el('p', { class: 'freshness' });
  private readonly headline = el('dl', { class: 'figures headline' });
  private readonly groups = el('div', { class: 'groups' });
  private readonly cards = new Map<string, FigureCard>();
  private readonly groupLists = new Map<string, HTMLElement>();
  private readonly chain: ChainSection;
  private readonly overTime: OverTimeSection;
  private readonly breakdown: BreakdownSection;
  private readonly failures: FailuresSection;
  private readonly urls: UrlSection;
  private snapshot: TrackingSnapshot | undefined;

  constructor(private readonly context: TrackingContext) {
    const { frame, words, host } = context;
    this.chain = new ChainSection(context);
    this.overTime = new OverTimeSection(context);
    this.breakdown = new BreakdownSection(context);
    this.failures = new FailuresSection(context);
    this.urls = new UrlSection(context);
    const recompute = button({
      label: words.t('recompute'),
      onPress: () => {
        host.post({ type: 'recompute' });
      },
    });
    frame.ownLink = 'openTracking';
    offerImage(context, () => this.overTime.image());
    frame.offerSave(words.t('exportCsv'), () => {
      host.post({ type: 'export', format: 'csv' });
    });
    frame.offerSave(words.t('exportJson'), () => {
      host.post({ type: 'export', format: 'json' });
    });
    frame.content.append(
      el('section', { 'aria-label': words.t('headline') }, this.headline),
      this.failures.element,
      this.chain.element,
      el(
        'section',
        {},
        el('h2', {}, words.t('indicators')),
        el('div', { class: 'freshness-line' }, this.freshness, recompute),
        this.groups,
      ),
      this.overTime.element,
      this.urls.element,
      this.breakdown.element,
    );
  }

  receive(message: ToPanel): void {
    if (message.type === 'comparing') {
      this.context.host.save({ comparedWith: message.deliveryId });
    }
    if (message.type !== 'tracking') {
      return;
    }
    this.snapshot = message.snapshot;
    this.context.frame.data(message.snapshot.subject, message.snapshot.freshness.readAt);
  }

  render(): void {
    const { snapshot } = this;
    if (snapshot === undefined) {
      return;
    }
    this.renderFreshness(snapshot.freshness);
    for (const figure of snapshot.headline) {
      this.renderFigure(this.headline, figure, figure.id === 'processed' ? 'ofTargeted' : 'ofProcessed');
    }
    for (const group of snapshot.groups) {
      const list = this.listOf(group.id);
      for (const figure of group.figures) {
        this.renderFigure(list, figure);
      }
    }
    this.chain.render(snapshot.chain);
    this.overTime.render(snapshot.overTime);
    this.failures.render(snapshot.failures);
    this.breakdown.render(snapshot.failures, snapshot.agents);
    this.urls.renderWhole(snapshot.tracking);
    this.urls.render(snapshot.urls, snapshot.urlSwitch ?? '');
  }

  private renderFreshness({ state, computedAt, readAt }: Freshness): void {
    const { words, formats } = this.context;
    const { dates, durations } = formats();
    const when = computedAt === undefined ? [] : [durations.relative(computedAt, readAt), dates.dateTime(computedAt)];
    const keys: Readonly<Record<Freshness['state'], TrackingString>> = {
      fresh: 'computed',
      pending: 'computedPending',
      never: 'neverComputed',
      unknown: 'computationUnknown',
    };
    setText(this.freshness, words.t(keys[state], ...when));
    this.freshness.className = `freshness ${state}`;
    this.groups.classList.toggle('outdated', state === 'pending');
  }

  private renderFigure(list: HTMLElement, figure: Figure, shareKey?: TrackingString): void {
    const { words, formats } = this.context;
    const { numbers } = formats();
    const missing = figure.value === undefined;
    const note =
      figure.share !== undefined && shareKey !== undefined
        ? words.t(shareKey, numbers.percent(figure.share))
        : undefined;
    this.cardOf(list, figure.id).set({
      value: missing ? words.t('notAvailableShort') : figureText(figure, numbers),
      note: missing ? words.t('notAvailable') : note,
      hint: words.t('formula', figure.formula),
      tone: missing ? 'missing' : undefined,
    });
  }

  private cardOf(list: HTMLElement, id: string): FigureCard {
    const there = this.cards.get(id);
    if (there !== undefined) {
      return there;
    }
    const card = new FigureCard(this.context.words.named(`figure.${id}`));
    this.cards.set(id, card);
    list.append(card.element);
    return card;
  }

  private listOf(id: string): HTMLElement {
    const there = this.groupLists.get(id);
    if (there !== undefined) {
      return there;
    }
    const list = el('dl', { class: 'rows' });
    this.groupLists.set(id, list);
    this.groups.append(el('section', { class: 'group' }, el('h3', {}, this.context.words.named(`group.${id}`)), list));
    return list;
  }
}

/** A figure as it is read: a count in whole numbers, a ratio in percent, amounts and averages with decimals. */
export function figureText({ unit, value }: Figure, numbers: NumberFormats): string {
  if (value === undefined) {
    return '';
  }
  switch (unit) {
    case 'count':
      return numbers.count(value);
    case 'percent':
      return numbers.percent(value);
    case 'amount':
    case 'average':
      return numbers.decimal(value);
  }
}
