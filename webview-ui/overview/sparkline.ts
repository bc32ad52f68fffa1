import { el } from '../components/dom';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 20;
const STEP = 2;

/** A line without axes, from zero to its own highest value; what it says stands in the cells beside it. */
export function sparkline(values: readonly number[]): HTMLElement {
  const most = Math.max(1, ...values);
  const points = values.map(
    (value, index) => `${index * STEP},${(HEIGHT - 1 - (value / most) * (HEIGHT - 2)).toFixed(1)}`,
  );
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', 'sparkline');
  drawing.setAttribute('viewBox', `0 0 ${Math.max(1, values.length - 1) * STEP} ${HEIGHT}`);
  drawing.setAttribute('preserveAspectRatio', 'none');
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'polyline');
  line.setAttribute('points', points.join(' '));
  drawing.append(line);
  return el('span', {}, drawing);
}
