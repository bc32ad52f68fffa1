import uPlot from 'uplot';
import type { Blocks } from './blocks';
import type { ChartData, Gap } from './buckets';
import { niceTop } from './buckets';
import { denseColumns, paintDense } from './denseColumns';
import type { Projection } from './stepPath';
import { pointsPerPixel, stepPaths } from './stepPath';
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
  /** The extremes of each column's blocks. */
  readonly blocks: () => readonly Blocks[];
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
        y: { range: (plot) => [0, niceTop(highestInView(plot, needs))] },
      },
      axes: axesOf(needs),
      series: [{}, ...needs.series.map((series, index) => seriesOf(needs, series, index))],
      hooks: {
        drawSeries: [
          (plot, index) => {
            drawDense(plot, needs, index - 1);
          },
        ],
        drawClear: [
          (plot) => {
            drawGaps(plot, needs);
          },
        ],
        draw: [
          (plot) => {
            drawRunning(plot, needs);
          },
        ],
        setCursor: [
          (plot) => {
            needs.onCursor(cursorMoment(plot));
          },
        ],
        setSelect: [
          (plot) => {
            zoomToSelection(plot, needs);
          },
        ],
      },
    },
    alignedData(needs.data()),
    into,
  );
}

/** uPlot's form of the data. */
export function alignedData(data: ChartData): uPlot.AlignedData {
  // uPlot writes into none of them; copies of a hundred thousand points would be felt.
  return [data.at as number[], ...data.columns.map((column) => column as (number | null)[])];
}

function axesOf(needs: PlotNeeds): uPlot.Axis[] {
  const common = {
    stroke: () => needs.theme().muted,
    font: needs.theme().font,
    ticks: { show: false },
  } satisfies uPlot.Axis;
  const grid = { stroke: () => needs.theme().grid, width: 1 };
  return [
    {
      ...common,
      grid: { show: false },
      space: 72,
      size: 28,
      values: (_, splits, __, ___, step) => splits.map((at) => needs.axisTime(at, step)),
    },
    {
      ...common,
      grid: { ...grid, dash: [1, 3] },
      space: 36,
      size: AXIS_WIDTH,
      values: (_, splits) => splits.map(needs.axisValue),
    },
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
    // The scale takes its height from the blocks.
    auto: false,
    paths: (plot, _, first, last) => {
      const { at, columns, bucketMs } = needs.data();
      const values = columns[index];
      const blocks = needs.blocks()[index];
      if (values === undefined || blocks === undefined) {
        return null;
      }
      const projection: Projection = {
        x: projectionOf(plot, 'x'),
        y: projectionOf(plot, 'y'),
        baseline: plot.valToPos(0, 'y', true),
      };
      const range = [Math.max(0, first - 1), lastWhole(needs.data(), last)] as const;
      // With more points than pixels, upright bars are drawn instead (drawDense).
      if (pointsPerPixel(bucketMs, projection.x) > 1) {
        return null;
      }
      const { stroke, fill } = stepPaths(at, { values, blocks }, bucketMs, range, projection);
      return { stroke, fill: series.filled === true ? fill : null, clip: null, band: null, flags: 0 };
    },
  };
}

/** The highest value of the lines shown, within the part of the time shown. */
function highestInView(plot: uPlot, needs: PlotNeeds): number {
  // The scale of the time is set after this one: only these indices are of what will be shown.
  const [first, last] = plot.series[0]?.idxs ?? [0, needs.data().at.length - 1];
  const shown = needs.blocks().filter((_, index) => plot.series[index + 1]?.show !== false);
  return shown.reduce((most, blocks) => Math.max(most, blocks.highest(first, last)), 0);
}

/** Draws a line that has more points than there are pixels. */
function drawDense(plot: uPlot, needs: PlotNeeds, index: number): void {
  const { at, columns, bucketMs } = needs.data();
  const [series, values, blocks] = [needs.series[index], columns[index], needs.blocks()[index]];
  const x = projectionOf(plot, 'x');
  if (series === undefined || values === undefined || blocks === undefined || pointsPerPixel(bucketMs, x) <= 1) {
    return;
  }
  const [first, last] = plot.series[0]?.idxs ?? [0, at.length - 1];
  const baseline = plot.valToPos(0, 'y', true);
  const bars = denseColumns(at, { values, blocks }, bucketMs, [Math.max(0, first - 1), lastWhole(needs.data(), last)], {
    x,
    y: projectionOf(plot, 'y'),
    baseline,
  });
  const { ctx, bbox } = plot;
  const stroke = needs.theme().colour(series.colour);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  paintDense(ctx, bars, baseline, {
    stroke,
    fill: series.filled === true ? translucent(stroke) : undefined,
    lineWidth: 1.5 * devicePixelRatio,
  });
  ctx.restore();
}

/** The last bucket up to `last` that is over: what is running is drawn apart, because as a line it would be a fall. */
function lastWhole({ at, runningFrom }: ChartData, last: number): number {
  return runningFrom !== undefined && at[last] === runningFrom ? last - 1 : last;
}

/** Between two lines of a hatching, px. */
const HATCH_PX = 5;

/** What came so far in the bucket that is not over: hatched, with a broken line on top. */
function drawRunning(plot: uPlot, needs: PlotNeeds): void {
  const { at, columns, bucketMs, to, runningFrom } = needs.data();
  const index = runningFrom === undefined ? -1 : at.lastIndexOf(runningFrom);
  if (runningFrom === undefined || index === -1) {
    return;
  }
  const [x, y] = [projectionOf(plot, 'x'), projectionOf(plot, 'y')];
  const { ctx, bbox } = plot;
  const left = Math.max(bbox.left, x(runningFrom));
  const right = Math.min(
    bbox.left + bbox.width,
    Math.max(left + devicePixelRatio, x(Math.min(runningFrom + bucketMs, to))),
  );
  if (right <= left) {
    return;
  }
  needs.series.forEach(({ colour, filled }, column) => {
    const value = columns[column]?.[index];
    if (value === null || value === undefined || plot.series[column + 1]?.show === false) {
      return;
    }
    const [top, bottom] = [y(value), y(0)];
    ctx.save();
    ctx.strokeStyle = needs.theme().colour(colour);
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.setLineDash([3 * devicePixelRatio, 2 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(left, top);
    ctx.lineTo(right, top);
    ctx.stroke();
    if (filled === true) {
      hatch(ctx, { left, right, top, bottom });
    }
    ctx.restore();
  });
}

function hatch(
  ctx: CanvasRenderingContext2D,
  { left, right, top, bottom }: Record<'left' | 'right' | 'top' | 'bottom', number>,
): void {
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  ctx.setLineDash([]);
  ctx.lineWidth = devicePixelRatio;
  ctx.globalAlpha = 0.6;
  ctx.beginPath();
  for (let at = left - (bottom - top); at < right; at += HATCH_PX * devicePixelRatio) {
    ctx.moveTo(at, bottom);
    ctx.lineTo(at + bottom - top, top);
  }
  ctx.stroke();
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
  if (width < 4) {
    return;
  }
  needs.onZoom(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}

/** The same colour at 15 %: VS Code gives colours in hex, or as rgba(). */
function translucent(colour: string): string {
  return /^#[\da-f]{6}$/i.test(colour) ? `${colour}26` : `color-mix(in srgb, ${colour} 15%, transparent)`;
}
