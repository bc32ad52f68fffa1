import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openDemo } from './demo';
import { eventually } from './eventually';
import type { Session } from './session';
import type { Workbench } from './workbench';

const MISSING = /^mta@demo, missing/;
const MISSING_LABEL = '.part.sidebar [role=treeitem][aria-label^="mta@demo, missing"] .label-name';

/** Red enough to be seen as such in any theme: `rgb(r, g, b)` with far more red than anything else. */
function isRed(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+(\.\d+)?/g) ?? []).map(Number);
  return red > 1.5 * green && red > 1.5 * blue;
}

/** The admin's second half of the job: an MTA that is not there, started from the Servers view, and what its log says. */
describe('the Servers view', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await openDemo({ width: 1400, height: 1000 });
    workbench = session.workbench;
  });
  after(() => session.close());

  /** Folds a view of the side bar, or unfolds it. */
  async function fold(view: RegExp, wanted: 'true' | 'false'): Promise<void> {
    const header = workbench.sidebar.locator('.pane-header').filter({ hasText: view });
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) !== wanted) {
      // At its title: further right its buttons appear under the pointer.
      await header.click({ position: { x: 40, y: 10 } });
    }
    await eventually(
      async () => (await header.getAttribute('aria-expanded')) ?? '',
      (expanded) => expanded === wanted,
    );
  }

  const missing = (): Locator => workbench.treeItem(MISSING).first();
  /** Read by an expression: the project's compiler knows no DOM here. */
  const colour = (): Promise<string> =>
    workbench.page.evaluate<string>(`getComputedStyle(document.querySelector(${JSON.stringify(MISSING_LABEL)})).color`);

  it('shows a module that the configuration starts and that does not run, in red, in the colours of each theme', async () => {
    await fold(/^Deliveries/i, 'false');
    await fold(/^Servers/i, 'true');
    await workbench.widenSidebar(160);
    await workbench.expand(/^Demo instance/);
    await missing().waitFor({ timeout: 30_000 });
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await workbench.theme(theme);
      await eventually(colour, isRed);
      await workbench.screenshot(`servers-${theme}`);
    }
  });

  it('starts it by its menu after asking, with a transcript, until it runs', async () => {
    const before = await workbench.treeItem(MISSING).count();
    await workbench.contextMenu(missing(), /^Start Module/);
    await workbench.dialog.waitFor();
    const question = await workbench.dialog.innerText();
    assert.match(question, /Start mta@demo on sending-1\?/);
    assert.match(question, /Demo instance/);
    await workbench.screenshot('servers-start');
    await workbench.answer(/^Start/);
    await workbench.tab(/^start mta@demo sending-1/).waitFor();
    await eventually(
      () => workbench.editorText(),
      (text) => /\$ nlserver start mta@demo[^]*mta@demo runs on sending-1 \(pid \d+\)/.test(text),
    );
    await eventually(
      () => workbench.treeItem(MISSING).count(),
      (count) => count === before - 1,
    );
    await workbench
      .treeItem(/^mta@demo, pid \d+/)
      .first()
      .waitFor();
    await workbench.screenshot('servers-started');
  });

  it('opens the log of a server in an editor', async () => {
    await workbench.treeItem(/^Logs/).first().click();
    await workbench
      .treeItem(/^mta\.log, demo/)
      .first()
      .click();
    await workbench.tab(/^sending-1 mta\.log/).waitFor();
    await eventually(
      () => workbench.editorText(),
      (text) => /mta\.log of server sending-1, Demo instance[^]*Module 'mta@demo' started/.test(text),
    );
    await workbench.screenshot('servers-log');
  });
});
