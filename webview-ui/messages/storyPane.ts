import type { MessageStory } from '../../src/shared/protocol/messages';
import { el, show } from '../components/dom';
import type { MessagesContext } from './context';
import { button } from '../components/toolkit';

/** One message beside the grid: what is known of it, and what happened to it, in order. */
export class StoryPane {
  readonly element: HTMLElement;
  private story: MessageStory | undefined;

  constructor(
    private readonly context: MessagesContext,
    private readonly onClose: () => void,
  ) {
    this.element = el('aside', { class: 'story', 'aria-label': context.words.t('story'), 'aria-live': 'polite' });
    show(this.element, false);
  }

  /** The message whose story is open. */
  get shownId(): string | undefined {
    return this.story?.id;
  }

  set(story: MessageStory | undefined): void {
    this.story = story;
    this.render();
  }

  render(): void {
    const { story } = this;
    show(this.element, story !== undefined);
    if (story === undefined) {
      return;
    }
    const { words, host } = this.context;
    const close = button({ label: words.t('closeStory'), onPress: this.onClose });
    const mirror =
      story.noMirror === undefined
        ? button({
            label: words.t('mirror'),
            onPress: () => {
              host.post({ type: 'openMirrorPage', id: story.id });
            },
          })
        : el('p', { class: 'note' }, story.noMirror);
    this.element.replaceChildren(
      el('div', { class: 'story-head' }, el('h2', {}, words.t('story')), close),
      el(
        'dl',
        { class: 'facts' },
        ...story.facts.flatMap(({ label, value }) => [el('dt', {}, label), el('dd', { dir: 'auto' }, value)]),
      ),
      el('ol', { class: 'events' }, ...story.events.map((event) => this.event(event))),
      ...(story.more ? [el('p', { class: 'note' }, words.t('story.more'))] : []),
      mirror,
    );
  }

  private event({ at, title, detail, tone }: MessageStory['events'][number]): HTMLElement {
    const { dates } = this.context.formats();
    return el(
      'li',
      { class: tone },
      el('span', { class: 'event-title' }, title),
      at === undefined ? undefined : el('span', { class: 'event-time' }, `${dates.day(at)}, ${dates.clock(at)}`),
      detail === undefined ? undefined : el('span', { class: 'event-detail', dir: 'auto' }, detail),
    );
  }
}
