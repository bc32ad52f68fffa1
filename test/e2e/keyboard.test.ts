import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { openSession, type Session } from './session';
import type { Workbench } from './workbench';

const NEWSLETTER = /^Newsletter – The winter preview/;

/** A stuck delivery put right without a pointer: palette, problem, quick fix, dialog. */
describe('by keyboard alone', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await openSession({ width: 1200, height: 760 });
    workbench = session.workbench;
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
        if (await isSo()) return true;
        await press(key);
        return false;
      },
      (found) => found,
    );
  }

  it('finds out why, applies the quick fix, and sees it sent', async () => {
    await run('Delivery Doctor: Try the demo instance');
    const row = workbench.treeItem(NEWSLETTER).first();
    await row.waitFor({ timeout: 60_000 });

    await run('Delivery Doctor: Why is it pending?');
    await workbench.quickPickRow(NEWSLETTER).first().waitFor();
    await workbench.page.keyboard.type('winter preview');
    await eventually(() => workbench.quickPickRow(/./).count(), (count) => count === 1);
    await press('Enter');
    await eventually(() => workbench.editorText(), (text) => text.startsWith('# Newsletter – The winter preview'));

    // The key for quick fixes, which VS Code itself leaves without effect where nothing can be typed.
    const fix = workbench.quickPickRow(/^Start mta@demo on sending-1/);
    await eventually(
      async () => {
        await press('Control+.');
        return fix.first().waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      },
      (shown) => shown,
      30_000,
    );
    await workbench.page.keyboard.type('Start mta@demo on sending-1');
    await press('Enter');

    await workbench.dialog.waitFor();
    assert.match(await workbench.dialog.innerText(), /Start mta@demo on sending-1\?/);
    const button = workbench.dialog.locator('.monaco-button:focus');
    await until(async () => (await button.count()) > 0 && (await button.innerText()) === 'Start mta@demo', 'Tab');
    await workbench.screenshot('keyboard');
    await press('Enter');
    await workbench.dialog.waitFor({ state: 'hidden' });
    await eventually(async () => (await row.getAttribute('aria-label')) ?? '', (label) => / In progress, email/.test(label), 30_000);
  });
});
