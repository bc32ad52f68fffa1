import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { messagesStrings } from '../../../src/shared/strings/messages';
import { BLOCK_ROWS, type GridRow, type LogSheetState } from '../../../src/shared/protocol/messages';
import { startBrowser } from '../../host/browser';
import { NOW, SUBJECT } from './harness/samples';
import { PanelPage } from './harness/panelPage';

const MILLION = 1_000_000;
const HOSTILE = [
  '<img src=x onerror="document.title=\'hacked\'">',
  '\u202Egnp.exe\u202C שלום',
  'x'.repeat(10_000),
  '👩‍👩‍👧‍👦🏴‍☠️',
];

function sheet(change: Partial<LogSheetState> = {}): LogSheetState {
  return {
    subject: SUBJECT,
    sheet: 1,
    tab: 'messages',
    filter: {},
    total: MILLION,
    newer: 0,
    lacking: [],
    masked: true,
    readAt: NOW,
    columns: [
      { id: 'address', label: 'Address', kind: 'text' },
      { id: 'status', label: 'Status', kind: 'text' },
      { id: 'eventDate', label: 'Date', kind: 'time' },
      { id: 'publicId', label: 'Public IP', kind: 'text' },
    ],
    statuses: [
      { value: 1, label: 'Sent', count: 990_000 },
      { value: 2, label: 'Failed', count: 10_000 },
    ],
    reasons: [{ value: 1, label: 'User unknown', count: 10_000 }],
    ...change,
  };
}

function rows(block: number, change?: (index: number) => string): GridRow[] {
  return Array.from({ length: BLOCK_ROWS }, (_, at) => {
    const index = block * BLOCK_ROWS + at;
    return { id: String(index), cells: [change?.(index) ?? `p${index}@example.com`, 'Sent', NOW + index, '7'] };
  });
}

describe('the grid of messages in Chromium', function () {
  this.timeout(60_000);
  let browser: Browser;
  let panel: PanelPage;

  before(async () => {
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    panel = await PanelPage.open(browser, { kind: 'messages' });
    await panel.post({
      type: 'init',
      version: 1,
      locale: 'en',
      strings: messagesStrings(),
      localZone: 'Europe/Paris',
      ref: { connectionId: 'c1', deliveryId: '4711' },
    });
  });
  afterEach(async () => {
    const faults = await panel.faults();
    await panel.close();
    assert.deepEqual(faults, []);
  });

  const grid = () => panel.page.getByRole('grid');
  const drawn = (): Promise<string[]> =>
    panel.page.locator('.grid-row:visible [role=gridcell]:first-child').allInnerTexts();
  async function asked(type: string, count: number): Promise<readonly unknown[]> {
    for (;;) {
      const found = (await panel.sent()).filter((message) => message.type === type);
      if (found.length >= count) {
        return found;
      }
      await panel.settle();
    }
  }

  it('draws only the rows that are seen of a million, and jumps to the end', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet() });
    assert.deepEqual(await asked('gridBlock', 1), [{ type: 'gridBlock', sheet: 1, block: 0 }]);
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: rows(0) } });
    assert.equal((await drawn())[0], 'p0@example.com');
    assert.ok((await panel.page.locator('.grid-row').count()) < 60);
    await grid().focus();
    await panel.page.keyboard.press('End');
    const last = MILLION / BLOCK_ROWS - 1;
    assert.deepEqual((await asked('gridBlock', 2)).at(-1), { type: 'gridBlock', sheet: 1, block: last });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: last, rows: rows(last) } });
    assert.equal((await drawn()).at(-1), 'p999999@example.com');
    assert.equal(await grid().getAttribute('aria-rowcount'), '1000001');
    assert.equal(await panel.page.locator('.grid-row[aria-selected=true]').getAttribute('aria-rowindex'), '1000001');
    assert.equal(await grid().getAttribute('aria-activedescendant'), 'row-999999');
    assert.ok((await panel.page.locator('.grid-row').count()) < 60);
  });

  it('keeps the element of a row that stays in sight, the rows in order, and asks ahead of the one who reads', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet() });
    await asked('gridBlock', 1);
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: rows(0) } });
    const scrollBy = async (px: number): Promise<void> => {
      await panel.page.evaluate((by) => document.querySelector('.grid-scroll')?.scrollBy(0, by), px);
      await panel.settle();
    };
    const order = (): Promise<[number, string][]> =>
      panel.page
        .locator('.grid-row:visible')
        .evaluateAll((lines) =>
          lines.map((line) => [
            Number(line.getAttribute('aria-rowindex')) - 2,
            line.firstElementChild?.textContent ?? '',
          ]),
        );
    await panel.page.evaluate(() => {
      document.getElementById('row-12')?.setAttribute('data-kept', 'yes');
    });
    for (const px of [120, -72, 2_000, 24, -2_000, 168]) {
      await scrollBy(px);
      const seen = await order();
      const first = seen[0]?.[0] ?? -1;
      assert.deepEqual(
        seen,
        seen.map((_, at) => [first + at, `p${first + at}@example.com`]),
        `after ${px}`,
      );
      if (px === -72) {
        assert.equal(await panel.page.locator('#row-12').getAttribute('data-kept'), 'yes');
      }
    }
    await scrollBy(2_200);
    await scrollBy(48);
    assert.deepEqual((await asked('gridBlock', 2)).at(-1), { type: 'gridBlock', sheet: 1, block: 1 });
  });

  it('shows the filter in force in its fields, and none when it is gone', async () => {
    const chosen = (): Promise<string[]> =>
      panel.page.locator('.choices vscode-option[aria-selected=true]').allInnerTexts();
    await panel.post({
      type: 'logSheet',
      sheet: sheet({ filter: { statuses: [2], reasons: [1], domain: 'gmail.com' } }),
    });
    assert.deepEqual(await chosen(), ['Failed (10,000)', 'User unknown (10,000)']);
    await panel.post({ type: 'logSheet', sheet: sheet({ sheet: 2 }) });
    assert.deepEqual(await chosen(), ['Any', 'Any']);
  });

  it('changes cells where they stand, tells so politely, and asks for the open story again', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet() });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: rows(0) } });
    await grid().focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Enter']) {
      await panel.page.keyboard.press(key);
    }
    await asked('messageStory', 1);
    await panel.post({ type: 'messageStory', story: { id: '2', facts: [], events: [], more: false } });
    assert.deepEqual((await asked('gridSeen', 1))[0], {
      type: 'gridSeen',
      sheet: 1,
      first: 0,
      end: await panel.page.locator('.grid-row:visible').count(),
    });
    const changed = (index: number) => ({
      index,
      row: { id: String(index), cells: [`p${index}@example.com`, 'Failed', NOW, '7'] },
    });
    await panel.post({ type: 'gridChanges', changes: { sheet: 2, rows: [changed(1)] } });
    await panel.post({ type: 'gridChanges', changes: { sheet: 1, rows: [changed(2), changed(3), changed(150)] } });
    await panel.post({
      type: 'logSheet',
      sheet: sheet({
        statuses: [
          { value: 1, label: 'Sent', count: 5 },
          { value: 6, label: 'Pending', count: 2_000 },
        ],
      }),
    });
    const statuses = await panel.page.locator('.grid-row:visible [role=gridcell]:nth-child(2)').allInnerTexts();
    assert.deepEqual(statuses.slice(0, 5), ['Sent', 'Sent', 'Failed', 'Failed', 'Sent']);
    assert.equal(await panel.page.getByText('2 rows in view changed').count(), 1);
    assert.equal(await panel.page.getByText('Sent: 5 · Pending: 2,000').isVisible(), true);
    assert.equal(await panel.page.locator('.grid-row[aria-selected=true]').count(), 2);
    assert.equal(await grid().getAttribute('aria-activedescendant'), 'row-2');
    assert.deepEqual(await asked('messageStory', 2), [
      { type: 'messageStory', id: '2' },
      { type: 'messageStory', id: '2' },
    ]);
  });

  it('says what the log cannot be filtered by, instead of that nothing matches', async () => {
    await panel.post({
      type: 'logSheet',
      sheet: sheet({ total: 0, filter: { address: 'a', since: 1 }, lacking: ['address', 'date'] }),
    });
    assert.equal(
      await panel.page
        .getByRole('alert')
        .filter({ hasText: 'cannot be filtered by address, date on this instance' })
        .isVisible(),
      true,
    );
    assert.equal(await panel.page.getByText('No row matches the filter.').isVisible(), false);
  });

  it('does not mix rows of another sheet in', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet() });
    await panel.post({ type: 'gridRows', rows: { sheet: 2, block: 0, rows: rows(0) } });
    assert.equal((await drawn())[0], 'Reading…');
  });

  it('shows hostile values as text', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet({ total: 4 }) });
    await panel.post({
      type: 'gridRows',
      rows: { sheet: 1, block: 0, rows: rows(0, (index) => HOSTILE[index] ?? '').slice(0, 4) },
    });
    const seen = await panel.page.locator('.grid-row [role=gridcell]:first-child').allTextContents();
    assert.deepEqual(
      seen.slice(0, 4),
      HOSTILE.map((text) => text.slice(0, 400)),
    );
    assert.notEqual(await panel.page.title(), 'hacked');
  });

  it('selects and copies by keyboard, and opens a message', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet() });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: rows(0) } });
    await grid().focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+c', 'Enter']) {
      await panel.page.keyboard.press(key);
    }
    // The public IP is a column that is hidden at first.
    assert.deepEqual(await asked('copyRows', 1), [
      { type: 'copyRows', columns: ['address', 'status', 'eventDate'], rows: [1, 2, 3] },
    ]);
    assert.deepEqual(await asked('messageStory', 1), [{ type: 'messageStory', id: '3' }]);
    await panel.post({
      type: 'messageStory',
      story: {
        id: '3',
        facts: [{ label: 'Address', value: 'p•••@example.com' }],
        events: [
          { at: NOW, title: 'Sent', tone: 'good' },
          { at: NOW + 1, title: 'Open', detail: 'Firefox', tone: 'plain' },
        ],
        more: false,
      },
    });
    assert.deepEqual(await panel.page.locator('.event-title').allInnerTexts(), ['Sent', 'Open']);
    await panel.page.getByText('Open mirror page').click();
    assert.deepEqual(await asked('openMirrorPage', 1), [{ type: 'openMirrorPage', id: '3' }]);
  });

  it('asks for what the filter says, in the zone that is shown, and keeps no address', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet() });
    await panel.page.getByRole('textbox', { name: 'Address contains' }).fill('jane');
    await panel.page.getByRole('textbox', { name: 'Domain' }).fill('@Orange.fr');
    const since = panel.page.getByRole('textbox', { name: 'From (YYYY-MM-DD hh:mm)' });
    await since.fill('tomorrow');
    await since.press('Enter');
    assert.equal(await panel.page.getByRole('alert').filter({ hasText: 'is no date' }).isVisible(), true);
    await since.fill('2026-11-23 15:00');
    await since.press('Enter');
    const filter = { address: 'jane', domain: 'orange.fr', since: Date.UTC(2026, 10, 23, 14) };
    assert.deepEqual(await asked('logFilter', 1), [{ type: 'logFilter', filter }]);
    await panel.post({ type: 'logSheet', sheet: sheet({ sheet: 2, filter, total: 0 }) });
    assert.equal(await panel.page.getByText('No row matches the filter.').isVisible(), true);
    assert.doesNotMatch(JSON.stringify(await panel.state()), /jane/);
    assert.match(JSON.stringify(await panel.state()), /orange\.fr/);
  });

  it('offers the other logs, the hidden columns, the addresses and the export', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet({ newer: 12 }) });
    await panel.page.getByRole('tab', { name: 'Exclusions' }).click();
    await panel.page.getByText('Show addresses').click();
    await panel.page.getByText('Export as Excel').click();
    // Rows are asked for meanwhile, when the scroll bar rests.
    const wishes = (await panel.sent())
      .map(({ type }) => type)
      .filter((type) => type !== 'gridBlock' && type !== 'gridSeen');
    assert.deepEqual(wishes.slice(-3), ['logTab', 'revealAddresses', 'exportLog']);
    assert.equal(await panel.page.getByText('12 new rows since').isVisible(), true);
    await panel.page.locator('summary', { hasText: 'Columns' }).click();
    await panel.page.getByLabel('Public IP').check();
    assert.deepEqual(await panel.page.getByRole('columnheader').allInnerTexts(), [
      'Address',
      'Status',
      'Date',
      'Public IP',
    ]);
    const handle = panel.page.getByRole('separator', { name: 'Width of Status' });
    await handle.focus();
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await handle.getAttribute('aria-valuenow'), '136');
    const choice = { hidden: ['lastModified', 'recipientId'], widths: { status: 136 } };
    assert.deepEqual((await asked('columnChoice', 2)).at(-1), { type: 'columnChoice', choice });
  });

  it('takes over what was chosen in another panel, once, and not what somebody chooses here meanwhile', async () => {
    await panel.post({
      type: 'logSheet',
      sheet: sheet({ chosen: { hidden: ['status'], widths: { address: 9_999, eventDate: 200 } } }),
    });
    const headings = (): Promise<string[]> => panel.page.getByRole('columnheader').allInnerTexts();
    assert.deepEqual(await headings(), ['Address', 'Date', 'Public IP']);
    assert.equal(
      await panel.page.getByRole('separator', { name: 'Width of Address' }).getAttribute('aria-valuenow'),
      '1200',
    );
    assert.equal(
      await panel.page.getByRole('separator', { name: 'Width of Date' }).getAttribute('aria-valuenow'),
      '200',
    );
    await panel.page.locator('summary', { hasText: 'Columns' }).click();
    await panel.page.getByRole('checkbox', { name: 'Public IP' }).uncheck();
    await panel.post({ type: 'logSheet', sheet: sheet({ sheet: 2, chosen: { hidden: [], widths: {} } }) });
    assert.deepEqual(await headings(), ['Address', 'Date']);
  });

  it('selects all that match with Ctrl+A, says so, and asks for all of them to be copied', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet() });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: rows(0) } });
    await grid().focus();
    // As VS Code does in every webview.
    await panel.page.evaluate(() => {
      window.addEventListener('keydown', ({ key }) => {
        if (key === 'a') {
          getSelection()?.selectAllChildren(document.body);
        }
      });
    });
    await panel.page.keyboard.press('Control+a');
    assert.equal(await panel.page.evaluate(() => String(getSelection())), '');
    assert.equal(await panel.page.getByText('All 1,000,000 selected').isVisible(), true);
    assert.equal(await panel.page.locator('.grid-row:visible[aria-selected=false]').count(), 0);
    await panel.page.keyboard.press('Control+c');
    assert.deepEqual(await asked('copyAll', 1), [{ type: 'copyAll', columns: ['address', 'status', 'eventDate'] }]);
    await panel.page.locator('.grid-row').nth(3).click();
    assert.equal(await panel.page.locator('.grid-row[aria-selected=true]').count(), 1);
    await panel.page.keyboard.press('Control+c');
    assert.deepEqual(await asked('copyRows', 1), [
      { type: 'copyRows', columns: ['address', 'status', 'eventDate'], rows: [3] },
    ]);
  });

  it('shows the message that a link asked for in a field of its own, and refuses what is no key', async () => {
    await panel.post({ type: 'logSheet', sheet: sheet({ filter: { message: '133707' }, total: 1 }) });
    const field = panel.page.getByRole('textbox', { name: 'Message', exact: true });
    assert.equal(await field.inputValue(), '133707');
    await field.fill("1' or 1=1");
    await field.press('Enter');
    assert.equal(await panel.page.getByRole('alert').filter({ hasText: 'is no key of a message' }).isVisible(), true);
    await field.fill('5');
    await field.press('Enter');
    assert.deepEqual(await asked('logFilter', 1), [{ type: 'logFilter', filter: { message: '5' } }]);
  });
});
