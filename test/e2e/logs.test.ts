import assert from 'node:assert/strict';
import { openDemo } from './demo';
import { eventually } from './eventually';
import type { Session } from './session';
import type { Workbench } from './workbench';

const SHADES = ['light', 'hc'] as const;

describe('the log editors', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await openDemo({ width: 1500, height: 900 });
    workbench = session.workbench;
  });
  after(() => session.close());

  it('opens a log of a server from the palette, at its end', async () => {
    await workbench.command('Delivery Doctor: Open Server Log…');
    await workbench.pick(/^sending-1/);
    await workbench.pick(/^mta\.log/);
    await workbench.tab(/sending-1 mta\.log/).waitFor();
    const text = await eventually(
      () => workbench.editorText(),
      (shown) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/m.test(shown),
    );
    assert.match(text, /\binfo\b/i);
  });

  it('says in the status bar that it follows', async () => {
    await workbench.page
      .locator('.statusbar-item')
      .filter({ hasText: /Following/ })
      .first()
      .waitFor();
  });

  it('offers to filter by a lens above the lines', async () => {
    await workbench.page.keyboard.press('Control+Home');
    await workbench.page
      .locator('.part.editor .codelens-decoration')
      .filter({ hasText: /\sFilter/ })
      .first()
      .waitFor();
  });

  for (const theme of SHADES) {
    it(`is coloured in the theme ${theme}`, async () => {
      await workbench.theme(theme);
      const kinds = await eventually(
        () =>
          workbench.page
            .locator('.part.editor .view-lines .view-line span span')
            .evaluateAll((spans: { className: string }[]) => [...new Set(spans.map(({ className }) => className))]),
        (found) => found.length > 2,
      );
      assert.ok(kinds.length > 2, kinds.join(', '));
      await workbench.screenshot(`logs-${theme}`);
    });
  }

  it('comes back after the window is reloaded, and follows on', async () => {
    await workbench.reload();
    await workbench.tab(/sending-1 mta\.log/).waitFor();
    await eventually(
      () => workbench.editorText(),
      (shown) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/m.test(shown),
      60_000,
    );
    await workbench.page
      .locator('.statusbar-item')
      .filter({ hasText: /Following/ })
      .first()
      .waitFor();
  });
});
