import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../../host/browser';

// The contract of webview-ui/components/toolkit.ts, whatever stands behind it: the archived toolkit today. A module
// that takes its place passes this file unchanged.
const ENTRY = `
  import { button, dropdown, searchField, textField } from './webview-ui/components/toolkit';
  const events = [];
  const say = (what) => (value) => events.push([what, value]);
  const field = textField({ label: 'Address', onEnter: () => events.push(['enter', field.value()]) });
  const list = dropdown({
    label: 'Scope',
    choices: [{ value: 'one', label: 'This delivery' }, { value: 'two', label: 'Whole instance' }, { value: 'three', label: 'Domain' }],
    value: 'two',
    onChoose: say('choose'),
  });
  document.body.append(
    button({ label: 'Refresh', onPress: () => events.push(['press']) }),
    list.element,
    searchField({ label: 'Filter', value: 'old', onInput: say('input') }),
    field.element,
  );
  Object.assign(window, { events, list, field });
`;

describe('the toolkit module in Chromium', function () {
  this.timeout(60_000);
  let browser: Browser;
  let script: string;
  let style: string;
  let page: Page;

  before(async () => {
    const built = await build({
      stdin: { contents: ENTRY, resolveDir: resolve('.'), loader: 'ts' },
      bundle: true,
      write: false,
      outdir: 'out',
      format: 'iife',
    });
    const textOf = (kind: string): string => built.outputFiles.find(({ path }) => path.endsWith(kind))?.text ?? '';
    script = textOf('.js');
    style = textOf('.css');
    browser = await startBrowser();
  });

  after(() => browser.close());

  beforeEach(async () => {
    page = await browser.newPage();
    await page.setContent('<!doctype html><body></body>');
    await page.addStyleTag({ content: style });
    await page.addScriptTag({ content: script });
    await page.getByRole('textbox', { name: 'Address' }).waitFor();
  });

  afterEach(() => page.close());

  const events = (): Promise<unknown> => page.evaluate('window.events');

  it('names every control for assistive technology', async () => {
    assert.equal(await page.getByRole('button', { name: 'Refresh' }).count(), 1);
    assert.equal(await page.getByRole('combobox', { name: 'Scope' }).count(), 1);
    assert.equal(await page.getByRole('textbox', { name: 'Filter' }).count(), 1);
    assert.equal(await page.getByRole('textbox', { name: 'Address' }).count(), 1);
  });

  it('is reached by Tab in the order of the page, and a button pressed by Enter and by Space', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    assert.deepEqual(await events(), [['press'], ['press']]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('x');
    assert.deepEqual(
      ((await events()) as unknown[]).slice(2).map((event) => (event as unknown[])[0]),
      ['choose', 'input'],
    );
  });

  it('tells of a choice once, by keyboard and by mouse, and not when the host makes it', async () => {
    await page.getByRole('combobox', { name: 'Scope' }).focus();
    await page.keyboard.press('ArrowDown');
    assert.deepEqual(await events(), [['choose', 'three']]);
    await page.getByRole('combobox', { name: 'Scope' }).click();
    await page.getByRole('option', { name: 'This delivery' }).click();
    await page.keyboard.press('Shift');
    assert.deepEqual(await events(), [
      ['choose', 'three'],
      ['choose', 'one'],
    ]);
    await page.evaluate('window.list.select("two")');
    assert.deepEqual(await events(), [
      ['choose', 'three'],
      ['choose', 'one'],
    ]);
    assert.match((await page.getByRole('combobox', { name: 'Scope' }).textContent()) ?? '', /Whole instance/);
  });

  it('empties the filter by Escape, and takes a line by Enter', async () => {
    await page.getByRole('textbox', { name: 'Filter' }).focus();
    await page.keyboard.press('Escape');
    assert.deepEqual(await events(), [['input', '']]);
    await page.getByRole('textbox', { name: 'Address' }).focus();
    await page.keyboard.type('gmail.com');
    await page.keyboard.press('Enter');
    assert.deepEqual(await events(), [
      ['input', ''],
      ['enter', 'gmail.com'],
    ]);
  });

  it('shows on each of the four where the focus is, also where colours are forced', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const controls = [
      page.getByRole('button', { name: 'Refresh' }),
      page.getByRole('combobox', { name: 'Scope' }),
      page.getByRole('textbox', { name: 'Filter' }),
      page.getByRole('textbox', { name: 'Address' }),
    ];
    for (const control of controls) {
      await page.keyboard.press('Tab');
      const focused = await page.screenshot({ caret: 'hide' });
      await control.evaluate((element: HTMLElement) => {
        element.blur();
      });
      assert.ok(!focused.equals(await page.screenshot({ caret: 'hide' })), `${String(control)} looks the same`);
      await control.focus();
    }
  });
});
