import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { workbenchAddress, type WorkbenchServer } from '../host/server';
import { hostVersion } from '../host/vscodeHost';
import { BrowserWatch } from './watch';

/** What VS Code calls its own themes beside those of high contrast. */
const KIND_OF_THEME = hostVersion() === 'minimum' ? 'Modern' : '2026';

/** How VS Code's picker names a theme, and the class its window then has. */
export const THEMES = {
  dark: { label: `Dark ${KIND_OF_THEME}`, shade: 'vs-dark' },
  light: { label: `Light ${KIND_OF_THEME}`, shade: 'vs' },
  hc: { label: 'Dark High Contrast', shade: 'hc-black' },
  'hc-light': { label: 'Light High Contrast', shade: 'hc-light' },
} as const;
export type Theme = keyof typeof THEMES;

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  /** What the smoke-test driver's address carries, e.g. the extension under development. */
  readonly payload?: readonly (readonly [string, string])[];
}

/** What is read of a line's element; the project's compiler knows no DOM here. */
interface DrawnLine {
  readonly textContent: string;
  getAttribute(name: string): string | null;
}

const STARTS_WITHIN_MS = 60_000;
const COMMAND_WITHIN_MS = 20_000;
const VIEW_SHOWS_WITHIN_MS = 1500;
/** Menus and dialogs fade in. */
const SETTLE_MS = 300;
export const SCREENSHOTS = join('test', 'e2e', 'screenshots');

/**
 * What README.md shows, by the names of the screenshots. They are renewed when DELIVERY_DOCTOR_README is set, and only
 * then, so that an ordinary run changes no file.
 */
const README_PICTURES = [
  ...['deliveries', 'why-mta', 'confirm', 'sending', 'finished'],
  ...['tracking', 'throughput', 'messages-dark'],
];
const README_FOLDER = join('media', 'readme');
const renewsReadme = process.env.DELIVERY_DOCTOR_README !== undefined;

/** VS Code as a person sees it: what can be clicked, typed and read. */
export class Workbench {
  readonly watch: BrowserWatch;

  private constructor(readonly page: Page) {
    this.watch = new BrowserWatch(page);
  }

  /** Opens the workbench in a browser profile of its own and waits until its extensions are being looked after. */
  static async open(browser: Browser, server: WorkbenchServer, options: OpenOptions = {}): Promise<Workbench> {
    return Workbench.openAddress(browser, workbenchAddress(server, options.payload), options);
  }

  /** Opens the workbench at an address. */
  static async openAddress(
    browser: Browser,
    address: string,
    { width = 1280, height = 800 }: OpenOptions = {},
  ): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    const workbench = new Workbench(page);
    await page.goto(address);
    await workbench.ready();
    return workbench;
  }

  /** Waits until the workbench is drawn and the extension host has answered. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: STARTS_WITHIN_MS });
    await this.page
      .locator('.monaco-workbench .part.activitybar .action-item')
      .first()
      .waitFor({ timeout: STARTS_WITHIN_MS });
  }

  /** As a person reloads the window: VS Code saves first what is open, which an abrupt reload of the page may lose. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout: STARTS_WITHIN_MS });
    await this.command('Developer: Reload Window');
    await loaded;
    await this.ready();
  }

  /** Runs a command of the palette by its full title, such as `Delivery Doctor: Add an Instance…`. */
  async command(title: string): Promise<void> {
    const deadline = Date.now() + COMMAND_WITHIN_MS;
    // An extension's commands arrive a little after the workbench is drawn; the palette lists what it knew when it opened.
    while (!(await this.offersCommand(title))) {
      if (Date.now() > deadline) {
        throw new Error(`The palette knows no command ${title}.`);
      }
      await this.page.keyboard.press('Escape');
    }
    await this.quickPickRow(title).first().click();
  }

  private async offersCommand(title: string): Promise<boolean> {
    await this.page.keyboard.press('F1');
    try {
      await this.quickInput().fill(`>${title}`, { timeout: 3000 });
    } catch {
      // Something else that ends, such as a dialog, takes the palette along: it is opened again.
      return false;
    }
    return isSoon(this.quickPickRow(title).first(), 1500);
  }

  /**
   * Shows a view container of the activity bar. A click on the one that is showing hides it, and right after a start its tab does not
   * say yet that it is: what counts is the side bar, so the click is made again where it hid it.
   */
  async view(title: string): Promise<void> {
    const tab = this.activity(title);
    const showing = this.sidebar.locator('.composite.title', { hasText: title });
    await tab.waitFor();
    const deadline = Date.now() + COMMAND_WITHIN_MS;
    while (!(await isSoon(showing, VIEW_SHOWS_WITHIN_MS))) {
      if (Date.now() > deadline) {
        throw new Error(`The view ${title} does not show.`);
      }
      await tab.click();
    }
  }

  /** The icon of a view container in the activity bar. */
  activity(title: string): Locator {
    return this.page.locator('.part.activitybar').getByRole('tab', { name: title });
  }

  /** The side bar, with the views of the container that is showing. */
  get sidebar(): Locator {
    return this.page.locator('.part.sidebar');
  }

  /** Drags the side bar's edge, so that longer names fit. */
  async widenSidebar(pixels: number): Promise<void> {
    const box = await this.sidebar.boundingBox();
    if (box === null) {
      throw new Error('There is no side bar.');
    }
    const edge = box.x + box.width + 2;
    await this.page.mouse.move(edge, box.y + 300);
    await this.page.mouse.down();
    await this.page.mouse.move(edge + pixels, box.y + 300, { steps: 5 });
    await this.page.mouse.up();
  }

  /** A button of the text that an empty view shows. */
  welcomeButton(label: string): Locator {
    return this.sidebar.locator('.welcome-view-content .monaco-button', { hasText: label });
  }

  /** A row of a tree whose accessible name holds the text. */
  treeItem(label: string | RegExp): Locator {
    return this.sidebar.getByRole('treeitem', { name: label });
  }

  /** Opens a row's node unless it is open. */
  async expand(label: string | RegExp): Promise<void> {
    const item = this.treeItem(label).first();
    await item.waitFor();
    if ((await item.getAttribute('aria-expanded')) === 'false') {
      await item.click();
    }
  }

  /** Chooses an entry of an element's context menu, through the menus behind it where it is in one of them. */
  async contextMenu(target: Locator, ...path: readonly (string | RegExp)[]): Promise<void> {
    await target.click({ button: 'right' });
    for (const [index, entry] of path.entries()) {
      if (index < path.length - 1) {
        await this.menuItem(entry).hover();
      } else {
        await this.chooseMenuItem(entry);
      }
    }
  }

  /** Chooses an entry of the menu that is open. */
  async chooseMenuItem(entry: string | RegExp): Promise<void> {
    const item = this.menuItem(entry);
    await item.click();
    // VS Code ignores a click that follows the opening of its menu too closely: a person is never that fast.
    await item.waitFor({ state: 'hidden', timeout: 500 }).catch(() => item.click());
  }

  /** An entry of the menu that is open. */
  menuItem(entry: string | RegExp): Locator {
    return this.page.locator('.monaco-menu').getByRole('menuitem', { name: entry }).first();
  }

  /** Clicks a title-bar or inline action by its tooltip. */
  async action(name: string | RegExp, within: Locator = this.sidebar): Promise<void> {
    await within.getByRole('button', { name }).first().click();
  }

  /** Chooses a row of the quick pick that is open. */
  async pick(label: string | RegExp): Promise<void> {
    await this.quickPickRow(label).first().click();
  }

  /** Rows of the quick pick that is open. */
  quickPickRow(label: string | RegExp): Locator {
    return this.page.locator('.quick-input-widget').getByRole('option', { name: label });
  }

  /** Waits for the input box that asks this, types the answer and confirms it. */
  async answerInput(prompt: RegExp, text: string): Promise<void> {
    await this.fillInput(prompt, text);
    await this.quickInput().press('Enter');
  }

  /** Waits for the input box that asks this and types into it. */
  async fillInput(prompt: RegExp, text: string): Promise<void> {
    await this.page.locator('.quick-input-widget:visible .quick-input-message', { hasText: prompt }).waitFor();
    await this.quickInput().fill(text);
  }

  /** What the open quick pick or input box says: title, prompt, validation message and rows, in one line. */
  async quickInputText(): Promise<string> {
    const shown = await this.page.locator('.quick-input-widget').innerText();
    // A long message is broken into lines where it happens to fit.
    return shown.replaceAll(/\s+/g, ' ');
  }

  /** The field of the open quick pick or input box. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-filter input');
  }

  /** The modal dialog that is open. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Presses a button of the modal dialog. */
  async answer(button: string | RegExp): Promise<void> {
    await this.dialog.getByRole('button', { name: button }).click();
  }

  /** Notifications on screen. */
  get notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** The tab of an editor. */
  tab(title: string | RegExp): Locator {
    return this.page.locator('.part.editor').getByRole('tab', { name: title });
  }

  /** The text of the editor in front, as far as it is drawn, with ordinary spaces. */
  async editorText(): Promise<string> {
    const lines = this.page.locator('.part.editor .editor-instance .view-lines').first();
    await lines.waitFor();
    const drawn = await lines.locator('.view-line').evaluateAll((elements: DrawnLine[]) =>
      // VS Code reuses the elements of lines, so their order in the document says nothing: `top` does.
      elements.map((element) => ({ style: element.getAttribute('style') ?? '', text: element.textContent })),
    );
    const top = (style: string): number => Number(/top:\s*(-?[\d.]+)px/.exec(style)?.[1] ?? 0);
    return drawn
      .sort((a, b) => top(a.style) - top(b.style))
      .map((line) => line.text)
      .join('\n')
      .replaceAll('\u00a0', ' ');
  }

  /** Opens Problems and gives its rows. */
  async problems(): Promise<Locator> {
    const rows = this.page.locator('.markers-panel [role=treeitem]');
    if (!(await this.page.locator('.markers-panel').isVisible())) {
      await this.command('View: Toggle Problems');
    }
    await this.page.locator('.markers-panel').waitFor();
    return rows;
  }

  /** The document inside the webview in front: VS Code nests it in two frames. */
  webview(): FrameLocator {
    return this.page.locator('iframe.webview:visible').last().contentFrame().frameLocator('#active-frame');
  }

  /** Changes the colours, by VS Code's own picker. */
  async theme(theme: Theme): Promise<void> {
    const { label, shade } = THEMES[theme];
    const deadline = Date.now() + COMMAND_WITHIN_MS;
    // The built-in themes too arrive a little after the workbench is drawn; the list holds what there was when it opened.
    for (;;) {
      await this.command('Preferences: Color Theme');
      await this.page.getByPlaceholder(/^Select Color Theme/).fill(label);
      const row = this.quickPickRow(label).first();
      if (
        await row.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        )
      ) {
        await row.click();
        break;
      }
      if (Date.now() > deadline) {
        throw new Error(`There is no colour theme ${label}.`);
      }
      await this.page.keyboard.press('Escape');
    }
    await this.page.locator(`.monaco-workbench.${shade}`).first().waitFor({ state: 'attached' });
  }

  /** Takes a picture into {@link SCREENSHOTS}, or at a path that ends in `.png`. */
  async screenshot(name: string): Promise<string> {
    const folder = renewsReadme && README_PICTURES.includes(name) ? README_FOLDER : SCREENSHOTS;
    const path = name.endsWith('.png') ? name : join(folder, `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    // The pointer leaves what it last clicked, and takes its hover card with it.
    await this.page.mouse.move(640, 2);
    await this.page
      .locator('.workbench-hover-container')
      .waitFor({ state: 'hidden', timeout: 2000 })
      .catch(() => undefined);
    await this.page.waitForTimeout(SETTLE_MS);
    await this.page.screenshot({ path });
    return path;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** Whether an element becomes visible within a while. */
async function isSoon(element: Locator, withinMs: number): Promise<boolean> {
  return element.waitFor({ timeout: withinMs }).then(
    () => true,
    () => false,
  );
}
