import { el, setText } from '../dom';
import type { ChartSeries } from './plot';
import type { ChartTheme } from './theme';

/** The legend of a chart: names, a switch for each series, and the values under the cursor. */
export interface Legend {
  readonly element: HTMLElement;
  recolour(theme: ChartTheme): void;
  /** Shows a bucket's values; empty texts when the cursor is nowhere. */
  read(when: string, values: readonly string[]): void;
}

export function makeLegend(
  series: readonly ChartSeries[],
  gap: string,
  onToggle: (index: number, shown: boolean) => void,
): Legend {
  const when = el('span', { class: 'legend-when' });
  const items = series.map((one, index) =>
    makeItem(one, (shown) => {
      onToggle(index, shown);
    }),
  );
  const gapItem = el(
    'span',
    { class: 'legend-gap' },
    el('span', { class: 'legend-gap-mark', 'aria-hidden': 'true' }),
    gap,
  );
  return {
    element: el('div', { class: 'legend' }, when, ...items.map(({ element }) => element), gapItem),
    recolour: (theme) => {
      items.forEach(({ mark }, index) => {
        mark.style.borderTopColor = theme.colour(series[index]?.colour ?? 'blue');
      });
    },
    read: (text, values) => {
      setText(when, text);
      items.forEach(({ value }, index) => {
        setText(value, values[index] ?? '');
      });
    },
  };
}

function makeItem(series: ChartSeries, onToggle: (shown: boolean) => void) {
  const mark = el('span', {
    class: series.dash === undefined ? 'legend-mark' : 'legend-mark dashed',
    'aria-hidden': 'true',
  });
  const value = el('span', { class: 'legend-value' });
  const element = el('button', { class: 'legend-item', 'aria-pressed': 'true' }, mark, series.label, value);
  element.type = 'button';
  element.addEventListener('click', () => {
    const shown = element.getAttribute('aria-pressed') !== 'true';
    element.setAttribute('aria-pressed', String(shown));
    onToggle(shown);
  });
  return { element, mark, value };
}
