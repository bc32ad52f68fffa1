import uPlot from 'uplot';
import type { ChartData, Gap } from './buckets';
import { niceTop } from './buckets';
import { stepPaths } from './stepPath';
import type { ChartColour, ChartTheme } from './theme';

/** A line of the chart. */
export interface ChartSeries {
  readonly label: string;
  readonly colour: ChartColour;
  readonly dash?: readonly number[];
  readonly filled?: boolean;
}

export interface PlotNeeds {
  readonly series: readonly ChartSeries[];
  readonly size: { readonly width: number; readonly height: number };
  /** Asked at each drawing, so that a change of theme, data or zone needs no new plot. */
  readonly data: () => ChartData;
  readonly gaps: () => readonly Gap[];
  readonly theme: () => ChartTheme;
  readonly zone: () => string;
  readonly axisValue: (value: number) => string;
  readonly axisTime: (at: number, stepMs: number) => string;
  readonly onCursor: (at: number | undefined) => void;
  readonly onZoom: (from: number, to: number) => void;
}

const AXIS_WIDTH = 64;

/** Makes the uPlot chart: our steps, our gaps, the theme's colours, nothing of its legend. */
export function makePlot(needs: PlotNeeds, into: HTMLElement): uPlot {
  return new uPlot(
    {
      width: needs.size.width,
      height: needs.size.height,
      ms: 1,
      legend: { show: false },
      tzDate: (at) => uPlot.tzDate(new Date(at), needs.zone()),
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
      scales: {
        x: { time: true, auto: false, range: (_, min, max) => [min, max] },
        y: { range: (_, __, max) => [0, niceTop(max)] },
      },
      axes: axesOf(needs),
      series: [{}, ...needs.series.map((series, index) => seriesOf(needs, series, index))],
      hooks: {
        drawClear: [(plot) => { drawGaps(plot, needs); }],
        setCursor: [(plot) => { needs.onCursor(cursorMoment(plot)); }],
        setSelect: [(plot) => { zoomToSelection(plot, needs); }],
      },
    },
    alignedData(needs.data()),
    into,
  );
}

/** uPlot's form of the data. */
export function alignedData(data: ChartData): uPlot.AlignedData {
  return [[...data.at], ...data.columns.map((column) => [...column])];
}

function axesOf(needs: PlotNeeds): uPlot.Axis[] {
  const common = {
    stroke: () => needs.theme().muted,
    font: needs.theme().font,
    ticks: { show: false },
  } satisfies uPlot.Axis;
  const grid = { stroke: () => needs.theme().grid, width: 1 };
  return [
    { ...common, grid: { show: false }, space: 72, size: 28, values: (_, splits, __, ___, step) => splits.map((at) => needs.axisTime(at, step)) },
    { ...common, grid: { ...grid, dash: [1, 3] }, space: 36, size: AXIS_WIDTH, values: (_, splits) => splits.map(needs.axisValue) },
  ];
}

function seriesOf(needs: PlotNeeds, series: ChartSeries, index: number): uPlot.Series {
  return {
    label: series.label,
    stroke: () => needs.theme().colour(series.colour),
    fill: series.filled === true ? () => translucent(needs.theme().colour(series.colour)) : undefined,
    dash: series.dash === undefined ? undefined : [...series.dash],
    width: 1.5,
    points: { show: false },
    paths: (plot, _, first, last) => {
      const { at, columns, bucketMs } = needs.data();
      const { stroke, fill } = stepPaths(at, columns[index] ?? [], bucketMs, [Math.max(0, first - 1), last], {
        x: projectionOf(plot, 'x'),
        y: projectionOf(plot, 'y'),
        baseline: plot.valToPos(0, 'y', true),
      });
      return { stroke, fill: series.filled === true ? fill : null, clip: null, band: null, flags: 0 };
    },
  };
}

/** Both scales are linear: two positions tell all others, far cheaper than asking uPlot for each point. */
function projectionOf(plot: uPlot, scale: 'x' | 'y'): (value: number) => number {
  const { min, max } = plot.scales[scale] ?? {};
  const low = min ?? 0;
  const high = max ?? 1;
  const start = plot.valToPos(low, scale, true);
  const factor = high === low ? 0 : (plot.valToPos(high, scale, true) - start) / (high - low);
  return (value) => start + (value - low) * factor;
}

/** A dotted line along the bottom where nothing was reported; a zero is a solid one in its colour. */
function drawGaps(plot: uPlot, needs: PlotNeeds): void {
  const { ctx, bbox } = plot;
  const x = projectionOf(plot, 'x');
  const y = bbox.top + bbox.height - devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.strokeStyle = needs.theme().muted;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  for (const [from, to] of needs.gaps()) {
    ctx.moveTo(x(from), y);
    ctx.lineTo(x(to), y);
  }
  ctx.stroke();
  ctx.restore();
}

function cursorMoment(plot: uPlot): number | undefined {
  const { left } = plot.cursor;
  return left === undefined || left < 0 ? undefined : plot.posToVal(left, 'x');
}

function zoomToSelection(plot: uPlot, needs: PlotNeeds): void {
  const { left, width } = plot.select;
  if (width < 4) return;
  needs.onZoom(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}

/** The same colour at 15 %: VS Code gives colours in hex, or as rgba(). */
function translucent(colour: string): string {
  return /^#[\da-f]{6}$/i.test(colour) ? `${colour}26` : `color-mix(in srgb, ${colour} 15%, transparent)`;
}
