import type { Part } from '../../src/shared/protocol/common';
import type { OverTime } from '../../src/shared/protocol/tracking';
import type { Column } from '../components/chart/buckets';
import { TimeChart } from '../components/chart/chart';
import { axisTime } from '../components/chart/chartAxis';
import { el, setText, show } from '../components/dom';
import type { TrackingContext } from './context';
import type { ChartSeries } from '../components/chart/plot';
import { button, dropdown } from '../components/toolkit';
import { OverTimeTable } from './overTimeTable';

type Counting = 'perBucket' | 'cumulative';
type ViewKind = 'chart' | 'table';

/** Opens, clicks and opt-outs since the start: as they came or added up, as chart or table. */
export class OverTimeSection {
  readonly element: HTMLElement;
  private chart: TimeChart;
  private readonly place: HTMLElement;
  private readonly end: HTMLElement;
  /** Label of the delivery that the chart compares with. */
  private comparedWith: string | undefined;
  private table: OverTimeTable;
  private readonly tools: HTMLElement;
  private readonly empty = el('p', { class: 'empty' });
  private counting: Counting = 'perBucket';
  private view: ViewKind;
  private shown: Part<OverTime> | undefined;

  constructor(private readonly context: TrackingContext) {
    const { words, host } = context;
    this.view = host.saved.view ?? 'chart';
    this.chart = this.makeChart();
    this.place = el('div', {}, this.chart.element);
    const compare = button({
      label: words.t('overTime.compare'),
      onPress: () => {
        host.post({ type: 'compare', on: true });
      },
    });
    this.end = button({
      label: words.t('overTime.compareEnd'),
      onPress: () => {
        host.post({ type: 'compare', on: false });
      },
    });
    this.table = new OverTimeTable(context);
    this.tools = el('div', { class: 'tools end' }, compare, this.end, this.countingChoice(), this.viewChoice());
    const head = el('div', { class: 'section-head' }, el('h2', {}, words.t('overTime')), this.tools);
    this.element = el('section', {}, head, this.empty, this.place, this.table.element);
  }

  render(part: Part<OverTime>): void {
    this.shown = part;
    const data = part.ok ? part.value : undefined;
    const nothing =
      data?.opens.every((value) => value === null || value === 0) !== false &&
      data?.clicks.every((value) => value === null || value === 0) !== false;
    show(this.empty, nothing);
    setText(this.empty, part.ok ? this.context.words.t('overTime.empty') : part.why);
    show(this.tools, !nothing);
    show(this.end, data?.compared !== undefined);
    show(this.place, !nothing && this.view === 'chart');
    show(this.table.element, !nothing && this.view === 'table');
    if (data === undefined || nothing) {
      return;
    }
    this.followComparison(data.compared?.label);
    if (this.view === 'chart') {
      this.draw(data);
    } else {
      this.table.render(data, this.columns(data));
    }
  }

  private columns({ opens, clicks, optOuts, compared }: OverTime): readonly Column[] {
    const shown = [opens, clicks, optOuts, ...(compared === undefined ? [] : [compared.opens, compared.clicks])];
    return this.counting === 'cumulative' ? shown.map(addedUp) : shown;
  }

  private draw(data: OverTime): void {
    // Running sums do not fall.
    const runningFrom = this.counting === 'cumulative' ? undefined : data.runningFrom;
    this.chart.setData({ at: data.at, columns: this.columns(data), ...data.window, runningFrom });
    this.chart.refresh();
  }

  private again(): void {
    if (this.shown !== undefined) {
      this.render(this.shown);
    }
  }

  /** The chart of what is shown, as PNG in base64; also where the table is shown in its place. */
  image(): Promise<string> {
    if (this.shown?.ok === true) {
      this.draw(this.shown.value);
    }
    return this.chart.image();
  }

  /** A chart's lines are made once: with other lines it is another chart. */
  private followComparison(label: string | undefined): void {
    if (label === this.comparedWith) {
      return;
    }
    this.comparedWith = label;
    this.chart.dispose();
    this.chart = this.makeChart();
    this.place.replaceChildren(this.chart.element);
    const table = new OverTimeTable(
      this.context,
      this.comparedSeries().map((series) => series.label),
    );
    this.table.element.replaceWith(table.element);
    this.table = table;
    show(this.table.element, this.view === 'table');
  }

  private comparedSeries(): readonly ChartSeries[] {
    if (this.comparedWith === undefined) {
      return [];
    }
    const name = Array.from(this.comparedWith).slice(0, 40).join('');
    const { words } = this.context;
    return [
      { label: words.t('overTime.comparedOpens', name), colour: 'purple', dash: [2, 3] },
      { label: words.t('overTime.comparedClicks', name), colour: 'yellow', dash: [2, 3] },
    ];
  }

  private makeChart(): TimeChart {
    const { words, formats } = this.context;
    const count = (value: number): string => formats().numbers.count(value);
    return new TimeChart(
      [
        { label: words.t('series.opens'), colour: 'blue', filled: true },
        { label: words.t('series.clicks'), colour: 'green' },
        { label: words.t('series.optOuts'), colour: 'orange', dash: [6, 4] },
        ...this.comparedSeries(),
      ],
      {
        title: words.t('overTime'),
        hideTitle: true,
        help: words.t('overTime.help'),
        gap: words.t('overTime.notYet'),
        running: words.t('overTime.running'),
        zone: () => formats().dates.timeZone,
        value: count,
        axisValue: (value) => formats().numbers.compact(value),
        axisTime: (at, stepMs) => axisTime(at, stepMs, this.context),
        bucket: (from, to) => words.t('bucketRange', formats().dates.dayAndTime(from), formats().dates.time(to)),
      },
      220,
    );
  }

  private countingChoice(): HTMLElement {
    const { words } = this.context;
    return dropdown<Counting>({
      label: words.t('overTime.amount'),
      choices: [
        { value: 'perBucket', label: words.t('overTime.perBucket') },
        { value: 'cumulative', label: words.t('overTime.cumulative') },
      ],
      value: this.counting,
      onChoose: (counting) => {
        this.counting = counting;
        this.again();
      },
    }).element;
  }

  private viewChoice(): HTMLElement {
    const { words, host } = this.context;
    return dropdown<ViewKind>({
      label: words.t('view'),
      choices: [
        { value: 'chart', label: words.t('viewChart') },
        { value: 'table', label: words.t('viewTable') },
      ],
      value: this.view,
      onChoose: (view) => {
        this.view = view;
        host.save({ view });
        this.again();
      },
    }).element;
  }
}

/** Running sums; what is not known yet stays so. */
function addedUp(column: Column): Column {
  let sum = 0;
  return column.map((value) => {
    if (value === null) {
      return null;
    }
    sum += value;
    return sum;
  });
}
