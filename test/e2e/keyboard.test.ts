import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SENDING } from './demo';
import { eventually } from './eventually';
import { openSession, type Session } from './session';
import type { Workbench } from './workbench';

const NEWSLETTER = /^Newsletter – The winter preview/;

const INVITATION = /^VIP evening – invitation/;

/**
 * The main jobs without a pointer, by palette, lists, panels and dialogs: a stuck delivery put right (for each of the two
 * causes that Adobe's page on pending deliveries names), the MTA restarted, the bounces of one domain, the failures in
 * a file, the throughput of the instance.
 */
describe('by keyboard alone', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await openSession({ width: 1200, height: 760 });
    workbench = session.workbench;
    await workbench.page.evaluate(
      "globalThis.pointed = 0; addEventListener('pointerdown', () => { globalThis.pointed += 1; }, true)",
    );
  });

  afterEach(async () => {
    assert.equal(await workbench.page.evaluate('globalThis.pointed'), 0, 'a pointer was used');
  });

  after(() => session.close());

  const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);

  /** Runs a command as a person without a mouse does: F1, its title, Enter once it is offered. */
  async function run(title: string): Promise<void> {
    await eventually(
      async () => {
        await press('Escape');
        await press('F1');
        await workbench.page.keyboard.type(title, { delay: 5 });
        await workbench.page.waitForTimeout(300);
        return workbench.quickPickRow(title).first().isVisible();
      },
      (offered) => offered,
      30_000,
    );
    await press('Enter');
  }

  /** Presses a key until something is so. */
  async function until(isSo: () => Promise<boolean>, key: string): Promise<void> {
    await eventually(
      async () => {
        if (await isSo()) {
          return true;
        }
        await press(key);
        return false;
      },
      (found) => found,
    );
  }

  /** Runs a command about a delivery, which is chosen by a part of its name. */
  async function runOn(title: string, label: RegExp, part: string): Promise<void> {
    await run(title);
    await workbench.quickPickRow(label).first().waitFor();
    await workbench.page.keyboard.type(part);
    await eventually(
      () => workbench.quickPickRow(/./).count(),
      (count) => count === 1,
    );
    await press('Enter');
  }

  /** Asks why a delivery waits. */
  async function ask(label: RegExp, part: string, title: string): Promise<string> {
    await runOn('Delivery Doctor: Why Is It Pending?', label, part);
    const text = await eventually(
      () => workbench.webview().locator('body').innerText(),
      (shown) => shown.includes(title) && shown.includes('Seen'),
    );
    return text.replaceAll(/\s+/g, ' ');
  }

  /** Chooses a fix by the key for quick fixes, which VS Code itself leaves without effect where nothing can be typed. */
  async function chooseFix(title: string): Promise<void> {
    const fix = workbench.quickPickRow(title).first();
    await eventually(
      async () => {
        await press('Control+.');
        return fix.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      },
      (shown) => shown,
      30_000,
    );
    await workbench.page.keyboard.type(title);
    await press('Enter');
  }

  /** Reads the question and goes ahead by Tab and Enter. */
  async function agree(question: RegExp, action: string): Promise<void> {
    await workbench.dialog.waitFor();
    assert.match(await workbench.dialog.innerText(), question);
    const button = workbench.dialog.locator('.monaco-button:focus');
    await until(async () => (await button.count()) > 0 && (await button.innerText()) === action, 'Tab');
    await workbench.screenshot(`keyboard-${action.split(' ')[0]?.toLowerCase() ?? ''}`);
    await press('Enter');
    await workbench.dialog.waitFor({ state: 'hidden' });
  }

  it('starts the demo, and hears of the rows of deliveries what docs/screen-reader.md says', async () => {
    await run('Delivery Doctor: Try the Demo Instance');
    await workbench.treeItem(NEWSLETTER).first().waitFor({ timeout: 60_000 });
    await hears('Deliveries', 4);
  });

  it('finds a stopped MTA, starts it, and sees the delivery sent', async () => {
    const row = workbench.treeItem(NEWSLETTER).first();
    await ask(NEWSLETTER, 'winter preview', 'Newsletter – The winter preview');
    // What is advised has the keyboard as soon as the panel has it, which on a busy machine takes a key more.
    const advised = workbench.webview().locator('vscode-button:focus');
    await until(
      async () => (await advised.count()) > 0 && (await advised.innerText()) === 'Start mta@demo on Both Servers',
      'Control+1',
    );
    await press('Enter');
    await agree(/Start mta@demo on sending-1, sending-2\?/, 'Start the Modules');
    await eventually(
      async () => (await row.getAttribute('aria-label')) ?? '',
      (label) => / In progress, .*email/.test(label),
      30_000,
    );
  });

  it('finds an affinity that no server has, chooses another, and sees the delivery sent', async () => {
    const row = workbench.treeItem(INVITATION).first();
    assert.match((await row.getAttribute('aria-label')) ?? '', /Start pending/);
    assert.match(
      await ask(INVITATION, 'vip evening', 'VIP evening – invitation'),
      /The IP affinity “vip” is configured on no sending server certain/,
    );
    await chooseFix('Choose another IP affinity');
    await workbench.quickPickRow('newsletter').first().waitFor();
    // The list is there before it has the keyboard.
    await workbench.page.locator('.quick-input-widget:visible .quick-input-filter input:focus').waitFor();
    await workbench.page.keyboard.type('newsletter');
    await press('Enter');
    await agree(
      /Set the IP affinity of VIP evening – invitation \(DM\d+\) to “newsletter”\?[^]*It is “vip” now\.[^]*To undo, set/,
      'Set It',
    );
    await eventually(
      async () => (await row.getAttribute('aria-label')) ?? '',
      (label) => / (In progress|Finished), .*email/.test(label),
      30_000,
    );
  });

  it('restarts the MTA on the servers that send, and reads that it runs again', async () => {
    await run('Delivery Doctor: Restart the MTA on All Sending Servers…');
    await agree(/Restart mta@demo on 2 servers\?[^]*One after the other/, 'Restart');
    await workbench.tab(/^restart mta@demo/).waitFor();
    await eventually(
      () => workbench.editorText(),
      (text) =>
        ['sending-1', 'sending-2'].every((name) => new RegExp(`mta@demo runs on ${name} \\(pid \\d+\\)`).test(text)),
      60_000,
    );
  });

  it('shows the bounces of one domain', async () => {
    await runOn('Delivery Doctor: Open Tracking', SENDING, 'loyalty');
    const page = workbench.webview();
    await page.locator('.failures td[data-column=actions] button').first().waitFor({ timeout: 30_000 });
    const domain = await page.locator('.failures tbody tr').first().locator('td').first().innerText();
    await run('View: Focus Active Editor Group');
    const link = page.locator('.failures td[data-column=actions] button:focus');
    await until(async () => (await link.count()) > 0, 'Tab');
    await press('Enter');
    await workbench.tab(/^Messages: Loyalty/).waitFor();
    await page.locator('[role=grid] [role=row]').nth(1).waitFor();
    const chips = await page.getByRole('search', { name: 'Filter' }).innerText();
    assert.ok(chips.includes(domain) && chips.includes('Failed'), chips);
  });

  it('exports the failed messages of a delivery', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'keyboard-')), 'failed.csv');
    await runOn('Delivery Doctor: Export Failed Messages…', SENDING, 'loyalty');
    const path = workbench.quickInput();
    await eventually(
      () => path.inputValue(),
      (proposed) => proposed.endsWith('.csv'),
      60_000,
    );
    // The field is there before it has the keyboard.
    await eventually(
      async () => {
        await press('Control+a');
        await workbench.page.keyboard.type(file);
        return path.inputValue();
      },
      (typed) => typed === file,
      60_000,
    );
    await press('Enter');
    const text = await eventually(
      () => Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8') : ''),
      (csv) => csv.split('\n').length > 2,
      60_000,
    );
    assert.match(text.split('\n')[1] ?? '', /Failed/);
  });

  it('shows the throughput of the instance', async () => {
    await run('Delivery Doctor: Open Throughput of Instance');
    await workbench.tab(/^Throughput: Demo instance/).waitFor();
    await workbench
      .webview()
      .getByRole('heading', { name: 'All deliveries of Demo instance' })
      .waitFor({ timeout: 30_000 });
  });

  it('hears of the rows of servers what docs/screen-reader.md says', async () => {
    await run('Delivery Doctor: Focus on Servers View');
    await hears('Servers', 2);
  });

  /** Waits until each row that the page documents for a view is there. */
  async function hears(view: string, atLeast: number): Promise<void> {
    const documented = [
      ...readFileSync('docs/screen-reader.md', 'utf8').matchAll(/^\| (\w+) \| [^|]+ \| `([^`]+)` \|$/gm),
    ].filter(([, of]) => of === view);
    assert.ok(documented.length >= atLeast);
    const rows = workbench.sidebar.getByRole('treeitem');
    for (const [, , row = ''] of documented) {
      const parts = row.split(/«[^»]*»/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      const wanted = new RegExp(`^${parts.join('.+')}$`);
      await eventually(
        () =>
          rows.evaluateAll((items: { ariaLabel: string | null }[]) => items.map(({ ariaLabel }) => ariaLabel ?? '')),
        (heard) => heard.some((label) => wanted.test(label)),
        30_000,
      );
    }
  }
});
