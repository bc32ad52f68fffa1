import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { startDemo, type Demo } from '../host/demoInstance';
import { eventually } from './eventually';
import { startCountingProxy, startPortal } from './servers';
import { openSession, type Session } from './session';
import type { Workbench } from './workbench';

interface Handle {
  readonly url: string;
  readonly operator: string;
  readonly password: string;
}

function isHandle(value: unknown): value is Handle {
  return typeof value === 'object' && value !== null && 'url' in value && 'operator' in value && 'password' in value;
}

/** Each way in which adding an instance goes wrong has its own words and a next step, and loses nothing that was typed. */
describe('adding an instance', function () {
  this.timeout(180_000);
  let session: Session;
  let workbench: Workbench;
  let demo: Demo;
  let handle: Handle;

  before(async () => {
    demo = await startDemo('2');
    const content: unknown = JSON.parse(await readFile(demo.handle, 'utf8'));
    assert.ok(isHandle(content));
    handle = content;
    session = await openSession();
    workbench = session.workbench;
    await workbench.view('Delivery Doctor');
  });

  after(async () => {
    await session.close();
    await demo.process.stop();
  });

  beforeEach(async () => {
    for (let open = 0; open < 3; open += 1) {
      await workbench.page.keyboard.press('Escape');
    }
  });

  /** Answers the questions up to the test of the connection. */
  async function describeInstance(name: string, url: string, password: string): Promise<void> {
    await workbench.command('Delivery Doctor: Add an Instance…');
    await workbench.answerInput(/name under which you know/, name);
    await workbench.answerInput(/Address of the Campaign/, url);
    await workbench.pick(/^Stage/);
    await workbench.pick(/^Operator and password/);
    await workbench.answerInput(/Operator: the account/, handle.operator);
    await workbench.answerInput(/Password/, password);
  }

  /** The question after a failed test, as soon as it shows this text. */
  const shown = (text: RegExp): Promise<string> =>
    eventually(
      () => workbench.quickInputText(),
      (now) => text.test(now),
      30_000,
    );

  it('tells an address that is none while it is typed', async () => {
    await workbench.command('Delivery Doctor: Add an Instance…');
    await workbench.answerInput(/name under which you know/, 'Shop FR');
    await workbench.fillInput(/Address of the Campaign/, 'not an address');
    assert.match(await shown(/This is not an address/), /An example: https:/);
    await workbench.screenshot('add-no-address');
  });

  it('tells that nothing listens there', async () => {
    await describeInstance('Shop FR', 'http://127.0.0.1:1', 'secret');
    const said = await shown(/Not reachable/);
    assert.match(said, /127\.0\.0\.1:1 refuses the connection/);
    assert.match(said, /Check the port in the address/);
    await workbench.screenshot('add-unreachable');
  });

  it('tells a web page from an instance', async () => {
    const portal = await startPortal('Company portal');
    try {
      await describeInstance('Shop FR', portal.url, 'secret');
      const said = await shown(/Not reachable/);
      assert.match(said, /not Adobe Campaign|web page came/);
      assert.match(said, /use the address of the Campaign application server/i);
      await workbench.screenshot('add-portal');
    } finally {
      await portal.close();
    }
  });

  it('tells a refused sign-in, tries it once only, and keeps what was typed', async () => {
    const proxy = await startCountingProxy(handle.url);
    try {
      await describeInstance('Shop FR', proxy.url, 'wrong');
      const said = await shown(/the sign-in failed/);
      assert.match(said, /refused the sign-in/);
      assert.match(said, /Nothing was tried again/);
      assert.equal(proxy.signIns(), 1);
      await workbench.screenshot('add-refused');

      await workbench.pick(/^Type the secret again/);
      await workbench.answerInput(/Password/, handle.password);
      await workbench.treeItem(/^Shop FR/).waitFor({ timeout: 30_000 });
      await workbench.treeItem(/^Needs attention/).waitFor({ timeout: 30_000 });
      await workbench.screenshot('added');
    } finally {
      await proxy.close();
    }
  });
});
