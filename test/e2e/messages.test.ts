import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from './eventually';
import { openSession, type Session } from './session';
import type { Workbench } from './workbench';

const SENDING = /^Loyalty – your year in points/;
const CLASSES = { light: 'vscode-light', hc: 'vscode-high-contrast', dark: 'vscode-dark' } as const;

describe('the grid of messages', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await openSession({ width: 1500, height: 900 });
    workbench = session.workbench;
    await workbench.view('Delivery Doctor');
    await workbench.welcomeButton('Try the Demo Instance').click();
    await workbench.treeItem(SENDING).first().waitFor({ timeout: 60_000 });
  });
  after(() => session.close());

  const page = (selector: string): Locator => workbench.webview().locator(selector);
  const first = (): Promise<string> => page('.grid-row:not(.reading) [role=gridcell]').first().innerText();

  it('shows the log of a delivery, and jumps to its end by keyboard', async () => {
    await workbench.contextMenu(workbench.treeItem(SENDING).first(), 'Open messages');
    await workbench.tab(/^Messages: Loyalty/).waitFor();
    assert.match(await first(), /@/);
    const before = await first();
    await page('[role=grid]').focus();
    await workbench.page.keyboard.press('End');
    await eventually(first, (address) => address.includes('@') && address !== before);
  });

  it('tells what became of one message, in the colours of each theme', async () => {
    await page('.grid-row').nth(4).click();
    await page('.story .event-title').first().waitFor();
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await workbench.theme(theme);
      await eventually(async () => (await page('body').getAttribute('class')) ?? '', (names) => names.split(' ').includes(CLASSES[theme]));
      await workbench.screenshot(`messages-${theme}`);
    }
  });

  it('opens from a failure figure with the filter that it means', async () => {
    await page('.links .link').filter({ hasText: 'Tracking' }).click();
    await workbench.tab(/^Tracking: Loyalty/).waitFor();
    await page('button[aria-label^="Show messages: "]').first().click();
    await workbench.tab(/^Messages: Loyalty/).and(workbench.page.locator('[aria-selected=true]')).waitFor();
    await eventually(() => page('.grid-row:not(.reading)').first().innerText(), (row) => row.includes('Failed'));
    const statuses = await page('.grid-row:not([hidden]) [role=gridcell][aria-colindex="2"]').allInnerTexts();
    assert.deepEqual([...new Set(statuses)], ['Failed']);
  });
});
