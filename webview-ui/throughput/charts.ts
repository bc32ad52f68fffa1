import type { ThroughputSnapshot } from '../../src/shared/protocol/throughput';
import type { ChartRange, ChartTexts } from '../components/chart/chartOptions';
import { TimeChart } from '../components/chart/chart';
import { axisTime } from '../components/chart/chartAxis';
import { el, setText, show } from '../components/dom';
import type { ThroughputContext } from './context';
import type { ChartSeries } from '../components/chart/plot';
import { button } from '../components/toolkit';

/** Messages per hour and bits per second over the same time: cursor and zoom of one are those of the other. */
export class ChartsSection {
  readonly element: HTMLElement;
  private readonly messages: TimeChart;
  private readonly bits: TimeChart;
  private readonly zoomText = el('span', {});
  private readonly zoomBar: HTMLElement;
  private range: ChartRange | undefined;

  constructor(private readonly context: ThroughputContext) {
    const { words, formats } = context;
    const count = (value: number): string => words.t('perHour', formats().numbers.count(value));
    const bits = (value: number): string => formats().numbers.bitRate(value);
    const series: readonly ChartSeries[] = [
      { label: words.t('series.success'), colour: 'blue', filled: true },
      { label: words.t('series.error'), colour: 'orange' },
      { label: words.t('series.retries'), colour: 'purple', dash: [6, 4] },
    ];
    this.messages = new TimeChart(
      series,
      this.texts(words.t('chart.messages'), count, (value) => formats().numbers.compact(value)),
      260,
      {
        onCursor: (at) => {
          this.bits.setCursor(at);
        },
        onRange: (range) => {
          this.zoom(range, this.bits);
        },
      },
    );
    this.bits = new TimeChart(
      [{ label: words.t('series.bits'), colour: 'green', filled: true }],
      this.texts(words.t('chart.bits'), bits, bits),
      140,
      {
        onCursor: (at) => {
          this.messages.setCursor(at);
        },
        onRange: (range) => {
          this.zoom(range, this.messages);
        },
      },
    );
    const all = button({
      label: words.t('chart.resetZoom'),
      onPress: () => {
        this.messages.reset();
      },
    });
    this.zoomBar = el('p', { class: 'zoom' }, this.zoomText, all);
    this.element = el('div', { class: 'charts' }, this.zoomBar, this.messages.element, this.bits.element);
  }

  render(snapshot: ThroughputSnapshot): void {
    const { series, window } = snapshot;
    const common = { at: series.at, ...window, runningFrom: runningBucket(snapshot) };
    this.messages.setData({ ...common, columns: [series.success, series.error, series.retries] });
    this.bits.setData({ ...common, columns: [series.bits] });
    this.messages.refresh();
    this.bits.refresh();
    this.showRange();
  }

  /** The main chart as PNG, base64; also where the table is shown in its place. */
  image(snapshot: ThroughputSnapshot | undefined): Promise<string> {
    if (snapshot !== undefined) {
      this.render(snapshot);
    }
    return this.messages.image();
  }

  private zoom(range: ChartRange | undefined, other: TimeChart): void {
    this.range = range;
    other.setRange(range);
    this.showRange();
  }

  private showRange(): void {
    const { range } = this;
    show(this.zoomBar, range !== undefined);
    if (range === undefined) {
      return;
    }
    const { dates } = this.context.formats();
    setText(
      this.zoomText,
      this.context.words.t('chart.zoomed', dates.dayAndTime(range.from), dates.dayAndTime(range.to)),
    );
  }

  private texts(title: string, value: (value: number) => string, axisValue: (value: number) => string): ChartTexts {
    const { words, formats } = this.context;
    return {
      title,
      help: words.t('chart.help'),
      gap: words.t('chart.gap'),
      running: words.t('table.running'),
      zone: () => formats().dates.timeZone,
      value,
      axisValue,
      axisTime: (at, stepMs) => axisTime(at, stepMs, this.context),
      bucket: (from, to) => words.t('chart.zoomed', formats().dates.dayAndTime(from), formats().dates.time(to)),
    };
  }
}

/** The start of the bucket that more messages may still come into; undefined when the period is over. */
export function runningBucket({ series, window, live, readAt }: ThroughputSnapshot): number | undefined {
  const last = series.at.at(-1);
  return live && last !== undefined && window.to >= readAt && last + window.bucketMs > window.to ? last : undefined;
}
