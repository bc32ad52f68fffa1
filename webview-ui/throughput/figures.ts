import type { ForecastText, ThroughputSnapshot } from '../../src/shared/protocol/throughput';
import { el, setText, show } from '../components/dom';
import type { FigureTexts } from '../components/figure';
import { FigureCard } from '../components/figure';
import type { ThroughputContext } from './context';

const IDS = ['now', 'lastHour', 'average', 'peak', 'end', 'weight'] as const;
type Id = (typeof IDS)[number];

/** Adobe's advice for the size of an email, bytes. */
const MOST_BYTES = 60_000;

/** Progress and rates above the charts. */
export class FiguresSection {
  readonly element: HTMLElement;
  private readonly bar = el('progress', {});
  private readonly progressText = el('span', { class: 'progress-text' });
  private readonly progress: HTMLElement;
  private readonly list: HTMLElement;
  private readonly whatIf = el('div', { class: 'what-if' });
  private readonly cards: ReadonlyMap<Id, FigureCard>;

  constructor(private readonly context: ThroughputContext) {
    const { words } = context;
    this.bar.setAttribute('aria-label', words.t('progress'));
    this.progress = el('div', { class: 'progress' }, this.bar, this.progressText);
    this.cards = new Map(IDS.map((id) => [id, new FigureCard(words.t(`figure.${id}`))]));
    this.list = el('dl', { class: 'figures' }, ...[...this.cards.values()].map(({ element }) => element));
    this.element = el('section', { 'aria-label': words.t('figures') }, this.progress, this.list, this.whatIf);
  }

  render(snapshot: ThroughputSnapshot): void {
    this.renderProgress(snapshot);
    this.renderWhatIf(snapshot);
    show(this.list, snapshot.figures.messages > 0);
    const { now, nowOverMs, lastMinute, lastHour, average } = snapshot.figures;
    const { words, formats } = this.context;
    const over = formats().durations.length(nowOverMs);
    const texts: Record<Id, FigureTexts> = {
      now: this.rate(now, this.nowNote(over, lastMinute)),
      lastHour: this.rate(lastHour),
      average: this.rate(average, words.t('average.hint')),
      peak: this.peak(snapshot),
      end: this.end(snapshot),
      weight: this.weight(snapshot),
    };
    for (const [id, card] of this.cards) {
      card.set(texts[id]);
    }
    const end = this.cards.get('end');
    if (end !== undefined) {
      show(end.element, snapshot.scope === 'delivery');
    }
  }

  private nowNote(over: string, lastMinute: number | undefined): string {
    const { words, formats } = this.context;
    return lastMinute === undefined
      ? words.t('now.hint', over)
      : words.t('now.hintMinute', over, words.t('perHour', formats().numbers.count(lastMinute)));
  }

  private renderProgress({ figures: { progress } }: ThroughputSnapshot): void {
    show(this.progress, progress !== undefined);
    if (progress === undefined) {
      return;
    }
    const { words, formats } = this.context;
    const { numbers } = formats();
    this.bar.value = progress.ratio;
    const counts = words.t('progressOf', numbers.count(progress.done), numbers.count(progress.total));
    setText(this.progressText, `${numbers.percent(progress.ratio)} · ${counts}`);
  }

  private rate(value: number | undefined, note?: string): FigureTexts {
    const { words, formats } = this.context;
    if (value === undefined) {
      return { value: '–', note: words.t('nothingReported'), tone: 'missing' };
    }
    return { value: words.t('perHour', formats().numbers.count(value)), note };
  }

  private peak({ figures: { peak } }: ThroughputSnapshot): FigureTexts {
    const { formats } = this.context;
    return peak === undefined
      ? this.rate(undefined)
      : { ...this.rate(peak.perHour), note: formats().dates.dayAndTime(peak.at) };
  }

  private end({ figures: { end, forecast, nowOverMs }, readAt }: ThroughputSnapshot): FigureTexts {
    const { words, formats } = this.context;
    const { dates, durations, numbers } = formats();
    if (forecast !== undefined) {
      return this.range(forecast, readAt);
    }
    if (end.kind === 'unknown') {
      return { value: '–', note: words.t(`end.${end.because}`, durations.length(nowOverMs)), tone: 'missing' };
    }
    return {
      value: words.t('end.in', durations.length(toMinutes(end.at - readAt))),
      note: dates.dayAndTime(end.at),
      hint: words.t('end.assumptions', numbers.count(end.perHour), numbers.count(end.remaining)),
    };
  }

  private range({ early, late, assumptions }: ForecastText, readAt: number): FigureTexts {
    const { words, formats } = this.context;
    const { dates, durations } = formats();
    const left = (at: number): string => durations.length(toMinutes(Math.max(0, at - readAt)));
    return {
      value: left(early) === left(late) ? left(late) : words.t('end.range', left(early), left(late)),
      note: words.t('end.rangeNote', dates.dayAndTime(early), dates.dayAndTime(late)),
      hint: words.t('end.rangeHint', assumptions.map((assumption) => words.t(`assume.${assumption}`)).join('; ')),
    };
  }

  /** What would come of a remedy, a line each. */
  private renderWhatIf({ figures: { whatIf = [] }, scope, readAt }: ThroughputSnapshot): void {
    const { words, formats } = this.context;
    const left = (at: number): string => formats().durations.length(toMinutes(Math.max(0, at - readAt)));
    const lines = scope === 'delivery' ? whatIf : [];
    show(this.whatIf, lines.length > 0);
    this.whatIf.replaceChildren(
      el('h3', {}, words.t('whatIf')),
      el(
        'ul',
        {},
        ...lines.map(({ remedy, name, early, late }) => {
          const what = words.t(`whatIf.${remedy}`, name ?? '');
          return el('li', { dir: 'auto' }, words.t('whatIf.line', what, left(early), left(late)));
        }),
      ),
    );
  }

  private weight({ figures: { bytesPerMessage } }: ThroughputSnapshot): FigureTexts {
    const { words, formats } = this.context;
    if (bytesPerMessage === undefined) {
      return { value: '–', note: words.t('nothingReported'), tone: 'missing' };
    }
    const heavy = bytesPerMessage > MOST_BYTES;
    return {
      value: formats().numbers.bytes(bytesPerMessage),
      note: words.t(heavy ? 'weight.heavy' : 'weight.hint'),
      tone: heavy ? 'alert' : undefined,
    };
  }
}

/** An estimate to the second would pretend to know more than it does. */
function toMinutes(ms: number): number {
  const minute = 60_000;
  return ms < 2 * minute ? ms : Math.ceil(ms / minute) * minute;
}
