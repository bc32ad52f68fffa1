import type { TimelinePoint } from '../../src/shared/protocol/timeline';
import { el, setText, show } from '../components/dom';
import { button } from '../components/toolkit';
import type { Cluster } from './clusters';
import type { TimelineContext } from './context';

/** Entries of a cluster that are named. */
const MOST_NAMED = 8;

/** What is chosen in the lanes, in words, with what leads to its source. */
export class ChosenPoint {
  readonly element: HTMLElement;
  private readonly hint: HTMLElement;
  private readonly list = el('ul', { class: 'chosen-list' });

  constructor(
    private readonly context: TimelineContext,
    private readonly links: {
      readonly onOpen: (point: TimelinePoint) => void;
      readonly onReplay: (at: number) => void;
    },
  ) {
    this.hint = el('p', { class: 'note' }, context.words.t('choose'));
    this.element = el('section', { class: 'chosen-point', 'aria-live': 'off' }, this.hint, this.list);
  }

  render(cluster: Cluster | undefined, canReplay: boolean): void {
    show(this.hint, cluster === undefined);
    show(this.list, cluster !== undefined);
    this.list.replaceChildren(
      ...(cluster?.points ?? []).slice(0, MOST_NAMED).map((point) => this.entry(point, canReplay)),
    );
  }

  private entry(point: TimelinePoint, canReplay: boolean): HTMLElement {
    const { words, formats } = this.context;
    const { dates } = formats();
    const time = el('span', { class: 'when' });
    setText(
      time,
      point.until === undefined
        ? dates.dayAndTime(point.at)
        : words.t('span', dates.dayAndTime(point.at), dates.dayAndTime(point.until)),
    );
    const open = button({
      label: words.t('openPoint'),
      onPress: () => {
        this.links.onOpen(point);
      },
    });
    const replay = button({
      label: words.t('replay'),
      onPress: () => {
        this.links.onReplay(point.at);
      },
    });
    show(replay, canReplay);
    return el(
      'li',
      {},
      el('span', { class: `what ${point.tone}`, dir: 'auto' }, point.what),
      el('span', { class: 'chosen-about' }, time, ` · ${words.t(`lane.${point.lane}`)}`),
      el('span', { class: 'chosen-actions' }, open, replay),
    );
  }
}
