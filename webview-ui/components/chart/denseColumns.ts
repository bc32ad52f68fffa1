import type { Projection, BlockedColumn } from './stepPath';
import { forEachRun } from './stepPath';

/** One column of pixels: everything from its highest to its lowest point, and how far it goes to the right. */
interface PixelColumn {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface DensePaint {
  readonly stroke: string;
  /** Colour of the area below; undefined for a line alone. */
  readonly fill: string | undefined;
  readonly lineWidth: number;
}

/** Where several buckets share a pixel: one upright bar for each pixel, from the lowest to the highest of them. */
export function denseColumns(
  at: readonly number[],
  column: BlockedColumn,
  bucketMs: number,
  range: readonly [number, number],
  projection: Projection,
): readonly PixelColumn[] {
  const columns: PixelColumn[] = [];
  forEachRun(at, column, bucketMs, range, projection, (run) => {
    if (run === undefined) {
      return;
    }
    const left = Math.round(run.left);
    const last = columns.at(-1);
    if (last?.left === left) {
      columns[columns.length - 1] = {
        left,
        right: Math.max(last.right, run.right),
        top: Math.min(last.top, run.top),
        bottom: Math.max(last.bottom, run.bottom),
      };
    } else {
      columns.push({ left, right: run.right, top: run.top, bottom: run.bottom });
    }
  });
  return columns;
}

/** Paints bars as upright rectangles, which costs a browser far less than a path with as many corners. */
export function paintDense(
  context: CanvasRenderingContext2D,
  columns: readonly PixelColumn[],
  baseline: number,
  { stroke, fill, lineWidth }: DensePaint,
): void {
  const width = ({ left, right }: PixelColumn): number => Math.max(1, Math.ceil(right) - left);
  if (fill !== undefined) {
    context.fillStyle = fill;
    for (const column of columns) {
      context.fillRect(column.left, column.top, Math.min(width(column), 1), baseline - column.top);
    }
  }
  context.fillStyle = stroke;
  for (const { left, top, bottom } of columns) {
    context.fillRect(left, top - lineWidth / 2, 1, bottom - top + lineWidth);
  }
}
