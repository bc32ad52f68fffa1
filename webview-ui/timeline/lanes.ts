import { TIMELINE_LANES, type TimelinePoint, type TimelineSnapshot } from '../../src/shared/protocol/timeline';
import { TimeChart } from '../components/chart/chart';
import type { ChartRange, ChartTexts } from '../components/chart/chartOptions';
import { axisTime } from '../components/chart/chartAxis';
import { el } from '../components/dom';
import type { Cluster } from './clusters';
import type { TimelineContext } from './context';
import { Lane } from './lane';

/** The closest that can be looked at, ms. */
const LEAST_RANGE_MS = 2 * 60_000;

/** The rate and the lanes below it: one axis, one cursor, one range. */
export class Lanes {
  readonly element: HTMLElement;
  private readonly chart: TimeChart;
  private readonly lanes: readonly Lane[];
  private readonly rows: HTMLElement;
  private snapshot: TimelineSnapshot | undefined;
  private range: ChartRange | undefined;

  constructor(
    private readonly context: TimelineContext,
    links: {
      readonly onChoose: (cluster: Cluster | undefined) => void;
      readonly onOpen: (point: TimelinePoint) => void;
      /** A part of the period is shown, or all of it. */
      readonly onRange: (range: ChartRange | undefined) => void;
    },
  ) {
    const { words } = context;
    this.chart = new TimeChart(
      [
        { label: words.t('success'), colour: 'blue', filled: true },
        { label: words.t('error'), colour: 'orange' },
      ],
      this.texts(),
      140,
      {
        onCursor: (at) => {
          this.setCursor(at);
        },
        onRange: (range) => {
          this.range = range;
          this.draw();
          links.onRange(range);
        },
      },
    );
    this.lanes = TIMELINE_LANES.map(
      (id) =>
        new Lane(id, context, {
          onChoose: links.onChoose,
          onOpen: links.onOpen,
          onCursor: (at) => {
            this.chart.setCursor(at);
            this.setCursor(at);
          },
          onZoom: (factor, around) => {
            this.zoom(factor, around);
          },
          onRange: (range) => {
            this.setRange(range);
            links.onRange(this.range);
          },
        }),
    );
    this.rows = el('div', { class: 'lane-rows' }, ...this.lanes.map(({ element }) => element));
    this.element = el('div', { class: 'lanes' }, this.chart.element, this.rows);
    new ResizeObserver(() => {
      this.draw();
    }).observe(this.element);
  }

  render(snapshot: TimelineSnapshot): void {
    this.snapshot = snapshot;
    const { rate, window, points } = snapshot;
    this.chart.setData({ at: rate.at, columns: [rate.success, rate.error], ...window });
    this.chart.refresh();
    for (const lane of this.lanes) {
      lane.setPoints(points);
    }
    this.draw();
  }

  /** The part of the period that is shown. */
  get shown(): ChartRange | undefined {
    return this.range ?? this.snapshot?.window;
  }

  setChosen(id: string | undefined): void {
    for (const lane of this.lanes) {
      lane.setChosen(id);
    }
  }

  /** Shows so many times as much, around a moment or the middle. */
  zoom(factor: number, around?: number): void {
    const { shown, snapshot } = this;
    if (shown === undefined || snapshot === undefined) {
      return;
    }
    const at = around ?? (shown.from + shown.to) / 2;
    const length = Math.max(LEAST_RANGE_MS, (shown.to - shown.from) * factor);
    const before = ((at - shown.from) / (shown.to - shown.from)) * length;
    this.setRange({ from: at - before, to: at - before + length });
  }

  /** Shows a part of the period, as far as it lies in it; all of it for undefined. */
  setRange(range: ChartRange | undefined): void {
    const window = this.snapshot?.window;
    if (window === undefined) {
      return;
    }
    const from = Math.max(window.from, range?.from ?? window.from);
    const to = Math.min(window.to, range?.to ?? window.to);
    const isWhole = range === undefined || to - from >= window.to - window.from || to <= from;
    this.range = isWhole ? undefined : { from, to: Math.max(to, from + LEAST_RANGE_MS) };
    this.chart.setRange(this.range);
    this.draw();
  }

  private setCursor(at: number | undefined): void {
    for (const lane of this.lanes) {
      lane.setCursor(at);
    }
  }

  /** The lanes begin and end where the chart does, whatever its axis takes. */
  private draw(): void {
    const plot = this.chart.element.querySelector<HTMLElement>('.u-over');
    const { shown } = this;
    if (plot === null || shown === undefined) {
      return;
    }
    const [outer, inner] = [this.element.getBoundingClientRect(), plot.getBoundingClientRect()];
    this.rows.style.setProperty('--plot-left', `${Math.max(0, inner.left - outer.left)}px`);
    this.rows.style.setProperty('--plot-right', `${Math.max(0, outer.right - inner.right)}px`);
    for (const lane of this.lanes) {
      lane.draw(shown);
    }
  }

  private texts(): ChartTexts {
    const { words, formats } = this.context;
    return {
      title: words.t('rate'),
      help: words.t('chartHelp'),
      gap: words.t('gap'),
      running: words.t('running'),
      zone: () => formats().dates.timeZone,
      value: (value) => words.t('perHour', formats().numbers.count(value)),
      axisValue: (value) => formats().numbers.compact(value),
      axisTime: (at, stepMs) => axisTime(at, stepMs, this.context),
      bucket: (from, to) => words.t('span', formats().dates.dayAndTime(from), formats().dates.time(to)),
    };
  }
}
