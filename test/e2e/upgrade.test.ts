import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import * as z from 'zod';
import { startDemo } from '../host/demoInstance';
import { eventually } from './eventually';
import { openSession, packagedVsix, type Session } from './session';
import type { Workbench } from './workbench';

/** A .vsix of version 0.1.0: packed from its commit, or taken from its release. */
const OLD_VSIX = process.env.DELIVERY_DOCTOR_OLD_VSIX;
const NEWSLETTER = /^Newsletter – The winter preview/;

/** What a person has who lets VS Code update the extension: the same instances, the same secrets, and the main job. */
(OLD_VSIX === undefined ? describe.skip : describe)('updated from 0.1.0', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await openSession({ width: 1400, height: 1000, vsix: OLD_VSIX });
    workbench = session.workbench;
  });
  after(() => session.close());

  let password = '';

  const row = (label: RegExp): Locator => workbench.treeItem(label).first();

  /** The steps of 0.1.0's own wizard. */
  async function addInstance(name: string): Promise<void> {
    const { handle } = await startDemo('2');
    const demo = z
      .object({ url: z.string(), operator: z.string(), password: z.string() })
      .parse(JSON.parse(readFileSync(handle, 'utf8')));
    const { url, operator } = demo;
    ({ password } = demo);
    await workbench.command('Delivery Doctor: Add an instance');
    await workbench.answerInput(/name under which you know/, name);
    await workbench.answerInput(/Address of the Campaign/, url);
    await workbench.pick(/^Development/);
    await workbench.pick(/^Operator and password/);
    await workbench.answerInput(/Operator/, operator);
    await workbench.answerInput(/secret storage of VS Code/, password);
  }

  it('begins with an instance that 0.1.0 signed in to, and its demo', async () => {
    await workbench.view('Delivery Doctor');
    await workbench.welcomeButton('Try the Demo Instance').click();
    await row(/^Demo instance/).waitFor({ timeout: 60_000 });
    await addInstance('Shop FR');
    await row(/^Shop FR/).waitFor({ timeout: 60_000 });
    await workbench.screenshot('upgrade-before');
  });

  it('has both instances after the update, and signs in to them', async () => {
    await session.install(packagedVsix());
    await workbench.reload();
    await workbench.view('Delivery Doctor');
    // This browser has no keyring, so that a secret lasts until the window closes: it is asked for, by the kept operator.
    await workbench.page.locator('.quick-input-title', { hasText: 'Password of admin on Shop FR' }).waitFor();
    await workbench.answerInput(/secret storage of VS Code/, password);
    for (const name of [/^Shop FR, development, 7\./i, /^Demo instance, demo, 7\./]) {
      const instance = row(name.source.startsWith('^Shop') ? /^Shop FR/ : /^Demo instance/);
      await instance.waitFor({ timeout: 60_000 });
      if ((await instance.getAttribute('aria-expanded')) === 'false') {
        await instance.click();
      }
      await eventually(
        async () => (await instance.getAttribute('aria-label')) ?? '',
        (label) => name.test(label),
        60_000,
      );
    }
    assert.equal(await workbench.sidebar.getByRole('treeitem', { name: /^Needs attention, 2 / }).count(), 2);
    await workbench.screenshot('upgrade-after');
  });

  it('does the main job: why the newsletter waits, the fix, and the look that it worked', async () => {
    // The demo stands last; the other instance has no servers to look at.
    await workbench.contextMenu(workbench.treeItem(NEWSLETTER).last(), 'Why Is It Pending?');
    const page = workbench.webview();
    await page.getByRole('button', { name: 'Start mta@demo on Both Servers' }).click({ timeout: 30_000 });
    await workbench.answer('Start the Modules');
    await page.getByText(/mta@demo runs on sending-2 \(pid \d+\)/).waitFor({ timeout: 60_000 });
    await workbench.screenshot('upgrade-done');
  });
});
