import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../../host/browser';
import type { PanelRef } from '../../../../src/shared/protocol/common';
import { PanelPage } from './panelPage';
import { init, type SampleKind } from './samples';

export interface OpenOptions {
  readonly state?: unknown;
  readonly width?: number;
  readonly height?: number;
  /** What the panel is about, when that is not a delivery. */
  readonly ref?: PanelRef;
}

/** Opens a panel that has shaken hands; it is closed after the test. */
export type OpenPanel = (kind: SampleKind, options?: OpenOptions) => Promise<PanelPage>;

/**
 * Tests of panels in one browser. After each, the page must have kept to its policy, and no script of it may have
 * failed.
 */
export function panelSuite(title: string, define: (open: OpenPanel) => void): void {
  describe(title, function () {
    this.timeout(60_000);
    let browser: Browser;
    let panel: PanelPage | undefined;

    before(async () => {
      browser = await startBrowser();
    });
    after(async () => {
      await browser.close();
    });
    afterEach(async () => {
      const faults = (await panel?.faults()) ?? [];
      await panel?.close();
      panel = undefined;
      assert.deepEqual(faults, []);
    });

    define(async (kind, options = {}) => {
      const { ref, ...page } = options;
      panel = await PanelPage.open(browser, { kind, ...page });
      await panel.post(Object.assign(init(kind), ref === undefined ? {} : { ref }));
      return panel;
    });
  });
}

/** Chooses an entry of one of the menus at the top of a panel. */
export async function choose({ page }: PanelPage, menu: string, entry: string): Promise<void> {
  await page.locator('.actions').getByRole('button', { name: menu, exact: true }).click();
  await page.locator('.actions .menu-item:visible', { hasText: entry }).click();
}

export async function text(its: PanelPage, selector: string): Promise<string> {
  return (await its.page.textContent(selector)) ?? '';
}

export const HOSTILE = {
  image: '<img src=x onerror="document.title=\'hacked\'">',
  script: '</script><script>document.title="hacked"</script>',
  rightToLeft: '\u202Egnp.exe\u202C שלום',
  long: 'x'.repeat(10_000),
  emoji: '👩‍👩‍👧‍👦🏴‍☠️',
};
