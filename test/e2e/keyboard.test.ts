import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { openSession, type Session } from './session';
import type { Workbench } from './workbench';

const NEWSLETTER = /^Newsletter – The winter preview/;

const INVITATION = /^VIP evening – invitation/;

/** The two causes that Adobe's page on pending deliveries names, each put right without a pointer: palette, quick fix, dialog. */
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

  /** Asks why a delivery waits, choosing it by a part of its name. */
  async function ask(label: RegExp, part: string, title: string): Promise<string> {
    await run('Delivery Doctor: Why Is It Pending?');
    await workbench.quickPickRow(label).first().waitFor();
    await workbench.page.keyboard.type(part);
    await eventually(
      () => workbench.quickPickRow(/./).count(),
      (count) => count === 1,
    );
    await press('Enter');
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

  it('finds a stopped MTA, starts it, and sees the delivery sent', async () => {
    await run('Delivery Doctor: Try the Demo Instance');
    const row = workbench.treeItem(NEWSLETTER).first();
    await row.waitFor({ timeout: 60_000 });
    await ask(NEWSLETTER, 'winter preview', 'Newsletter – The winter preview');
    // What is advised has the keyboard.
    await eventually(
      () => workbench.webview().locator('vscode-button:focus').innerText(),
      (label) => label === 'Start mta@demo on Both Servers',
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
});
