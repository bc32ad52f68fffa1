import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { changeTheme, openDemo, SENDING } from './demo';
import { eventually } from './eventually';
import type { Session } from './session';
import type { Workbench } from './workbench';

describe('the grid of messages', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await openDemo({ width: 1500, height: 900 });
    workbench = session.workbench;
  });
  after(() => session.close());

  const page = (selector: string): Locator => workbench.webview().locator(selector);
  const first = (): Promise<string> => page('.grid-row:not(.reading) [role=gridcell]').first().innerText();

  it('shows the log of a delivery, and jumps to its end by keyboard', async () => {
    await workbench.contextMenu(workbench.treeItem(SENDING).first(), 'Open Delivery', 'Open Messages');
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
      await changeTheme(workbench, theme);
      await workbench.screenshot(`messages-${theme}`);
    }
  });

  it('opens from a failure figure with the filter that it means', async () => {
    await page('.actions .menu-button').filter({ hasText: 'Open' }).click();
    await page('.actions .menu-item').filter({ hasText: 'Tracking' }).click();
    await workbench.tab(/^Tracking: Loyalty/).waitFor();
    await page('button[aria-label^="Show Messages: "]').first().click();
    await workbench
      .tab(/^Messages: Loyalty/)
      .and(workbench.page.locator('[aria-selected=true]'))
      .waitFor();
    await eventually(
      () => page('.grid-row:not(.reading)').first().innerText(),
      (row) => row.includes('Failed'),
    );
    // Rows that are being read say nothing yet.
    const statuses = (): Promise<string[]> =>
      page('.grid-row:not([hidden]) [role=gridcell][aria-colindex="2"]').allInnerTexts();
    assert.deepEqual(
      [...new Set(await eventually(statuses, (texts) => texts.length > 0 && !texts.includes('')))],
      ['Failed'],
    );
  });

  it('remembers the columns in the panel of another delivery', async () => {
    const headings = (): Promise<string[]> => page('[role=columnheader]').allInnerTexts();
    assert.ok((await headings()).includes('Failure type'));
    await page('.menu-button').filter({ hasText: 'Columns' }).click();
    await page('.column-list label').filter({ hasText: 'Failure type' }).click();
    await eventually(headings, (names) => !names.includes('Failure type'));
    await workbench.command('View: Close All Editors');
    await workbench.contextMenu(workbench.treeItem(/^Advent calendar/).first(), 'Open Delivery', 'Open Messages');
    await workbench.tab(/^Messages: Advent/).waitFor();
    const seen = await eventually(headings, (names) => names.length > 0);
    assert.ok(seen.includes('Reason') && !seen.includes('Failure type'), seen.join());
  });
});
