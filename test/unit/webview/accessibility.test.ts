import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../host/browser';
import { COLOUR_RULES, seriousViolations } from './harness/axe';
import { PanelPage } from './harness/panelPage';
import { PANEL_STATES, type PanelState } from './harness/panelStates';
import { init } from './harness/samples';
import { HARNESS_THEMES, type HarnessThemeName } from './harness/themes';

const THEMES = Object.keys(HARNESS_THEMES) as HarnessThemeName[];

/** A panel beside the side bar on a common screen, and its room when everything is drawn twice as big. */
const WHOLE = { width: 1100, height: 900 };
const ZOOMED = { width: 550, height: 450 };

describe('panels are accessible', function () {
  this.timeout(60_000);
  let browser: Browser;

  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  async function show({ kind, stored, messages, then }: PanelState): Promise<PanelPage> {
    const its = await PanelPage.open(browser, { kind, ...WHOLE, state: stored });
    await its.post(init(kind));
    for (const message of messages) {
      await its.post(message);
    }
    await then?.(its);
    return its;
  }

  /** By theme and zoom. Themes change colours only, and zoom nothing of them: what neither can change is not looked at again. */
  async function foundIn(its: PanelPage): Promise<readonly string[]> {
    const found: string[] = [];
    const look = async (how: string, rules?: readonly string[]): Promise<void> => {
      found.push(...(await seriousViolations(its, rules)).map((violation) => `${how}: ${violation}`));
    };
    await look('as it is');
    for (const theme of THEMES.slice(1)) {
      await its.setTheme(theme);
      await look(theme, COLOUR_RULES);
    }
    await its.page.setViewportSize(ZOOMED);
    await its.settle();
    await look('at 200 %');
    return found;
  }

  for (const state of PANEL_STATES) {
    it(`${state.name}, in every theme and at 200 %`, async () => {
      const its = await show(state);
      try {
        assert.deepEqual(await foundIn(its), []);
        assert.deepEqual(await its.faults(), []);
      } finally {
        await its.close();
      }
    });
  }

  it('not where a box lost its label, a button its text or a heading its contrast', async () => {
    const its = await show(stateOf('report-guide'));
    const spoil = async (selector: string, change: (element: HTMLElement | SVGElement) => void): Promise<string> => {
      await its.page.locator(selector).first().evaluate(change);
      return (await foundIn(its)).join('\n');
    };
    try {
      const unlabelled = await spoil('.step-title', (title) => {
        title.removeAttribute('for');
      });
      assert.match(unlabelled, /^as it is: label: <input/);
      const empty = await spoil('.menu-button', (button) => {
        button.textContent = '';
      });
      assert.match(empty, /at 200 %: button-name/);
      const pale = await spoil('h1', (heading) => {
        heading.style.color = '#777';
      });
      assert.match(pale, /light: color-contrast/);
    } finally {
      await its.close();
    }
  });
});

function stateOf(name: string): PanelState {
  return PANEL_STATES.find((state) => state.name === name) ?? assert.fail(`no state ${name}`);
}
