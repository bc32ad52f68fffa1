import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { openDemo, SENDING } from './demo';
import { eventually } from './eventually';
import type { Session } from './session';
import type { Workbench } from './workbench';

/** Counts what a person does: each click and each choice with the right button is one. Resting the pointer is none. */
class Hand {
  clicks = 0;

  async click(target: Locator, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    this.clicks += 1;
    await target.click(options);
  }
}

/**
 * The main jobs in clicks, in a window of 1280×800 as a person has it: notifications are shown, and their pictures are
 * taken. A job that takes more clicks than it may fails.
 */
describe('the main jobs in clicks', () => {
  let session: Session;
  let workbench: Workbench;
  let hand: Hand;

  before(async () => {
    session = await openDemo({ width: 1280, height: 800, notifications: true });
    workbench = session.workbench;
  });
  after(() => session.close());
  beforeEach(() => {
    hand = new Hand();
  });

  const row = (label: RegExp): Locator => workbench.treeItem(label).first();
  const inline = (of: Locator, action: RegExp): Locator => of.getByRole('button', { name: action });
  const page = (selector: string): Locator => workbench.webview().locator(selector);
  const isInSight = async (target: Locator): Promise<boolean> => {
    const box = await target.boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= 800;
  };

  it('shows the throughput of the instance in one click', async () => {
    const instance = row(/^Demo instance/);
    await instance.hover();
    await hand.click(inline(instance, /Throughput/));
    await workbench.tab(/^Throughput: Demo instance/).waitFor();
    assert.equal(hand.clicks, 1);
  });

  it('shows the bounces of one domain in two clicks, without scrolling', async () => {
    const sending = row(SENDING);
    await sending.hover();
    await hand.click(inline(sending, /Tracking/));
    const link = page('.failures td[data-column=actions] button').first();
    await link.waitFor({ timeout: 30_000 });
    assert.ok(await isInSight(link), 'it can be seen without scrolling');
    await hand.click(link);
    await workbench.tab(/^Messages: /).waitFor();
    await page('[role=grid] [role=row]').nth(1).waitFor();
    assert.equal(hand.clicks, 2);
    await workbench.screenshot('jobs-bounces');
  });

  it('exports the failed messages of a delivery in three clicks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
    await workbench.contextMenu(row(SENDING), 'Open Delivery', /^Export Failed Messages/);
    hand.clicks += 2;
    const dialog = workbench.page.locator('.quick-input-widget:visible');
    const path = dialog.locator('.quick-input-filter input');
    // It proposes a name once it has read the folder; what is typed before is lost.
    await eventually(
      () => path.inputValue(),
      (proposed) => proposed.endsWith('.csv'),
    );
    await path.fill(join(folder, 'failed.csv'));
    await hand.click(dialog.getByRole('button', { name: /^(Save|OK)$/ }));
    await eventually(
      () => Promise.resolve(readdirSync(folder)),
      (files) => files.includes('failed.csv'),
    );
    const text = await eventually(
      () => Promise.resolve(readFileSync(join(folder, 'failed.csv'), 'utf8')),
      (csv) => csv.split('\n').length > 2,
    );
    assert.match(text.split('\n')[0] ?? '', /,/);
    assert.equal(hand.clicks, 3);
    await workbench.notifications.getByRole('button', { name: 'Open', exact: true }).first().waitFor();
    await workbench.screenshot('jobs-export-toast');
  });

  it('starts or restarts the MTA of a server in three clicks', async () => {
    await hand.click(workbench.sidebar.locator('.pane-header').filter({ hasText: /^Servers/i }));
    const module = row(/^mta@demo, (pid|missing)/);
    await module.waitFor({ timeout: 30_000 });
    await module.hover();
    await hand.click(inline(module, /(Restart|Start) Module/));
    await hand.click(workbench.dialog.getByRole('button', { name: /^(Restart|Start)/ }));
    await workbench.tab(/start mta@demo/).waitFor({ timeout: 30_000 });
    assert.equal(hand.clicks, 3);
    await workbench.screenshot('jobs-mta');
  });
});
