/** Colours of the series: names of ours for VS Code's chart colours. */
export type ChartColour = 'blue' | 'orange' | 'purple' | 'green' | 'red' | 'yellow';

const FALLBACK: Readonly<Record<ChartColour, string>> = {
  blue: '#3794ff',
  orange: '#d18616',
  purple: '#b180d7',
  green: '#89d185',
  red: '#f14c4c',
  yellow: '#cca700',
};

/** VS Code's chart orange is half transparent in high contrast, and too dark on a black ground. */
const HIGH_CONTRAST: Readonly<Record<'dark' | 'light', Partial<Record<ChartColour, string>>>> = {
  dark: { orange: '#ffb454' },
  light: { orange: '#9a4a00' },
};

export interface ChartTheme {
  colour(name: ChartColour): string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string;
  readonly font: string;
}

const PRINTING = matchMedia('print');

/** The colours of the theme that is on now, from VS Code's CSS variables; on paper, those of print.css. */
export function readTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const variable = (name: string, fallback: string): string => style.getPropertyValue(name).trim() || fallback;
  const text = variable('--vscode-foreground', '#888888');
  const { classList } = document.body;
  // VS Code sets `vscode-high-contrast` for both kinds.
  const highContrast = classList.contains('vscode-high-contrast') && !PRINTING.matches;
  const own = highContrast ? HIGH_CONTRAST[classList.contains('vscode-high-contrast-light') ? 'light' : 'dark'] : {};
  return {
    colour: (name) => own[name] ?? variable(`--vscode-charts-${name}`, FALLBACK[name]),
    text,
    muted: highContrast ? text : variable('--vscode-descriptionForeground', text),
    grid: highContrast
      ? variable('--vscode-contrastBorder', text)
      : variable('--vscode-charts-lines', 'rgba(128,128,128,0.5)'),
    background: variable('--vscode-editor-background', 'transparent'),
    font: `11px ${variable('--vscode-font-family', 'sans-serif')}`,
  };
}

/** Calls back after a change of theme, once per change. Answers a function that ends it. */
export function onThemeChange(changed: () => void): () => void {
  let planned = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(changed);
  });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  // Paper does not wait for a frame.
  PRINTING.addEventListener('change', changed);
  return () => {
    PRINTING.removeEventListener('change', changed);
    cancelAnimationFrame(planned);
    observer.disconnect();
  };
}
