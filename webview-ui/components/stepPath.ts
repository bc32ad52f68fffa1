import type { Column } from './buckets';

/** Where values lie on the canvas, in canvas pixels. */
export interface Projection {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly baseline: number;
}

export interface StepPaths {
  readonly stroke: Path2D;
  readonly fill: Path2D;
}

/**
 * One step per bucket, over its whole width; a gap interrupts the line. Where several buckets share a pixel,
 * they are drawn as one column from their lowest to their highest value: what is drawn depends on the width
 * of the chart, not on the number of points, and no peak is lost.
 */
export function stepPaths(
  at: readonly number[],
  values: Column,
  bucketMs: number,
  [first, last]: readonly [number, number],
  projection: Projection,
): StepPaths {
  const run = new Run(projection);
  for (let index = first; index <= last; index += 1) {
    const value = values[index];
    const start = at[index];
    if (start === undefined || value === null || value === undefined) {
      run.interrupt();
      continue;
    }
    run.add(projection.x(start), projection.x(start + bucketMs), projection.y(value));
  }
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

  add(left: number, right: number, y: number): void {
    const pixel = Math.round(left);
    if (this.drawing && pixel === this.pixel) {
      this.top = Math.min(this.top, y);
      this.bottom = Math.max(this.bottom, y);
      this.right = Math.max(this.right, Math.round(right));
      return;
    }
    this.flush();
    if (!this.drawing) {
      this.drawing = true;
      this.stroke.moveTo(pixel, y);
      this.fill.moveTo(pixel, this.projection.baseline);
    }
    this.pixel = pixel;
    this.top = y;
    this.bottom = y;
    this.right = Math.round(right);
  }

  interrupt(): void {
    if (!this.drawing) return;
    this.flush();
    this.fill.lineTo(this.right, this.projection.baseline);
    this.fill.closePath();
    this.drawing = false;
    this.pixel = NaN;
  }

  private flush(): void {
    if (Number.isNaN(this.pixel)) return;
    this.stroke.lineTo(this.pixel, this.bottom);
    if (this.top !== this.bottom) this.stroke.lineTo(this.pixel, this.top);
    // A lone bucket narrower than a pixel still leaves a mark.
    const right = Math.max(this.right, this.pixel + 1);
    this.stroke.lineTo(right, this.top);
    this.fill.lineTo(this.pixel, this.top);
    this.fill.lineTo(right, this.top);
  }
}
