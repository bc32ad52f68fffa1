import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import * as z from 'zod/mini';
import { startDemo, type Demo } from '../host/demoInstance';
import { workbenchAddress } from '../host/server';
import { eventually } from './eventually';
import { startCountingProxy, type CountingProxy } from './servers';
import { openAddress, openSession, type Session } from './session';
import type { Workbench } from './workbench';

const Handle = z.object({
  url: z.string(),
  operator: z.string(),
  password: z.string(),
  servers: z.array(z.object({ name: z.string(), installDir: z.string() })),
});
type Handle = z.infer<typeof Handle>;

const SENDING = /^Loyalty – your year in points/;
const INVITATION = /^VIP evening – invitation/;
const PAUSE = 'Pause Delivery…';
const START_MTA = /^Start mta@demo/;

/** Nothing is changed on production by a click alone, whichever way it is asked for; and whatever happens, it is sent once. */
describe('changing something on production', function () {
  this.timeout(240_000);
  let session: Session;
  let workbench: Workbench;
  let demo: Demo;
  let handle: Handle;
  let proxy: CountingProxy;

  before(async () => {
    demo = await startDemo('5');
    handle = Handle.parse(JSON.parse(await readFile(demo.handle, 'utf8')));
    proxy = await startCountingProxy(handle.url);
    session = await openSession({ width: 1400, height: 900, notifications: true });
    workbench = session.workbench;
    await addInstance(workbench, 'Shop live');
    for (const server of handle.servers) {
      await addServer(server);
    }
  });

  after(async () => {
    await session.close();
    await proxy.close();
    await demo.process.stop();
  });

  async function addInstance(window: Workbench, name: string): Promise<void> {
    await window.view('Delivery Doctor');
    await window.command('Delivery Doctor: Add an Instance…');
    await window.answerInput(/name under which you know/, name);
    await window.answerInput(/Address of the Campaign/, proxy.url);
    await window.pick(/^Production/);
    await window.pick(/^Operator and password/);
    await window.answerInput(/Operator: the account/, handle.operator);
    await window.answerInput(/Password/, handle.password);
    await window.treeItem(SENDING).first().waitFor({ timeout: 60_000 });
  }

  async function addServer({ name, installDir }: Handle['servers'][number]): Promise<void> {
    await workbench.command('Delivery Doctor: Add a Server…');
    await workbench.pick(/^It is this machine/);
    await workbench.answerInput(/Folder of Campaign there/, installDir);
    await workbench.answerInput(/name under which you know this server/, name);
    await workbench.page.locator('.part.statusbar', { hasText: `Server ${name} added to Shop live` }).waitFor();
  }

  const row = (label: RegExp, window = workbench): Locator => window.treeItem(label).first();

  /** Goes on in the dialog to what has to be typed, and answers what that is. */
  async function toTyping(question: RegExp, window = workbench): Promise<string> {
    await window.dialog.waitFor({ timeout: 60_000 });
    const asked = await window.dialog.innerText();
    assert.match(asked, question);
    assert.match(asked, /Shop live \(PRODUCTION\)/);
    await window.dialog
      .getByRole('button')
      .filter({ hasNotText: /^Cancel$/ })
      .filter({ hasText: /\w/ })
      .first()
      .click();
    await window.page.locator('.quick-input-widget:visible').waitFor();
    const [, wanted = ''] =
      /This is production\. Type (.+?) to go on/.exec(await window.quickInputText()) ?? assert.fail('nothing to type');
    return wanted;
  }

  /** Types something else than what is wanted, then gives up: nothing may have been sent. */
  async function refuseTyping(question: RegExp, picture: string): Promise<void> {
    const before = proxy.writes().length;
    const wanted = await toTyping(question);
    await workbench.fillInput(/This is production/, 'yes');
    await eventually(
      () => workbench.quickInputText(),
      (text) => text.includes(`That is not ${wanted}`),
    );
    await workbench.screenshot(`typing-${picture}`);
    await workbench.quickInput().press('Enter');
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    assert.deepEqual(proxy.writes().slice(before), []);
  }

  /** Waits for a report that is whole. */
  const shownReport = (title: string): Promise<string> =>
    eventually(
      () => workbench.webview().locator('body').innerText(),
      (text) => text.includes(title) && text.includes('Read at'),
      90_000,
    );

  const askInReport = async (label: RegExp, title: string): Promise<void> => {
    await workbench.contextMenu(row(label), 'Why Is It Pending?');
    await shownReport(title);
  };

  it('has it typed when it is asked for in the tree', async () => {
    await workbench.contextMenu(row(SENDING), 'Control Delivery', PAUSE);
    await refuseTyping(/Pause Loyalty/, 'tree');
  });

  it('has it typed when it is asked for in the palette', async () => {
    await workbench.command(`Delivery Doctor: ${PAUSE}`);
    await workbench.quickPickRow(SENDING).first().waitFor();
    await workbench.pick(SENDING);
    await refuseTyping(/Pause Loyalty/, 'palette');
  });

  it('has it typed when it is asked for in a report', async () => {
    await askInReport(INVITATION, 'VIP evening – invitation');
    await workbench.command('Delivery Doctor: Choose a Fix…');
    await workbench.pick('Choose another IP affinity');
    await workbench.pick('newsletter');
    await refuseTyping(/Set the IP affinity of VIP evening/, 'report');
  });

  it('has it typed when it is asked for in Problems', async () => {
    const problems = await workbench.problems();
    const problem = problems.filter({ hasText: /VIP evening – invitation: The IP affinity/ }).first();
    await problem.click();
    await problem.getByRole('button', { name: 'Show fixes' }).click();
    await workbench.chooseMenuItem('Choose another IP affinity');
    await workbench.pick('newsletter');
    await refuseTyping(/Set the IP affinity of VIP evening/, 'problems');
    await workbench.command('View: Toggle Panel Visibility');
  });

  it('has it typed when it is asked for in a troubleshooting guide', async () => {
    await workbench.command('Delivery Doctor: Open a Troubleshooting Guide…');
    await workbench.pick(/^Delivery performance/);
    await shownReport('Delivery performance');
    await workbench.command('Delivery Doctor: Choose a Fix…');
    // The only fix begins at once; of several one is chosen.
    await Promise.race([
      workbench.dialog.waitFor({ timeout: 30_000 }),
      workbench.quickPickRow(START_MTA).first().waitFor({ timeout: 30_000 }),
    ]);
    if (!(await workbench.dialog.isVisible())) {
      await workbench.pick(START_MTA);
    }
    await refuseTyping(/Start mta@demo/, 'guide');
  });

  it('has it typed when it is asked for in a panel', async () => {
    await workbench.expand(/^Being edited, /);
    await workbench.contextMenu(row(/, Being edited, .*email/), 'Open Delivery', 'Open Tracking');
    await workbench.tab(/^Tracking: /).waitFor();
    await workbench.webview().locator('button.switch:not([aria-disabled])').first().click({ timeout: 60_000 });
    await refuseTyping(/tracking/i, 'panel');
  });

  it('of two windows at once one is told, and one order arrives', async () => {
    const before = proxy.writes().length;
    const other = await openAddress(workbenchAddress(session.server));
    try {
      await addInstance(other, 'Shop in another window');
      await workbench.contextMenu(row(SENDING), 'Control Delivery', PAUSE);
      const wanted = await toTyping(/Pause Loyalty/);
      await other.contextMenu(row(SENDING, other), 'Control Delivery', PAUSE);
      const told = other.notifications.filter({ hasText: /being changed already, in this window or in another one/ });
      await told.waitFor({ timeout: 30_000 });
      await other.screenshot('two-windows-told');
      assert.equal(await other.dialog.count(), 0);
      await workbench.answerInput(/This is production/, wanted);
      const done = workbench.notifications.filter({ hasText: /DM\d+ is “Pause/ });
      await done.waitFor({ timeout: 60_000 });
      await workbench.screenshot('paused-toast');
      assert.deepEqual(proxy.writes().slice(before), ['ExecCommand']);
    } finally {
      await other.close();
    }
  });

  it('with the line cut between the order and its answer, it is unknown, is read back later, and is never sent again', async () => {
    const before = proxy.writes().length;
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.expand(/^Paused, /);
    await eventually(
      async () => (await row(SENDING).getAttribute('aria-label')) ?? '',
      (label) => /Paused/.test(label),
      60_000,
    );
    await workbench.contextMenu(row(SENDING), 'Control Delivery', 'Resume Delivery…');
    const wanted = await toTyping(/Resume Loyalty/);
    proxy.cutAtNextWrite();
    await workbench.answerInput(/This is production/, wanted);
    const unknown = workbench.notifications.filter({ hasText: /It is not known whether it was done/ });
    await unknown.waitFor({ timeout: 90_000 });
    assert.match(await unknown.innerText(), /Do not send it again/);
    await workbench.screenshot('unknown-toast');
    proxy.mend();
    const later = workbench.notifications.filter({ hasText: /The answer to the order was lost/ });
    await later.waitFor({ timeout: 90_000 });
    assert.match(await later.innerText(), /it may have been carried out, or somebody else did the same/);
    await workbench.screenshot('read-back-toast');
    assert.deepEqual(proxy.writes().slice(before), ['ExecCommand']);
  });

  it('the record of it outlives the window, and says what can be undone', async () => {
    await workbench.reload();
    await workbench.view('Delivery Doctor');
    // The host of the tests keeps no secrets over a reload: it asks, and the question would stand in the way.
    await workbench.page
      .locator('.quick-input-widget:visible', { hasText: /Password of/ })
      .waitFor({ timeout: 15_000 })
      .then(
        () => workbench.page.keyboard.press('Escape'),
        () => undefined,
      );
    await workbench.command('Delivery Doctor: Undo a Change…');
    await workbench
      .quickPickRow(/Pause the delivery/)
      .first()
      .waitFor({ timeout: 30_000 });
    const shown = await workbench.quickInputText();
    assert.match(shown, /Resume the delivery.*Cannot be undone: It is not known whether it was done/);
    assert.match(shown, /Pause the delivery.*not known what became of a later change: Resume the delivery/);
    await workbench.screenshot('undo-a-change');
    await workbench.page.keyboard.press('Escape');
  });
});
