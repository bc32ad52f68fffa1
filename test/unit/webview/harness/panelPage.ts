/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { pageHtml } from '../../../../src/panels/frame/pageHtml';
import type { ToPanel } from '../../../../src/shared/protocol/toPanel';
import type { HarnessTheme, HarnessThemeName } from './themes';
import { HARNESS_THEMES } from './themes';

/** Folder with what ships: `npm run build` (or the tests' build) puts it there. */
export const WEBVIEW_FOLDER = join(__dirname, '../../../../../dist/webview');

const ORIGIN = 'https://panel.test';

export interface PanelPageOptions {
  readonly kind: string;
  readonly theme?: HarnessThemeName;
  readonly width?: number;
  readonly height?: number;
  /** What the page had stored. */
  readonly state?: unknown;
  /** Where the built scripts are, when not in dist/webview. */
  readonly folder?: string;
}

/** A page of Chromium that serves what its `served` says. */
interface Tab {
  readonly page: Page;
  served: { readonly kind: string; readonly folder: string };
}

/**
 * Tabs that nobody uses: to load a page anew in one takes a third of the time of a new one, and leaves nothing of the
 * old.
 */
const idle = new WeakMap<Browser, Tab[]>();
let opened = 0;

/** A panel's real page and script in Chromium, under the real content security policy, with us as its host. */
export class PanelPage {
  private constructor(
    private readonly browser: Browser,
    private readonly tab: Tab,
  ) {}

  get page(): Page {
    return this.tab.page;
  }

  static async open(browser: Browser, options: PanelPageOptions): Promise<PanelPage> {
    const { kind, theme = 'dark', width = 1100, height = 900, state, folder = WEBVIEW_FOLDER } = options;
    const served = { kind, folder };
    const tab = idle.get(browser)?.pop() ?? (await newTab(browser, served));
    tab.served = served;
    const { page } = tab;
    await page.setViewportSize({ width, height });
    await page.mouse.move(0, 0);
    // A document of its own each time: the same address with another fragment would be a jump within it.
    await page.goto(
      `${ORIGIN}/?${(opened += 1)}#${encodeURIComponent(JSON.stringify({ theme: HARNESS_THEMES[theme], state }))}`,
    );
    return new PanelPage(browser, tab);
  }

  /** A message of the host; also wrong ones. */
  async post(message: ToPanel | { readonly type: string }): Promise<void> {
    await this.page.evaluate((data) => {
      window.postMessage(data, '*');
    }, message as unknown);
    await this.settle();
  }

  /** What the page told its host so far. */
  async sent(): Promise<readonly { readonly type: string }[]> {
    return this.page.evaluate(() => (window as unknown as { harness: { sent: { type: string }[] } }).harness.sent);
  }

  async state(): Promise<unknown> {
    return this.page.evaluate(() => (window as unknown as { harness: { state: unknown } }).harness.state);
  }

  /** Everything that must not be: violations of the policy, and errors of scripts. */
  async faults(): Promise<readonly string[]> {
    return this.page.evaluate(() => (window as unknown as { harness: { faults: string[] } }).harness.faults);
  }

  async setTheme(name: HarnessThemeName): Promise<void> {
    await this.page.evaluate((theme: HarnessTheme) => {
      const style = document.documentElement.style;
      for (const property of Array.from(style)) {
        if (property.startsWith('--vscode-')) {
          style.removeProperty(property);
        }
      }
      for (const [property, value] of Object.entries(theme.variables)) {
        style.setProperty(property, value);
      }
      document.body.className = theme.bodyClass;
    }, HARNESS_THEMES[name]);
    await this.settle();
  }

  /** Lets messages arrive and two frames be drawn. */
  async settle(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          setTimeout(() => {
            requestAnimationFrame(() => {
              requestAnimationFrame(() => {
                resolve();
              });
            });
          }, 0);
        }),
    );
  }

  /** Ends the panel's page; its tab serves the next one. */
  async close(): Promise<void> {
    const { browser, tab } = this;
    await tab.page.context().clearPermissions();
    await tab.page.goto('about:blank');
    idle.set(browser, [...(idle.get(browser) ?? []), tab]);
  }
}

async function newTab(browser: Browser, served: Tab['served']): Promise<Tab> {
  const page = await browser.newPage();
  const tab: Tab = { page, served };
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { kind, folder } = tab.served;
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') {
      const parts = {
        language: 'en',
        title: kind,
        nonce: 'test',
        cspSource: ORIGIN,
        script: `${ORIGIN}/${kind}.js`,
        style: `${ORIGIN}/${kind}.css`,
      };
      await route.fulfill({ contentType: 'text/html', body: pageHtml(parts) });
    } else if (name.endsWith('.js') || name.endsWith('.css')) {
      await route.fulfill({
        contentType: name.endsWith('.js') ? 'text/javascript' : 'text/css',
        body: readFileSync(join(folder, name)),
      });
    } else {
      await route.fulfill({ status: 404, body: '' });
    }
  });
  await page.addInitScript(standInForVsCode);
  return tab;
}

/** Runs in the page before its own script: VS Code's API, its theme, and a book of what goes wrong. */
function standInForVsCode(): void {
  const { hash } = window.location;
  if (hash === '') {
    return;
  }
  const { theme, state } = JSON.parse(decodeURIComponent(hash.slice(1))) as { theme: HarnessTheme; state?: unknown };
  const harness = { sent: [] as unknown[], faults: [] as string[], state };
  document.addEventListener('securitypolicyviolation', (event) => {
    harness.faults.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
  window.addEventListener('error', (event) => {
    harness.faults.push(event.message);
  });
  window.addEventListener('unhandledrejection', (event) => {
    harness.faults.push(String(event.reason));
  });
  const paint = (): void => {
    for (const [name, value] of Object.entries(theme.variables)) {
      document.documentElement.style.setProperty(name, value);
    }
    document.body.className = theme.bodyClass;
  };
  new MutationObserver((_, observer) => {
    if ((document.body as HTMLElement | null) === null) {
      return;
    }
    observer.disconnect();
    paint();
  }).observe(document, { childList: true, subtree: true });
  Object.assign(window, {
    harness,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => harness.sent.push(JSON.parse(JSON.stringify(message))),
      getState: () => harness.state,
      setState: (next: unknown) => {
        harness.state = structuredClone(next);
      },
    }),
  });
}
