import 'uplot/dist/uPlot.min.css';
import './chart.css';
import type uPlot from 'uplot';
import { Blocks } from './blocks';
import type { ChartData, Gap } from './buckets';
import { bucketAt, gapsOf } from './buckets';
import { el, setText } from '../dom';
import type { ChartLinks, ChartRange, ChartTexts } from './chartOptions';
import type { Legend } from './legend';
import { makeLegend } from './legend';
import type { ChartSeries } from './plot';
import { alignedData, makePlot } from './plot';
import type { ChartTheme } from './theme';
import { onThemeChange, readTheme } from './theme';

const EMPTY: ChartData = { at: [], columns: [], bucketMs: 60_000, from: 0, to: 60_000 };
const LEAST_BUCKETS_SHOWN = 3;

/**
 * A chart over time: mouse (move, drag to zoom, double click for all), keyboard (arrows, plus, minus, 0), legend
 * with the values under the cursor, spoken when moved by keyboard. Its table is the panel's affair.
 */
export class TimeChart {
  readonly element: HTMLElement;
  private readonly stage: HTMLElement;
  private readonly spoken = el('div', { class: 'visually-hidden', 'aria-live': 'polite' });
  private readonly legend: Legend;
  private readonly plot: uPlot;
  private readonly ends: (() => void)[] = [];
  private theme: ChartTheme = readTheme();
  private data: ChartData = EMPTY;
  private gaps: readonly Gap[] = [];
  private blocks: readonly Blocks[] = [];
  private range: ChartRange | undefined;
  private cursor: number | undefined;

  constructor(
    private readonly series: readonly ChartSeries[],
    private readonly texts: ChartTexts,
    private readonly height: number,
    private readonly links: ChartLinks = {},
  ) {
    this.stage = el('div', {
      class: 'chart-stage',
      role: 'application',
      tabindex: 0,
      'aria-label': `${texts.title}. ${texts.help}`,
    });
    this.legend = makeLegend(series, texts.gap, (index, shown) => {
      this.plot.setSeries(index + 1, { show: shown });
    });
    const head = el(
      'div',
      { class: 'chart-head' },
      texts.hideTitle === true ? undefined : el('h3', {}, texts.title),
      this.legend.element,
    );
    this.element = el('div', { class: 'chart' }, head, this.stage, this.spoken);
    this.plot = this.makePlot();
    this.listen();
  }

  /** Shows other data, keeping the zoom where it still makes sense. */
  setData(data: ChartData): void {
    this.data = data;
    this.gaps = gapsOf(data);
    this.blocks = data.columns.map((column) => new Blocks(column));
    this.fit();
    if (this.range !== undefined && (this.range.to <= data.from || this.range.from >= data.to)) {
      this.range = undefined;
    }
    this.plot.setData(alignedData(data), false);
    this.applyRange();
    this.showCursor(this.cursor);
  }

  /** Redraws with the same data: the zone or the language changed. */
  refresh(): void {
    this.plot.redraw(false, true);
    this.showCursor(this.cursor);
  }

  /** Follows the range of another chart, without telling it back. */
  setRange(range: ChartRange | undefined): void {
    this.range = range;
    this.applyRange();
  }

  /** Follows the cursor of another chart, without telling it back. */
  setCursor(at: number | undefined): void {
    if (at === this.cursor) {
      return;
    }
    this.showCursor(at);
    this.placeCursor();
  }

  /** Shows the whole window again. */
  reset(): void {
    this.zoomTo(undefined);
  }

  /** What is drawn, with a background, as a PNG without `data:` prefix. */
  async image(): Promise<string> {
    // New data are drawn in a microtask.
    await Promise.resolve();
    const source = this.plot.ctx.canvas;
    const canvas = document.createElement('canvas');
    canvas.width = source.width;
    canvas.height = source.height;
    const context = canvas.getContext('2d');
    if (context !== null) {
      context.fillStyle = this.theme.background;
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(source, 0, 0);
    }
    return canvas.toDataURL('image/png').replace(/^data:[^,]*,/, '');
  }

  dispose(): void {
    for (const end of this.ends) {
      end();
    }
    this.plot.destroy();
  }

  private makePlot(): uPlot {
    return makePlot(
      {
        series: this.series,
        size: { width: 600, height: this.height },
        data: () => this.data,
        gaps: () => this.gaps,
        blocks: () => this.blocks,
        theme: () => this.theme,
        zone: this.texts.zone,
        axisValue: this.texts.axisValue,
        axisTime: this.texts.axisTime,
        onCursor: (at) => {
          this.showCursor(at);
          this.links.onCursor?.(at);
        },
        onZoom: (from, to) => {
          this.zoomTo({ from, to });
        },
      },
      this.stage,
    );
  }

  /** Takes the width there is, if it changed. */
  private fit(): void {
    const width = Math.floor(this.stage.clientWidth);
    if (width > 0 && width !== this.plot.width) {
      this.plot.setSize({ width, height: this.height });
    }
  }

  private listen(): void {
    const resize = new ResizeObserver(() => {
      this.fit();
    });
    resize.observe(this.stage);
    this.ends.push(() => {
      resize.disconnect();
    });
    this.ends.push(
      onThemeChange(() => {
        this.theme = readTheme();
        this.legend.recolour(this.theme);
        this.plot.redraw(true, true);
      }),
    );
    this.legend.recolour(this.theme);
    this.stage.addEventListener('dblclick', () => {
      this.zoomTo(undefined);
    });
    this.stage.addEventListener('keydown', (event) => {
      if (this.key(event.key)) {
        event.preventDefault();
      }
    });
  }

  /** True when the key meant something. */
  private key(key: string): boolean {
    const { at } = this.data;
    const here = this.cursor === undefined ? -1 : bucketAt(at, this.cursor);
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: here === -1 ? at.length - 1 : here - 1,
      ArrowRight: here + 1,
      Home: 0,
      End: at.length - 1,
    };
    const target = moves[key];
    if (target !== undefined) {
      this.moveTo(Math.min(Math.max(0, target), at.length - 1));
    } else if (key === '+' || key === '=') {
      this.zoomBy(0.5);
    } else if (key === '-') {
      this.zoomBy(2);
    } else if (key === '0' || key === 'Escape') {
      this.zoomTo(undefined);
    } else {
      return false;
    }
    return true;
  }

  private moveTo(index: number): void {
    const start = this.data.at[index];
    if (start === undefined) {
      return;
    }
    const middle = start + this.data.bucketMs / 2;
    const { range } = this;
    if (range !== undefined && (middle < range.from || middle > range.to)) {
      const half = (range.to - range.from) / 2;
      this.zoomTo({ from: middle - half, to: middle + half });
    }
    this.showCursor(middle);
    this.placeCursor();
    this.links.onCursor?.(middle);
    setText(this.spoken, this.sentence(index));
  }

  private sentence(index: number): string {
    const start = this.data.at[index] ?? 0;
    const values = this.series.map(({ label }, column) => `${label} ${this.valueText(column, index)}`);
    return [this.bucketText(start), ...values].join(', ');
  }

  private bucketText(start: number): string {
    const text = this.texts.bucket(start, start + this.data.bucketMs);
    return start === this.data.runningFrom ? `${text} ${this.texts.running}` : text;
  }

  private valueText(column: number, index: number): string {
    const value = this.data.columns[column]?.[index];
    return value === null || value === undefined ? this.texts.gap : this.texts.value(value);
  }

  private zoomBy(factor: number): void {
    const { from, to } = this.range ?? this.data;
    const centre = this.cursor ?? (from + to) / 2;
    this.zoomTo({ from: centre - (centre - from) * factor, to: centre + (to - centre) * factor });
  }

  private zoomTo(wanted: ChartRange | undefined): void {
    const { from, to, bucketMs } = this.data;
    let range = wanted && { from: Math.max(from, wanted.from), to: Math.min(to, wanted.to) };
    if (range !== undefined && range.to - range.from < bucketMs * LEAST_BUCKETS_SHOWN) {
      return;
    }
    if (range?.from === from && range.to === to) {
      range = undefined;
    }
    this.setRange(range);
    this.links.onRange?.(range);
  }

  private applyRange(): void {
    const { from, to } = this.range ?? this.data;
    this.plot.setScale('x', { min: from, max: to });
  }

  private placeCursor(): void {
    const left = this.cursor === undefined ? -10 : this.plot.valToPos(this.cursor, 'x');
    this.plot.setCursor({ left, top: 0 }, false);
  }

  private showCursor(at: number | undefined): void {
    this.cursor = at;
    const index = at === undefined ? -1 : bucketAt(this.data.at, at);
    const start = this.data.at[index];
    const when = start === undefined ? '' : this.bucketText(start);
    this.legend.read(
      when,
      this.series.map((_, column) => (start === undefined ? '' : this.valueText(column, index))),
    );
  }
}
