import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { changeTheme, openDemo, SENDING } from './demo';
import { eventually } from './eventually';
import type { Session } from './session';
import type { Theme, Workbench } from './workbench';

const THEMES: readonly Theme[] = ['light', 'hc', 'hc-light', 'dark'];

/** The panels in the workbench, in the colours of each theme; a violation of their content security policy fails the run. */
describe('the panels', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await openDemo({ width: 1400, height: 1000 });
    workbench = session.workbench;
  });

  after(() => session.close());

  const open = async (command: string, tab: RegExp): Promise<void> => {
    await workbench.contextMenu(workbench.treeItem(SENDING).first(), 'Open Delivery', command);
    await workbench.tab(tab).waitFor();
  };

  const page = (selector: string): Locator => workbench.webview().locator(selector);

  /** Takes a picture in each theme, dark last, so that the next test begins with it. */
  async function inEachTheme(name: string, shows: string): Promise<void> {
    for (const theme of THEMES) {
      await changeTheme(workbench, theme);
      assert.equal(await page(shows).isVisible(), true, `${shows} in ${theme}`);
      await workbench.screenshot(`${name}-${theme}`);
    }
  }

  it('show tracking: figures, the chain, reactions, URLs, breakdown and failures', async () => {
    await open('Open Tracking', /^Tracking: Loyalty/);
    await page('.chain-verdict').waitFor({ state: 'attached', timeout: 30_000 });
    const sections = [
      'Targeted',
      'Is tracking working?',
      'Tracking indicators',
      'Reactions over time',
      'Tracked URLs',
      'Breakdown',
      'Failures',
    ];
    await eventually(
      () => page('body').innerText(),
      (shown) => sections.every((section) => shown.includes(section)),
    );
    await inEachTheme('tracking', '.headline');
  });

  it('count devices and browsers from the tracking log when asked to', async () => {
    await page('.ask vscode-button').click();
    await page('td').filter({ hasText: 'iPhone' }).waitFor();
    await workbench.screenshot('tracking-breakdown');
  });

  it('compare with another delivery that the person picks', async () => {
    await page('vscode-button:has-text("Compare with")').click();
    await workbench.quickPickRow(/Sent/).first().waitFor();
    await workbench.quickPickRow(/Sent/).first().click();
    await page('.legend-item').filter({ hasText: 'Opens of' }).waitFor();
    await workbench.screenshot('tracking-compared');
  });

  it('show the throughput of the whole instance with what is planned', async () => {
    await open('Open Throughput', /^Throughput: Loyalty/);
    await page('vscode-dropdown[aria-label="Show"]').click();
    await page('vscode-option:has-text("Whole instance")').click();
    await workbench.tab(/^Throughput: Demo instance/).waitFor();
    await page('.planned').waitFor();
    await inEachTheme('throughput-instance', '.charts');
  });
});
