import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { startDemo, type Demo } from '../host/demoInstance';
import { eventually } from './eventually';
import { openSession, type Session } from './session';
import type { Workbench } from './workbench';

interface Handle {
  readonly url: string;
  readonly operator: string;
  readonly password: string;
}

/** What is read of a row of the tree. */
interface Row {
  readonly ariaLabel: string | null;
}

/** The view at work on an instance that is called production: filter, load more, and a stop of several. */
describe('the deliveries of a production instance', function () {
  this.timeout(90_000);
  let session: Session;
  let workbench: Workbench;
  let demo: Demo;

  before(async () => {
    demo = await startDemo('4');
    session = await openSession({ width: 1400, height: 860 });
    workbench = session.workbench;
    const { url, operator, password } = JSON.parse(await readFile(demo.handle, 'utf8')) as Handle;
    await workbench.view('Delivery Doctor');
    await workbench.command('Delivery Doctor: Add an Instance…');
    await workbench.answerInput(/name under which you know/, 'Shop live');
    await workbench.answerInput(/Address of the Campaign/, url);
    await workbench.pick(/^Production/);
    await workbench.pick(/^Operator and password/);
    await workbench.answerInput(/Operator: the account/, operator);
    await workbench.answerInput(/Password/, password);
    await row(/^In progress, /).waitFor({ timeout: 30_000 });
  });

  after(async () => {
    await session.close();
    await demo.process.stop();
  });

  const row = (name: RegExp): Locator => workbench.treeItem(name).first();
  const filterTo = async (text: string): Promise<void> => {
    await workbench.command('Delivery Doctor: Filter Deliveries…');
    await workbench.quickInput().fill(text);
    await workbench.pick(new RegExp(`^Filter: ${text}`));
  };

  it('shows what the filter lets through, and says so beside the name of the view', async () => {
    await filterTo('state:finished');
    await row(/^Failed, /).waitFor({ state: 'hidden' });
    await row(/^Finished, /).waitFor();
    assert.match(await workbench.sidebar.innerText(), /state:finished/);
    await workbench.screenshot('filtered');
  });

  it('loads the next page of a group', async () => {
    await workbench.expand(/^Finished, /);
    await row(/, Finished, /).waitFor();
    await row(/, Finished, /).click();
    await eventually(
      async () => {
        await workbench.page.keyboard.press('End');
        return workbench.treeItem(/^Load more \(100 of/).count();
      },
      (count) => count > 0,
    );
    await row(/^Load more \(100 of/).click();
    await row(/^Load more \(100 of/).waitFor({ state: 'hidden' });
    await workbench.screenshot('loaded-more');
  });

  it('stops several at once only after the instance was named, and says what became of them', async () => {
    await workbench.command('Delivery Doctor: Clear Filter');
    await workbench.command('Delivery Doctor: Refresh Deliveries');
    await filterTo('state:sending');
    await row(/^Finished, /).waitFor({ state: 'hidden' });
    const sending = workbench.treeItem(/, In progress, /);
    await sending.nth(1).waitFor();
    const labels = await sending.evaluateAll((rows: Row[]) => rows.map((item) => item.ariaLabel ?? ''));
    const chosen = labels.slice(0, 2).map((label) => label.split(', ')[0] ?? label);
    await sending.nth(0).click();
    await sending.nth(1).click({ modifiers: ['ControlOrMeta'] });
    await workbench.contextMenu(sending.nth(1), 'Control Delivery', 'Stop Delivery…');
    await workbench.dialog.waitFor();
    const question = await workbench.dialog.innerText();
    assert.match(question, /Stop 2 deliveries\?/);
    assert.match(question, /Shop live \(PRODUCTION\)/);
    await workbench.screenshot('stop-on-production');
    await workbench.answer('Stop');
    await workbench.answerInput(/This is production\. Type Shop live/, 'Shop live');
    // They leave what is shown as soon as they are stopped; another filter asked for before that would not show them yet.
    for (const name of chosen) {
      await workbench.treeItem(new RegExp(`^${name}, In progress`)).waitFor({ state: 'hidden', timeout: 60_000 });
    }
    const stopped = workbench.treeItem(/, (Stop requested|Stop in progress|Stopped), /);
    await filterTo('state:stopped');
    await workbench.expand(/^(In progress|Finished), /);
    const names = await eventually(
      () => stopped.evaluateAll((rows: Row[]) => rows.map((item) => item.ariaLabel ?? '')),
      (shown) => chosen.every((name) => shown.some((now) => now.startsWith(name))),
    );
    assert.ok(names.length >= 2);
    await workbench.screenshot('stopped');
  });
});
