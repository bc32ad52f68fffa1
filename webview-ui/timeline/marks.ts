import type { TimelineTone } from '../../src/shared/protocol/timeline';
import type { Cluster } from './clusters';

const SVG = 'http://www.w3.org/2000/svg';

/** Height of a lane, px. */
export const LANE_HEIGHT = 24;

const MIDDLE = LANE_HEIGHT / 2;
const SIZE = 5;
/** A span that is shorter is drawn as a moment, px. */
const LEAST_SPAN = 10;
/** Average width of a letter, px: a text that would not fit is left out. */
const LETTER = 7;

/** Colour alone tells nothing to many: each tone has a form of its own. */
const FORMS: Readonly<Record<TimelineTone, (x: number) => string>> = {
  error: (x) =>
    `M${x} ${MIDDLE - SIZE - 1}L${x + SIZE + 1} ${MIDDLE}L${x} ${MIDDLE + SIZE + 1}L${x - SIZE - 1} ${MIDDLE}Z`,
  warning: (x) => `M${x} ${MIDDLE - SIZE}L${x + SIZE} ${MIDDLE + SIZE - 1}L${x - SIZE} ${MIDDLE + SIZE - 1}Z`,
  good: (x) => `M${x - SIZE} ${MIDDLE}a${SIZE} ${SIZE} 0 1 0 ${2 * SIZE} 0a${SIZE} ${SIZE} 0 1 0 ${-2 * SIZE} 0Z`,
  neutral: (x) => `M${x - 4} ${MIDDLE - 4}h8v8h-8Z`,
};

/** One mark of a lane: a form for a moment, a bar for what lasted, a number for several at once. */
export function drawMark({ points, left, right, tone }: Cluster, chosen: boolean): SVGElement {
  const group = svg('g', { class: `mark ${tone}${chosen ? ' chosen' : ''}` });
  const [only] = points;
  if (points.length === 1 && only !== undefined && right - left >= LEAST_SPAN) {
    group.append(svg('rect', { x: left, y: 3, width: right - left, height: LANE_HEIGHT - 6, rx: 3 }));
    if (only.what.length * LETTER < right - left - 8) {
      const text = svg('text', { x: left + 6, y: MIDDLE + 4 });
      text.textContent = only.what;
      group.append(text);
    }
    return group;
  }
  const middle = (left + right) / 2;
  group.append(svg('path', { d: FORMS[tone](middle) }));
  if (points.length > 1) {
    const text = svg('text', { x: middle + SIZE + 3, y: MIDDLE + 4 });
    text.textContent = String(points.length);
    group.append(text);
  }
  return group;
}

/** An element of a drawing. Attributes only: the page forbids inline styles. */
export function svg(
  tag: 'svg' | 'g' | 'rect' | 'path' | 'text' | 'line',
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
  }
  return element;
}
