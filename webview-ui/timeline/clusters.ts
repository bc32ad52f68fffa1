import type { TimelinePoint, TimelineTone } from '../../src/shared/protocol/timeline';
import type { ChartRange } from '../components/chart/chartOptions';

/** What stands too close to be told apart, drawn as one mark. Places are px from the left of the lane. */
export interface Cluster {
  readonly points: readonly TimelinePoint[];
  readonly left: number;
  readonly right: number;
  /** The gravest of them. */
  readonly tone: TimelineTone;
}

/** Marks that are closer than this touch, px. */
const TOUCH_PX = 12;

const GRAVITY: readonly TimelineTone[] = ['neutral', 'good', 'warning', 'error'];

/** The points that fall into a range, in order, those that would touch together. What lasts stands by itself. */
export function clustersOf(points: readonly TimelinePoint[], range: ChartRange, width: number): readonly Cluster[] {
  const x = (at: number): number => ((at - range.from) / (range.to - range.from)) * width;
  const clusters: Cluster[] = [];
  for (const point of points) {
    const { at, until = at, tone } = point;
    if (until < range.from || at > range.to) {
      continue;
    }
    const [left, right] = [Math.max(0, x(at)), Math.min(width, x(until))];
    const last = clusters.at(-1);
    if (last !== undefined && left - last.right < TOUCH_PX && right - left < TOUCH_PX && last.right - last.left < 60) {
      clusters[clusters.length - 1] = {
        points: [...last.points, point],
        left: last.left,
        right: Math.max(last.right, right),
        tone: graver(last.tone, tone),
      };
    } else {
      clusters.push({ points: [point], left, right, tone });
    }
  }
  return clusters;
}

function graver(a: TimelineTone, b: TimelineTone): TimelineTone {
  return GRAVITY.indexOf(a) >= GRAVITY.indexOf(b) ? a : b;
}
