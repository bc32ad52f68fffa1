import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { messagesStrings } from '../../../src/shared/strings/messages';
import { BLOCK_ROWS } from '../../../src/shared/protocol/messages';
import { startBrowser } from '../../host/browser';
import { gridRowsSample, logSheetSample, MILLION, storySample } from './harness/messageSamples';
import { NOW } from './harness/samples';
import { PanelPage } from './harness/panelPage';
import { choose } from './harness/suite';

const HOSTILE = [
  '<img src=x onerror="document.title=\'hacked\'">',
  '\u202Egnp.exe\u202C שלום',
  'x'.repeat(10_000),
  '👩‍👩‍👧‍👦🏴‍☠️',
];

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
    await panel.post({ type: 'logSheet', sheet: logSheetSample() });
    assert.deepEqual(await asked('gridBlock', 1), [{ type: 'gridBlock', sheet: 1, block: 0 }]);
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: gridRowsSample(0) } });
    assert.equal((await drawn())[0], 'p0@example.com');
    assert.ok((await panel.page.locator('.grid-row').count()) < 60);
    await grid().focus();
    await panel.page.keyboard.press('End');
    const last = MILLION / BLOCK_ROWS - 1;
    assert.deepEqual((await asked('gridBlock', 2)).at(-1), { type: 'gridBlock', sheet: 1, block: last });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: last, rows: gridRowsSample(last) } });
    assert.equal((await drawn()).at(-1), 'p999999@example.com');
    assert.equal(await grid().getAttribute('aria-rowcount'), '1000001');
    assert.equal(await panel.page.locator('.grid-row[aria-selected=true]').getAttribute('aria-rowindex'), '1000001');
    assert.equal(await grid().getAttribute('aria-activedescendant'), 'row-999999');
    assert.ok((await panel.page.locator('.grid-row').count()) < 60);
  });

  it('keeps the element of a row that stays in sight, the rows in order, and asks ahead of the one who reads', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample() });
    await asked('gridBlock', 1);
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: gridRowsSample(0) } });
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
    for (const px of [110, -66, 2_000, 22, -2_000, 154]) {
      await scrollBy(px);
      const seen = await order();
      const first = seen[0]?.[0] ?? -1;
      assert.deepEqual(
        seen,
        seen.map((_, at) => [first + at, `p${first + at}@example.com`]),
        `after ${px}`,
      );
      if (px === -66) {
        assert.equal(await panel.page.locator('#row-12').getAttribute('data-kept'), 'yes');
      }
    }
    await scrollBy(2_200);
    await scrollBy(48);
    assert.deepEqual((await asked('gridBlock', 2)).at(-1), { type: 'gridBlock', sheet: 1, block: 1 });
  });

  it('shows the filter in force as chips, and none when it is gone', async () => {
    const chips = (): Promise<string[]> => panel.page.locator('.chip-edit').allInnerTexts();
    await panel.post({
      type: 'logSheet',
      sheet: logSheetSample({ filter: { statuses: [2], reasons: [1], domain: 'gmail.com' }, total: 40, all: MILLION }),
    });
    assert.deepEqual(await chips(), ['Status: Failed', 'Reason: User unknown', 'Domain: gmail.com']);
    assert.equal(await panel.page.getByText('40 of 1,000,000 rows').isVisible(), true);
    await panel.page.getByRole('button', { name: 'Remove Reason' }).click();
    assert.deepEqual(await asked('logFilter', 1), [
      { type: 'logFilter', filter: { statuses: [2], domain: 'gmail.com' } },
    ]);
    await panel.page.getByRole('button', { name: 'Clear Filter' }).click();
    assert.deepEqual((await asked('logFilter', 2)).at(-1), { type: 'logFilter', filter: {} });
    await panel.post({ type: 'logSheet', sheet: logSheetSample({ sheet: 2 }) });
    assert.deepEqual(await chips(), []);
  });

  it('changes cells where they stand, tells so politely, and asks for the open story again', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample() });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: gridRowsSample(0) } });
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
      sheet: logSheetSample({
        statuses: [
          { value: 1, label: 'Sent', count: 5 },
          { value: 6, label: 'Pending', count: 2_000 },
        ],
      }),
    });
    const statuses = await panel.page.locator('.grid-row:visible [role=gridcell]:nth-child(2)').allInnerTexts();
    assert.deepEqual(statuses.slice(0, 5), ['Sent', 'Sent', 'Failed', 'Failed', 'Sent']);
    assert.equal(await panel.page.getByText('2 rows in view changed').count(), 1);
    assert.deepEqual(await panel.page.locator('.facets .facet').allInnerTexts(), ['Sent 5', 'Pending 2,000']);
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
      sheet: logSheetSample({ total: 0, filter: { address: 'a', since: 1 }, lacking: ['address', 'date'] }),
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
    await panel.post({ type: 'logSheet', sheet: logSheetSample() });
    await panel.post({ type: 'gridRows', rows: { sheet: 2, block: 0, rows: gridRowsSample(0) } });
    assert.equal((await drawn())[0], 'Reading…');
  });

  it('shows hostile values as text', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample({ total: 4 }) });
    await panel.post({
      type: 'gridRows',
      rows: { sheet: 1, block: 0, rows: gridRowsSample(0, (index) => HOSTILE[index] ?? '').slice(0, 4) },
    });
    const seen = await panel.page.locator('.grid-row [role=gridcell]:first-child').allTextContents();
    assert.deepEqual(
      seen.slice(0, 4),
      HOSTILE.map((text) => text.slice(0, 400)),
    );
    assert.notEqual(await panel.page.title(), 'hacked');
  });

  it('selects and copies by keyboard, and opens a message', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample() });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: gridRowsSample(0) } });
    await grid().focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+c', 'Enter']) {
      await panel.page.keyboard.press(key);
    }
    // The public IP is a column that is hidden at first.
    assert.deepEqual(await asked('copyRows', 1), [
      { type: 'copyRows', columns: ['address', 'status', 'eventDate'], rows: [1, 2, 3] },
    ]);
    assert.deepEqual(await asked('messageStory', 1), [{ type: 'messageStory', id: '3' }]);
    await panel.post({ type: 'messageStory', story: storySample('3') });
    assert.deepEqual(await panel.page.locator('.event-title').allInnerTexts(), ['Sent', 'Open']);
    await panel.page.getByText('Open Mirror Page').click();
    assert.deepEqual(await asked('openMirrorPage', 1), [{ type: 'openMirrorPage', id: '3' }]);
  });

  async function add(part: string): Promise<void> {
    await panel.page.getByRole('button', { name: 'Add Filter' }).click();
    await panel.page.getByRole('menuitem', { name: part, exact: true }).click();
  }

  it('asks for what the filter says, in the zone that is shown, and keeps no address', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample({ filter: { domain: 'orange.fr' } }) });
    await add('Address contains');
    const address = panel.page.getByRole('textbox', { name: 'Address contains' });
    await address.fill('jane');
    await address.press('Enter');
    const filter = { address: 'jane', domain: 'orange.fr' };
    assert.deepEqual(await asked('logFilter', 1), [{ type: 'logFilter', filter }]);
    await panel.post({ type: 'logSheet', sheet: logSheetSample({ sheet: 2, filter, total: 0 }) });
    assert.equal(await panel.page.getByText('No row matches the filter.').isVisible(), true);
    await add('Date');
    await panel.page.getByLabel('From', { exact: true }).fill('2026-11-23T15:00');
    await panel.page.getByRole('button', { name: 'Apply' }).click();
    assert.deepEqual((await asked('logFilter', 2)).at(-1), {
      type: 'logFilter',
      filter: { ...filter, since: Date.UTC(2026, 10, 23, 14) },
    });
    assert.doesNotMatch(JSON.stringify(await panel.state()), /jane/);
    assert.match(JSON.stringify(await panel.state()), /orange\.fr/);
  });

  it('narrows by a count that is pressed, and widens again', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample() });
    const failed = panel.page.getByRole('button', { name: 'Failed 10,000' });
    await failed.click();
    assert.deepEqual(await asked('logFilter', 1), [{ type: 'logFilter', filter: { statuses: [2] } }]);
    await panel.post({
      type: 'logSheet',
      sheet: logSheetSample({ sheet: 2, filter: { statuses: [2] }, total: 10_000 }),
    });
    assert.equal(await failed.getAttribute('aria-pressed'), 'true');
    await failed.click();
    assert.deepEqual((await asked('logFilter', 2)).at(-1), { type: 'logFilter', filter: {} });
  });

  it('groups by reason and by domain, each group a filter', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample() });
    const groupBy = async (name: string): Promise<void> => {
      await panel.page.getByRole('button', { name: 'Group By' }).click();
      await panel.page.getByRole('menuitemradio', { name }).click();
    };
    await groupBy('By Reason');
    assert.deepEqual(await panel.page.locator('.groups .facet').allInnerTexts(), ['User unknown 10,000']);
    await groupBy('By Domain');
    assert.deepEqual(await asked('countDomains', 1), [{ type: 'countDomains', sheet: 1 }]);
    await panel.post({
      type: 'domainCounts',
      counts: {
        sheet: 1,
        domains: [
          { domain: HOSTILE[0] ?? '', count: 7 },
          { domain: 'gmail.com', count: 5 },
        ],
      },
    });
    assert.deepEqual(await panel.page.locator('.groups .facet').allInnerTexts(), [
      `${HOSTILE[0] ?? ''} 7`,
      'gmail.com 5',
    ]);
    await panel.page.locator('.groups .facet').nth(1).click();
    assert.deepEqual(await asked('logFilter', 1), [{ type: 'logFilter', filter: { domain: 'gmail.com' } }]);
  });

  it('sorts by a heading, one way, the other, and not at all, and says so', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample() });
    const date = panel.page.getByRole('columnheader', { name: 'Date' });
    for (const [at, sort] of [
      { column: 'eventDate', descending: true },
      { column: 'eventDate', descending: false },
      undefined,
    ].entries()) {
      await date.click();
      assert.deepEqual((await asked('logSort', at + 1)).at(-1), { type: 'logSort', ...(sort && { sort }) });
      await panel.post({ type: 'logSheet', sheet: logSheetSample({ sheet: at + 2, sort }) });
      assert.equal(
        await date.getAttribute('aria-sort'),
        sort === undefined ? null : sort.descending ? 'descending' : 'ascending',
      );
    }
    await panel.page.getByRole('columnheader', { name: 'Public IP' }).waitFor({ state: 'detached' });
  });

  it('has one tab stop in its headings, whose keys move, sort and resize, and no row vanishes', async () => {
    await panel.post({
      type: 'logSheet',
      sheet: logSheetSample({ chosen: { hidden: [], widths: { address: 900, status: 700 } } }),
    });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: gridRowsSample(0) } });
    assert.equal(await panel.page.locator('.grid [tabindex="0"]').count(), 1);
    await panel.page.locator('.grid-heading').first().focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) {
      await panel.page.keyboard.press(key);
    }
    assert.equal(await panel.page.evaluate(() => document.activeElement?.textContent), 'Public IP');
    // Focus brings the heading into sight: its column with it, and the grid itself stays where it is.
    const placed = await panel.page.evaluate(() => ({
      grid: document.querySelector('.grid')?.scrollLeft,
      heads: [...document.querySelectorAll('.grid-heading')].map((head) => Math.round(head.getBoundingClientRect().x)),
      cells: [...(document.querySelector('.grid-row')?.children ?? [])].map((cell) =>
        Math.round(cell.getBoundingClientRect().x),
      ),
    }));
    assert.equal(placed.grid, 0);
    assert.deepEqual(placed.heads, placed.cells);
    assert.equal((await drawn())[0], 'p0@example.com');
    const before = await panel.page
      .locator('.grid-heading')
      .nth(3)
      .evaluate((head) => head.getBoundingClientRect().width);
    await panel.page.keyboard.press('Shift+ArrowRight');
    const choice = { hidden: [], widths: { address: 900, status: 700, publicId: before + 16 } };
    assert.deepEqual((await asked('columnChoice', 1)).at(-1), { type: 'columnChoice', choice });
    await panel.page.keyboard.press('ArrowLeft');
    await panel.page.keyboard.press('Enter');
    assert.deepEqual(await asked('logSort', 1), [{ type: 'logSort', sort: { column: 'eventDate', descending: true } }]);
  });

  it('says how long ago a row is, and when exactly under the pointer', async () => {
    const cells = [NOW - 12 * 60_000, NOW - 3 * 24 * 60 * 60_000].map((at, index) => ({
      id: String(index),
      cells: ['a@example.com', 'Sent', at, '7'],
    }));
    await panel.post({ type: 'logSheet', sheet: logSheetSample({ total: 2 }) });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: cells } });
    const dates = panel.page.locator('.grid-row:visible [aria-colindex="3"]');
    assert.match((await dates.first().textContent()) ?? '', /^12 min/);
    assert.match((await dates.nth(1).textContent()) ?? '', /^\w+ \d+, \d+:\d\d/);
    await dates.first().hover();
    assert.match((await dates.first().getAttribute('title')) ?? '', /\d+:\d\d:\d\d.*GMT\+1/);
  });

  // 1280×800, a narrow column, 150 % and 200 % zoom of 1280×800, and an editor above the Problems panel.
  for (const [width, height] of [
    [1280, 800],
    [700, 800],
    [853, 533],
    [640, 400],
    [874, 330],
    [340, 700],
  ] as const) {
    it(`shows at least ten rows at ${width}×${height}, with their date, and the page does not scroll sideways`, async () => {
      await panel.page.setViewportSize({ width, height });
      await panel.post({
        type: 'logSheet',
        sheet: logSheetSample({
          filter: { statuses: [2], domain: 'gmail.com' },
          columns: [
            { id: 'address', label: 'Address', kind: 'text', sortable: true },
            { id: 'status', label: 'Status', kind: 'text', sortable: true },
            { id: 'reason', label: 'Reason', kind: 'text', sortable: true },
            { id: 'eventDate', label: 'Date', kind: 'time', sortable: true },
            { id: 'text', label: 'Response', kind: 'text' },
          ],
        }),
      });
      const measured = await panel.page.evaluate(() => {
        const scroller = document.querySelector<HTMLElement>('.grid-scroll');
        const head = document.querySelector<HTMLElement>('.grid-head');
        const date = document.querySelectorAll('.grid-heading')[3]?.getBoundingClientRect();
        const root = document.documentElement;
        scroller?.scrollIntoView({ block: 'end' });
        return {
          rows: ((scroller?.clientHeight ?? 0) - (head?.offsetHeight ?? 0)) / 22,
          rowHeight: document.querySelector<HTMLElement>('.grid-row')?.offsetHeight,
          dateInSight: (date?.right ?? Infinity) <= (scroller?.getBoundingClientRect().right ?? 0) + 1,
          sideways: root.scrollWidth - root.clientWidth,
          reachable: (scroller?.getBoundingClientRect().bottom ?? Infinity) <= innerHeight + 1,
        };
      });
      assert.equal(measured.rowHeight, 22);
      assert.ok(measured.rows >= 10, `${measured.rows} rows`);
      assert.equal(measured.sideways, 0);
      assert.equal(measured.reachable, true, 'the page scrolls to the last row');
      assert.equal(measured.dateInSight, width >= 640, 'the date is in sight');
    });
  }

  it('offers the other logs, the hidden columns, the addresses and the export', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample({ newer: 12 }) });
    await panel.page.getByRole('tab', { name: 'Exclusions' }).click();
    await panel.page.getByText('Show Addresses').click();
    await choose(panel, 'Save', 'Export as Excel');
    // Rows are asked for meanwhile, when the scroll bar rests.
    const requests = (await panel.sent())
      .map(({ type }) => type)
      .filter((type) => type !== 'gridBlock' && type !== 'gridSeen');
    assert.deepEqual(requests.slice(-3), ['logTab', 'revealAddresses', 'exportLog']);
    assert.equal(await panel.page.getByText('12 new rows since').isVisible(), true);
    assert.deepEqual((await panel.sent()).at(-1), {
      type: 'exportLog',
      format: 'xlsx',
      columns: ['address', 'status', 'eventDate'],
    });
    await panel.page.getByRole('button', { name: 'Columns' }).click();
    await panel.page.getByLabel('Public IP').check();
    assert.deepEqual(await panel.page.getByRole('columnheader').allInnerTexts(), [
      'Address',
      'Status',
      'Date',
      'Public IP',
    ]);
    const choice = { hidden: ['meaning', 'lastModified', 'recipientId', 'domain', 'id', 'mark'], widths: {} };
    assert.deepEqual((await asked('columnChoice', 1)).at(-1), { type: 'columnChoice', choice });
  });

  it('takes over what was chosen in another panel, once, and not what somebody chooses here meanwhile', async () => {
    await panel.post({
      type: 'logSheet',
      sheet: logSheetSample({ chosen: { hidden: ['status'], widths: { address: 9_999, eventDate: 200 } } }),
    });
    const headings = (): Promise<string[]> => panel.page.getByRole('columnheader').allInnerTexts();
    assert.deepEqual(await headings(), ['Address', 'Date', 'Public IP']);
    const width = (name: string): Promise<number> =>
      panel.page.getByRole('columnheader', { name }).evaluate((head) => head.getBoundingClientRect().width);
    assert.deepEqual([await width('Address'), await width('Date')], [1200, 200]);
    await panel.page.getByRole('button', { name: 'Columns' }).click();
    await panel.page.getByRole('checkbox', { name: 'Public IP' }).uncheck();
    await panel.post({ type: 'logSheet', sheet: logSheetSample({ sheet: 2, chosen: { hidden: [], widths: {} } }) });
    assert.deepEqual(await headings(), ['Address', 'Date']);
  });

  it('selects all that match with Ctrl+A, says so, and asks for all of them to be copied', async () => {
    await panel.post({ type: 'logSheet', sheet: logSheetSample() });
    await panel.post({ type: 'gridRows', rows: { sheet: 1, block: 0, rows: gridRowsSample(0) } });
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
    await panel.post({ type: 'logSheet', sheet: logSheetSample({ filter: { message: '133707' }, total: 1 }) });
    await panel.page.getByRole('button', { name: 'Message: 133707' }).click();
    const field = panel.page.getByRole('textbox', { name: 'Message', exact: true });
    assert.equal(await field.inputValue(), '133707');
    await field.fill("1' or 1=1");
    await field.press('Enter');
    assert.equal(
      await panel.page.getByRole('alert').filter({ hasText: 'is not the ID of a message' }).isVisible(),
      true,
    );
    await field.fill('5');
    await field.press('Enter');
    assert.deepEqual(await asked('logFilter', 1), [{ type: 'logFilter', filter: { message: '5' } }]);
  });
});
