import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from './eventually';
import { openSession, type Session } from './session';
import type { Workbench } from './workbench';

const NEWSLETTER = /^Newsletter – The winter preview/;
const INVITATION = /^VIP evening – invitation/;
const IN_PROGRESS = /^Loyalty – your year in points/;
/** The groups of the tree, in the order of how much they need a person. */
const GROUPS = [
  'Needs attention',
  'Pending',
  'In progress',
  'Scheduled',
  'Paused',
  'Failed',
  'Finished',
  'Being edited',
];
/** The picture of the README is made here: DELIVERY_DOCTOR_README=1 npm run test:e2e. */
const README_PICTURE = process.env.DELIVERY_DOCTOR_README === undefined ? 'readme' : 'media/screenshot.png';
const SENT_WITHIN_MS = 150_000;

/** What is read of a row of the tree. */
interface Row {
  readonly ariaLabel: string | null;
  readonly ariaLevel: string | null;
}

/** From an empty VS Code to a stuck delivery put right, as a person does it; each step goes on from the one before. */
describe('the main job', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await openSession({ width: 1400, height: 860 });
    workbench = session.workbench;
  });

  after(() => session.close());

  // After a step that failed the next ones have nothing to go on from. (mocha's own bail also counts failures of other files.)
  let broken = false;
  beforeEach(function () {
    if (broken) {
      this.skip();
    }
  });
  afterEach(function () {
    broken ||= this.currentTest?.state === 'failed';
  });

  /** A delivery's row; several groups may be open, but a delivery is in one of them only. */
  const row = (label: RegExp): Locator => workbench.treeItem(label).first();

  const describeRow = async (label: RegExp): Promise<string> => (await row(label).getAttribute('aria-label')) ?? '';

  /** The group under which a delivery's row stands; read in one go, because the tree may change at any moment. */
  async function groupOf(label: RegExp): Promise<string> {
    const rows = await workbench.sidebar
      .getByRole('treeitem')
      .evaluateAll((items: Row[]) => items.map((item) => ({ level: item.ariaLevel, name: item.ariaLabel ?? '' })));
    const at = rows.findIndex((item) => label.test(item.name));
    return rows.slice(0, Math.max(at, 0)).findLast((item) => item.level === '2')?.name ?? '';
  }

  /** Messages processed so far, of how many, as the throughput panel tells. */
  async function progress(): Promise<[number, number]> {
    const body = workbench.webview().locator('body');
    // The page may still be drawn, or show another tab.
    await body.filter({ hasText: /[\d,]+ of [\d,]+ messages/ }).waitFor();
    const text = await body.innerText();
    const [, done = '', all = ''] =
      /([\d,]+) of ([\d,]+) messages/.exec(text) ?? assert.fail(`no progress in: ${text.slice(0, 300)}`);
    return [Number(done.replaceAll(',', '')), Number(all.replaceAll(',', ''))];
  }

  it('welcomes with an instance to add and a demo to try', async () => {
    await workbench.view('Delivery Doctor');
    await workbench.welcomeButton('Add an Instance').waitFor();
    await workbench.welcomeButton('Try the Demo Instance').waitFor();
    await workbench.widenSidebar(80);
    await workbench.screenshot('welcome');
  });

  it('starts the demo instance and shows its deliveries in groups, with what needs a person first', async () => {
    await workbench.welcomeButton('Try the Demo Instance').click();
    await row(NEWSLETTER).waitFor({ timeout: 60_000 });
    const names = await workbench.sidebar
      .locator('[role=treeitem][aria-level="2"]')
      .evaluateAll((rows: Row[]) => rows.map((item) => item.ariaLabel ?? ''));
    assert.deepEqual(
      names.map((name) => name.replace(/, .*/, '')),
      GROUPS,
    );
    for (const name of names) {
      assert.match(name, /, [1-9][\d,]* deliver/);
    }
    for (const stuck of [NEWSLETTER, INVITATION]) {
      assert.match(await groupOf(stuck), /^Needs attention, 2 /);
    }
    assert.match(await describeRow(NEWSLETTER), /Start pending, \d+ min late, [\d,]+ to send, email/);
    // Names come first, figures a moment later.
    await eventually(
      () => describeRow(IN_PROGRESS),
      (words) => /In progress, [\d.]+% of [\d,]+.*, email/.test(words),
    );
    await workbench.screenshot('deliveries');
  });

  it('opens the journal of a delivery as an editor that cannot be changed', async () => {
    await workbench.contextMenu(row(NEWSLETTER), 'Open Delivery', 'Open Audit Log');
    await workbench.tab(/journal/).waitFor();
    const text = await eventually(
      () => workbench.editorText(),
      (lines) => lines.split('\n').length > 5,
    );
    assert.match(text, /IP affinity 'newsletter'/);
    await workbench.page.keyboard.type('x');
    assert.equal(await workbench.editorText(), text);
    await workbench.screenshot('journal');
  });

  it('opens the tracking of a delivery with its own figures', async () => {
    await workbench.contextMenu(row(IN_PROGRESS), 'Open Delivery', 'Open Tracking');
    await workbench.tab(/^Tracking: Loyalty/).waitFor();
    const page = workbench.webview().locator('body');
    const text = await eventually(
      () => page.innerText(),
      (shown) => shown.includes('Tracked URLs') && /[1-9]\d* URLs/.test(shown),
    );
    const [, targeted] = /of (\d{1,3}(?:,\d{3})*)/.exec(await describeRow(IN_PROGRESS)) ?? [];
    assert.match(text, new RegExp(`Targeted\\s+${targeted ?? 'as in the tree'}`));
    assert.match(text, /People who clicked\s+[1-9]/);
    await workbench.screenshot('tracking');
  });

  it('opens the throughput of a delivery with its own figures', async () => {
    await workbench.contextMenu(row(NEWSLETTER), 'Open Delivery', 'Open Throughput');
    await workbench.tab(/^Throughput: Newsletter/).waitFor();
    const [done, all] = await eventually(progress, ([, total]) => total > 0);
    assert.equal(done, 0);
    const [, toSend = ''] = /(\d{1,3}(?:,\d{3})*) to send/.exec(await describeRow(NEWSLETTER)) ?? [];
    assert.equal(all, Number(toSend.replaceAll(',', '')));
    await workbench.screenshot('throughput');
  });

  /** What the report in front says, with ordinary spaces, once it has been examined. */
  const report = async (title: string): Promise<string> => {
    const text = await eventually(
      () => workbench.webview().locator('body').innerText(),
      (shown) => shown.includes(title) && shown.includes('Seen'),
    );
    return text.replaceAll(/\s+/g, ' ');
  };

  it('answers why the invitation waits: no server has its IP affinity', async () => {
    await workbench.contextMenu(row(INVITATION), 'Why Is It Pending?');
    await workbench.tab(/^Why: VIP evening – invitation · Demo instance \(Demo\)/).waitFor();
    const text = await report('VIP evening – invitation');
    assert.match(text, /The IP affinity “vip” is configured on no sending server certain/);
    await workbench.screenshot('why-affinity');
  });

  it('answers why the newsletter waits, from the bulb on its row: the MTA does not run', async () => {
    await row(NEWSLETTER).hover();
    await workbench.action('Why Is It Pending?', row(NEWSLETTER));
    await workbench.tab(/^Why: Newsletter – The winter preview/).waitFor();
    const text = await report('Newsletter – The winter preview');
    assert.match(text, /The MTA of demo is not running: sending-1, sending-2 certain/);
    assert.match(text, /nlserver pdump on sending-1: no mta/);
    assert.match(text, /Start pending since .* messages wait · valid until/);
    await workbench.screenshot('why-mta');
  });

  it('lists both causes in Problems, each with its cure', async () => {
    const problems = await workbench.problems();
    await problems.filter({ hasText: 'VIP evening – invitation: The IP affinity “vip”' }).waitFor();
    const problem = problems.filter({ hasText: 'Newsletter – The winter preview: The MTA of demo is not running' });
    await problem.click();
    const text = await eventually(
      () => workbench.editorText(),
      (answer) => answer.startsWith('# Newsletter – The winter preview'),
    );
    assert.doesNotMatch(text, /[*|\\]/, 'the text reads as text');
    await problem.getByRole('button', { name: 'Show fixes' }).click();
    await workbench.menuItem('Start mta@demo on Both Servers').waitFor();
    await workbench.menuItem('Start mta@demo on sending-1').waitFor();
    await workbench.screenshot('problems');
    await workbench.page.keyboard.press('Escape');
    await workbench.command('View: Toggle Panel Visibility');
  });

  it('starts the MTA on both servers after asking once, and says what that means', async () => {
    await workbench.tab(/^Why: Newsletter/).click();
    await report('Newsletter – The winter preview');
    await workbench.screenshot(README_PICTURE);
    await workbench.webview().getByRole('button', { name: 'Start mta@demo on Both Servers' }).click();
    await workbench.dialog.waitFor();
    const question = await workbench.dialog.innerText();
    assert.match(question, /Start mta@demo on sending-1, sending-2\?/);
    assert.match(question, /Deliveries that wait are sent from this server from now on/);
    await workbench.screenshot('confirm');
    await workbench.answer('Start the Modules');
    await workbench.dialog.waitFor({ state: 'hidden' });
  });

  it('shows in the report what is seen now, with the way back, and nothing of it in Problems any more', async () => {
    const text = await eventually(
      () => workbench.webview().locator('body').innerText(),
      (shown) => shown.includes('mta@demo runs on sending-2 (pid') && !shown.includes('The MTA of demo is not running'),
      30_000,
    );
    assert.match(text, /mta@demo runs on sending-1 \(pid \d+\)\.\s+Stop mta@demo on sending-1/);
    const problems = await workbench.problems();
    await eventually(
      () => problems.filter({ hasText: 'The MTA of demo is not running' }).count(),
      (count) => count === 0,
    );
    await problems.filter({ hasText: 'VIP evening – invitation: The IP affinity “vip”' }).waitFor();
    await workbench.screenshot('fixed');
  });

  it('shows the delivery moving to In progress, and its throughput growing, by themselves', async () => {
    await eventually(
      () => groupOf(NEWSLETTER),
      (group) => group.startsWith('In progress'),
      30_000,
    );
    await workbench.command('View: Toggle Panel Visibility');
    await workbench.tab(/^Throughput: Newsletter/).click();
    const [first] = await eventually(progress, ([done]) => done > 0, 30_000);
    const [second, all] = await eventually(progress, ([done]) => done > first, 30_000);
    assert.ok(second <= all);
    await workbench.screenshot('sending');
  });

  it('shows it Finished, by itself', async function () {
    this.timeout(SENT_WITHIN_MS + 30_000);
    await workbench.expand(/^Finished, /);
    await eventually(
      () => groupOf(NEWSLETTER),
      (group) => group.startsWith('Finished'),
      SENT_WITHIN_MS,
    );
    const [done, all] = await eventually(progress, ([sent, total]) => sent === total, 30_000);
    assert.equal(done, all);
    await workbench.screenshot('finished');
  });

  it('follows the colours of VS Code, high contrast too', async () => {
    const body = workbench.webview().locator('body');
    for (const [theme, name] of [
      ['light', 'vscode-light'],
      ['hc', 'vscode-high-contrast'],
      ['hc-light', 'vscode-high-contrast-light'],
    ] as const) {
      await workbench.theme(theme);
      await eventually(
        async () => (await body.getAttribute('class')) ?? '',
        (names) => names.split(' ').includes(name),
      );
      await workbench.screenshot(`finished-${theme}`);
    }
    await workbench.theme('dark');
  });

  it('comes back after the window is reloaded, with its panels', async () => {
    await workbench.reload();
    await workbench.view('Delivery Doctor');
    await row(/^Demo instance/).waitFor({ timeout: 120_000 });
    await workbench.tab(/^Throughput: Newsletter/).waitFor();
    await workbench.expand(/^Demo instance/);
    await row(IN_PROGRESS).waitFor({ timeout: 60_000 });
    await workbench.tab(/^Why: VIP evening/).click();
    assert.match(await report('VIP evening – invitation'), /The IP affinity “vip” is configured on no sending server/);
    await workbench.tab(/^Newsletter – The winter preview · Demo instance/).click();
    await eventually(
      () => workbench.editorText(),
      (text) => text.startsWith('# Newsletter – The winter preview'),
    );
    await workbench.screenshot('reloaded');
  });
});
