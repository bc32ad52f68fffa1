// Pictures of the panels in each theme, for the eyes of who works on them:
// node esbuild.mjs --tests && [DELIVERY_DOCTOR_LANGUAGE=fr] node out/test/unit/webview/harness/gallery.js FOLDER [NAME]
import { LANGUAGE } from './language';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../../host/browser';
import { PanelPage } from './panelPage';
import { PANEL_STATES, type PanelState } from './panelStates';
import { init } from './samples';
import { HARNESS_THEMES, type HarnessThemeName } from './themes';

interface Picture {
  readonly name: string;
  readonly state: PanelState;
  readonly theme?: HarnessThemeName;
  readonly width?: number;
  readonly height?: number;
  /** As it would be printed. */
  readonly print?: boolean;
}

const THEMES = Object.keys(HARNESS_THEMES) as HarnessThemeName[];

/** From the narrowest column to a wide one; the stacked tables break in between. */
const WIDTHS = [320, 380, 600, 1260];

/** The editor beside the side bar in windows of 1280×800, 700×800, and of 1280×800 at 150 % and 200 %, px. */
const WINDOWS = { '100': [930, 700], narrow: [352, 700], '150': [505, 430], '200': [292, 300] } as const;

/** A sheet of A4 without its margins, px. */
const PAPER_WIDTH = 720;

/** Each state in each theme and window; what all is well in also at each width and on paper. */
const PICTURES: readonly Picture[] = PANEL_STATES.flatMap((state): readonly Picture[] => [
  ...THEMES.map((theme) => ({ name: `${state.name}-${theme}`, state, theme })),
  ...Object.entries(WINDOWS).map(([window, [width, height]]) => ({
    name: `window-${window}-${state.name}`,
    state,
    width,
    height,
  })),
  ...(state.name === state.kind || state.name.endsWith('-table')
    ? [
        ...WIDTHS.map((width) => ({ name: `${state.name}-${width}`, state, width })),
        { name: `${state.name}-print`, state, width: PAPER_WIDTH, print: true },
      ]
    : []),
]);

async function take(browser: Browser, picture: Picture, folder: string): Promise<void> {
  const { name, state, print = false, ...options } = picture;
  const panel = await PanelPage.open(browser, { kind: state.kind, state: state.stored, ...options });
  await panel.post(init(state.kind, LANGUAGE));
  for (const message of state.messages) {
    await panel.post(message);
  }
  await state.then?.(panel);
  if (print) {
    await panel.page.emulateMedia({ media: 'print' });
  }
  await panel.page.waitForTimeout(300);
  await panel.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, caret: 'initial' });
  if (print) {
    const margin = { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' };
    await panel.page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', margin, printBackground: false });
    await panel.page.emulateMedia({ media: null });
  }
  for (const fault of await panel.faults()) {
    console.error(`${name}: ${fault}`);
  }
  await panel.close();
}

async function main(folder: string, wanted: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await startBrowser();
  try {
    for (const picture of PICTURES.filter(({ name }) => name.includes(wanted))) {
      await take(browser, picture, folder);
    }
  } finally {
    await browser.close();
  }
}

if (require.main === module) {
  void main(process.argv[2] ?? 'pictures', process.argv[3] ?? '');
}
