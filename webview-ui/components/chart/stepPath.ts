import type { Blocks } from './blocks';
import { BLOCK } from './blocks';
import type { Column } from './buckets';

/** Where values lie on the canvas, in canvas pixels. */
export interface Projection {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly baseline: number;
}

/** A column with the extremes of its blocks. */
export interface BlockedColumn {
  readonly values: Column;
  readonly blocks: Blocks;
}

/** With so many points on a pixel, whole blocks are drawn: then a block is at most half a pixel wide. */
const BLOCKS_FROM = 2 * BLOCK;

/** How many points of a window share a pixel. */
export function pointsPerPixel(bucketMs: number, x: Projection['x']): number {
  return 1 / (x(bucketMs) - x(0));
}

export interface StepPaths {
  readonly stroke: Path2D;
  readonly fill: Path2D;
}

/** A bucket, or a block of them, on the canvas; `top` to `bottom` are its highest and lowest point. */
export interface DrawnRun {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Goes over the buckets from `first` to `last`, block by block where a pixel holds many; undefined stands for a gap.
 */
export function forEachRun(
  at: readonly number[],
  { values, blocks }: BlockedColumn,
  bucketMs: number,
  [first, last]: readonly [number, number],
  { x, y }: Projection,
  visit: (run: DrawnRun | undefined) => void,
): void {
  const dense = pointsPerPixel(bucketMs, x) >= BLOCKS_FROM;
  for (let index = first; index <= last; index += 1) {
    const start = at[index];
    const value = values[index];
    const extremes = dense && index + BLOCK - 1 <= last ? blocks.at(index) : undefined;
    const until = extremes === undefined ? undefined : at[index + BLOCK - 1];
    // Buckets that are not next to each other in time have a gap between them.
    if (extremes !== undefined && start !== undefined && until === start + (BLOCK - 1) * bucketMs) {
      visit({ left: x(start), right: x(until + bucketMs), top: y(extremes[1]), bottom: y(extremes[0]) });
      index += BLOCK - 1;
    } else if (start === undefined || value === null || value === undefined) {
      visit(undefined);
    } else {
      const height = y(value);
      visit({ left: x(start), right: x(start + bucketMs), top: height, bottom: height });
    }
  }
}

/**
 * One step per bucket, over its whole width; a gap interrupts the line. Where several buckets share a pixel,
 * they are drawn as one column from their lowest to their highest value: what is drawn depends on the width
 * of the chart, not on the number of points, and no peak is lost.
 */
export function stepPaths(
  at: readonly number[],
  column: BlockedColumn,
  bucketMs: number,
  range: readonly [number, number],
  projection: Projection,
): StepPaths {
  const run = new Run(projection);
  forEachRun(at, column, bucketMs, range, projection, (drawn) => {
    if (drawn === undefined) {
      run.interrupt();
    } else {
      run.add(drawn);
    }
  });
  run.interrupt();
  return run;
}

/** Collects neighbouring buckets and writes them out as one line and one area. */
class Run implements StepPaths {
  readonly stroke = new Path2D();
  readonly fill = new Path2D();
  private drawing = false;
  private pixel = NaN;
  private right = 0;
  private top = 0;
  private bottom = 0;

  constructor(private readonly projection: Projection) {}

  add({ left, right, top, bottom }: DrawnRun): void {
    const pixel = Math.round(left);
    if (this.drawing && pixel === this.pixel) {
      this.top = Math.min(this.top, top);
      this.bottom = Math.max(this.bottom, bottom);
      this.right = Math.max(this.right, Math.round(right));
      return;
    }
    this.flush();
    if (!this.drawing) {
      this.drawing = true;
      this.stroke.moveTo(pixel, top);
      this.fill.moveTo(pixel, this.projection.baseline);
    }
    this.pixel = pixel;
    this.top = top;
    this.bottom = bottom;
    this.right = Math.round(right);
  }

  interrupt(): void {
    if (!this.drawing) {
      return;
    }
    this.flush();
    this.fill.lineTo(this.right, this.projection.baseline);
    this.fill.closePath();
    this.drawing = false;
    this.pixel = NaN;
  }

  private flush(): void {
    if (Number.isNaN(this.pixel)) {
      return;
    }
    this.stroke.lineTo(this.pixel, this.bottom);
    if (this.top !== this.bottom) {
      this.stroke.lineTo(this.pixel, this.top);
    }
    // A lone bucket narrower than a pixel still leaves a mark.
    const right = Math.max(this.right, this.pixel + 1);
    this.stroke.lineTo(right, this.top);
    this.fill.lineTo(this.pixel, this.top);
    this.fill.lineTo(right, this.top);
  }
}
