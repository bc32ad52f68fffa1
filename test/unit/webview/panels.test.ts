import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { changedTail } from '../../../src/shared/seriesPatch';
import { startBrowser } from '../../host/browser';
import { DELIVERY, init, NOW, part, plannedSample, SUBJECT, sampleRows, throughputSample, trackingSample } from './harness/samples';
import { PanelPage } from './harness/panelPage';

const MINUTE = 60_000;
const HOSTILE = {
  image: '<img src=x onerror="document.title=\'hacked\'">',
  script: '</script><script>document.title="hacked"</script>',
  rightToLeft: '\u202Egnp.exe\u202C שלום',
  long: 'x'.repeat(10_000),
  emoji: '👩‍👩‍👧‍👦🏴‍☠️',
};

describe('panels in Chromium', function () {
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

  async function open(kind: 'tracking' | 'throughput', options: { state?: unknown; width?: number } = {}): Promise<PanelPage> {
    panel = await PanelPage.open(browser, { kind, ...options });
    await panel.post(init(kind));
    return panel;
  }

  const text = async (its: PanelPage, selector: string): Promise<string> => (await its.page.textContent(selector)) ?? '';

  it('shakes hands once it listens, and says what it waits for', async () => {
    const its = await open('tracking');
    assert.deepEqual(await its.sent(), [{ type: 'ready', version: 1 }]);
    assert.equal(await its.page.isVisible('.loading'), true);
    assert.deepEqual(await its.state(), { version: 1, connectionId: 'c1', deliveryId: '4711' });
  });

  it('shows hostile labels as text', async () => {
    const its = await open('tracking');
    const labels = Object.values(HOSTILE);
    await its.post({
      type: 'tracking',
      snapshot: trackingSample({
        subject: { ...SUBJECT, label: HOSTILE.image, internalName: HOSTILE.script },
        urls: part(labels.map((label, index) => ({ id: String(index + 2), label, source: `javascript:${label}`, type: 1, category: label }))),
        domains: part(labels.map((domain) => ({ domain, success: 1, error: 1, unknownUser: 1 }))),
      }),
    });
    assert.equal(await text(its, 'h1'), HOSTILE.image);
    for (const label of labels) assert.equal(await its.page.getByText(label, { exact: true }).first().textContent(), label);
    assert.equal(await its.page.locator('img, iframe, main script, a[href]').count(), 0);
    assert.notEqual(await its.page.title(), 'hacked');
    const overflow = await its.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(overflow, 0);
  });

  it('does nothing about messages it does not understand', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking' });
    await its.post({ type: 'explode' });
    assert.equal(await its.page.isVisible('.loading'), true);
  });

  it('keeps what it showed when a reading fails, says what to do, and tries again on request', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    await its.post({ type: 'failed', error: { what: 'It broke', why: 'Because', next: 'Do this' }, at: NOW });
    assert.match(await text(its, '[role=alert]'), /It broke.*Because.*Do this/s);
    assert.match(await text(its, '.status'), /latest reading failed/);
    assert.match(await text(its, '.headline'), /486,120/);
    await its.page.click('.problem vscode-button');
    assert.deepEqual((await its.sent()).at(-1), { type: 'refresh' });
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    assert.equal(await its.page.isVisible('.problem'), false);
  });

  it('filters, sorts, opens and copies URLs, and remembers how', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    const labels = (): Promise<string[]> => its.page.locator('tbody .two-lines > :first-child').allTextContents();
    assert.deepEqual(await labels(), ['Hero: shop the sale', 'Coats', 'Mirror page', 'Unsubscribe', 'Shop finder']);
    await its.page.click('th:has-text("URL") button');
    assert.deepEqual(await labels(), ['Coats', 'Hero: shop the sale', 'Mirror page', 'Shop finder', 'Unsubscribe']);
    await its.page.locator('vscode-text-field input').fill('shop.example.com/s');
    assert.deepEqual(await labels(), ['Hero: shop the sale', 'Shop finder']);
    assert.equal(await text(its, '.count'), '2 of 5 URLs');
    await its.page.click('tbody tr:first-child button:has-text("Copy")');
    assert.deepEqual((await its.sent()).at(-1), { type: 'copyUrl', urlId: '2' });
    const { search, sort } = (await its.state()) as { search: string; sort: unknown };
    assert.deepEqual({ search, sort }, { search: 'shop.example.com/s', sort: { column: 'label', descending: false } });
  });

  it('leads to what else there is about the delivery', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await its.page.click('nav >> text=Why is it pending?');
    assert.deepEqual((await its.sent()).at(-1), { type: 'run', command: 'whyPending' });
  });

  it('opens the chain of tracking where a link needs a look, and leaves it closed when told so', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    const warning = its.page.getByText(/Last done 5 hr\. ago/);
    assert.equal(await warning.isVisible(), true);
    assert.match(await text(its, '.chain-verdict'), /1 of 7/);
    await its.page.click('summary');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    assert.equal(await warning.isVisible(), false);
  });

  it('asks the host to recompute', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    await its.page.click('vscode-button:has-text("Recompute")');
    assert.deepEqual((await its.sent()).at(-1), { type: 'recompute' });
  });

  it('says in words, not only in colour, which domain is over a limit', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    const verdict = async (domain: string): Promise<string | null> => its.page.locator('tr', { hasText: domain }).locator('.verdict').textContent();
    assert.equal(await verdict('orange.fr'), 'Soft bounces too high');
    assert.equal(await verdict('old-isp.example'), 'Hard bounces too high');
    assert.equal(await verdict('gmail.com'), 'Within the limits');
    assert.equal(await verdict('tiny.example'), 'Too few to judge');
  });

  it('adds reactions up, in the chart and in its table', async () => {
    const its = await open('tracking', { state: { version: 1, connectionId: 'c1', deliveryId: '4711', view: 'table' } });
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    const newest = its.page.locator('.tall tbody tr').first().locator('td').nth(1);
    const single = Number((await newest.textContent())?.replace(',', ''));
    await its.page.click('vscode-dropdown[aria-label="Counted"]');
    await its.page.click('vscode-option:has-text("Added up")');
    const opens = trackingSample().overTime;
    assert.ok(opens.ok);
    const all = opens.value.opens.reduce((sum: number, value) => sum + (value ?? 0), 0);
    assert.equal(Number((await newest.textContent())?.replace(',', '')), all);
    assert.ok(single < all);
  });

  it('lays another delivery beside this one, in the chart and in its table, and remembers which', async () => {
    const its = await open('tracking', { state: { version: 1, connectionId: 'c1', deliveryId: '4711', view: 'table', comparedWith: '99' } });
    assert.deepEqual(await its.sent(), [{ type: 'ready', version: 1, comparedWith: '99' }]);
    const compared = { label: HOSTILE.image, broadStart: NOW - 50 * 60 * MINUTE, slices: [{ at: NOW - 50 * 60 * MINUTE + 5 * MINUTE, urlType: 2, opens: 777, events: 777 }] };
    await its.post({ type: 'tracking', snapshot: trackingSample({ compared }) });
    await its.page.locator('.tall th', { hasText: `Opens of ${HOSTILE.image}`.slice(0, 40) }).waitFor();
    assert.equal(await its.page.locator('.tall tbody td', { hasText: '777' }).count(), 1);
    await its.page.click('vscode-button:has-text("Stop comparing")');
    assert.deepEqual((await its.sent()).at(-1), { type: 'compare', on: false });
    await its.post({ type: 'comparing' });
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    assert.equal(await its.page.locator('.tall th').count(), 4);
    assert.equal(((await its.state()) as { comparedWith?: string }).comparedWith, undefined);
    await its.page.click('vscode-button:has-text("Compare with")');
    assert.deepEqual((await its.sent()).at(-1), { type: 'compare', on: true });
  });

  it('counts devices and browsers when asked to, and says why not where it cannot', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    await its.page.click('.ask vscode-button');
    assert.deepEqual((await its.sent()).at(-1), { type: 'countAgents' });
    await its.post({ type: 'tracking', snapshot: trackingSample({ agents: part([{ device: 'iPhone', browser: undefined, opens: 1200, clicks: 30 }]) }) });
    assert.match((await its.page.locator('tr', { hasText: 'iPhone' }).textContent()) ?? '', /^iPhoneOther1,20030$/);
    assert.equal(await its.page.isVisible('.ask'), false);
    await its.post({ type: 'tracking', snapshot: trackingSample({ agents: { ok: false, why: 'Not for you' } }) });
    assert.equal(await its.page.getByText('Not for you').isVisible(), true);
  });

  it('leads from a failure to its messages', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    await its.page.click('[aria-label="Show messages: Mailbox full"]');
    assert.deepEqual((await its.sent()).at(-1), { type: 'openMessages', reason: 'mailBoxFull' });
    await its.page.click('[aria-label="Show messages: orange.fr"]');
    assert.deepEqual((await its.sent()).at(-1), { type: 'openMessages', domain: 'orange.fr' });
  });

  it('says why tracking of a URL cannot be switched', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    assert.match(await text(its, '.urls .note'), /already rewritten/);
    await its.post({ type: 'tracking', snapshot: trackingSample({ delivery: { ...DELIVERY, state: 45 } }) });
    assert.match(await text(its, '.urls .note'), /could not be verified/);
  });

  it('has the formula of a figure for mouse, keyboard and screen reader', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    const name = its.page.getByText('Reactivity, raw');
    await name.focus();
    const hint = its.page.locator(`[id="${(await name.getAttribute('aria-describedby')) ?? ''}"]`);
    assert.equal(await hint.isVisible(), true);
    assert.match((await hint.textContent()) ?? '', /percent\(@recipientClick,@recipientOpen\)/);
  });

  it('writes times in the zone that was chosen', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    assert.match(await text(its, '.status'), /3:07:30.PM GMT\+1/);
    await its.page.click('vscode-dropdown[aria-label="Times in"]');
    await its.page.click('vscode-option:has-text("UTC")');
    assert.match(await text(its, '.status'), /2:07:30.PM UTC/);
    assert.equal(((await its.state()) as { zone: string }).zone, 'utc');
  });

  it('asks for the period that is chosen, and for what it was left with', async () => {
    const its = await open('throughput', { state: { version: 1, connectionId: 'c1', deliveryId: '4711', period: 'lastHour', paused: true } });
    assert.deepEqual((await its.sent())[0], { type: 'ready', version: 1, period: 'lastHour', paused: true });
    await its.post({ type: 'throughput', snapshot: throughputSample(sampleRows(), NOW, { period: 'lastHour' }) });
    await its.page.click('vscode-dropdown[aria-label="Period"]');
    await its.page.click('vscode-option:has-text("Last 24 hours")');
    assert.deepEqual((await its.sent()).at(-1), { type: 'period', period: 'last24Hours' });
    assert.equal(await its.page.isVisible('.loading'), true);
    assert.equal(await its.page.isVisible('.charts'), false);
  });

  it('shows what came for another choice, and takes no key pressed later for the same choice again', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await its.page.click('vscode-dropdown[aria-label="Show"]');
    await its.page.click('vscode-option:has-text("Whole instance")');
    await its.post({ type: 'loading' });
    assert.equal(await its.page.isVisible('.charts'), false);
    await its.post({ type: 'throughput', snapshot: throughputSample(undefined, undefined, { scope: 'instance', period: 'last24Hours' }) });
    // The list is still focused, and says `change` once more at the next key.
    await its.page.keyboard.press('F1');
    await its.settle();
    assert.deepEqual((await its.sent()).at(-1), { type: 'scope', scope: 'instance' });
    assert.equal((await its.sent()).length, 2);
    assert.equal(await its.page.isVisible('.charts'), true);
  });

  it('offers a period of the person\'s own in the zone shown, and refuses one that ends before it begins', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    assert.equal(await its.page.isVisible('.custom'), false);
    await its.page.click('vscode-dropdown[aria-label="Period"]');
    await its.page.click('vscode-option:has-text("From … to …")');
    const [from, to] = [its.page.locator('.moment').first(), its.page.locator('.moment').last()];
    await from.fill('2026-11-23T10:00');
    await to.fill('2026-11-23T09:00');
    await its.page.click('.custom vscode-button');
    assert.equal(await text(its, '.custom-problem'), 'The end must come after the start.');
    await to.fill('2026-11-23T12:30');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await to.press('Enter');
    const span = { from: Date.UTC(2026, 10, 23, 9), to: Date.UTC(2026, 10, 23, 11, 30) };
    assert.deepEqual((await its.sent()).at(-1), { type: 'period', period: 'custom', span });
    assert.deepEqual(((await its.state()) as { span: unknown }).span, span);
  });

  it('moves over the chart and zooms by keyboard, and speaks', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    const chart = its.page.locator('.chart-stage').first();
    await chart.focus();
    await its.page.keyboard.press('Home');
    await its.page.keyboard.press('ArrowRight');
    assert.match(await text(its, '.chart [aria-live]'), /^Nov 23, 1:31.PM to 1:32.PM, Success 20,340\/h, Errors 300\/h/);
    for (let step = 0; step < 44; step += 1) await its.page.keyboard.press('ArrowRight');
    assert.match(await text(its, '.chart [aria-live]'), /Success nothing reported/);
    assert.equal(await its.page.isVisible('.zoom'), false);
    await its.page.keyboard.press('+');
    assert.equal(await its.page.isVisible('.zoom'), true);
    await its.page.keyboard.press('0');
    assert.equal(await its.page.isVisible('.zoom'), false);
  });

  it('adds new points without making the chart anew, and keeps the zoom', async () => {
    const its = await open('throughput');
    const rows = sampleRows();
    const shown = throughputSample(rows.slice(0, -3));
    await its.post({ type: 'throughput', snapshot: shown });
    await its.page.locator('.chart-stage').first().focus();
    await its.page.keyboard.press('+');
    const zoom = await text(its, '.zoom');
    await its.page.evaluate(() => {
      document.querySelector('canvas')?.setAttribute('data-same', 'yes');
    });
    const next = throughputSample(rows, NOW + MINUTE, { window: { ...shown.window, to: NOW + MINUTE } });
    const { subject, figures, live, readAt, window } = next;
    await its.post({ type: 'throughputPatch', patch: { subject, figures, live, readAt, window, series: changedTail(shown.series, next.series) } });
    assert.equal(await its.page.locator('canvas[data-same=yes]').count(), 1);
    assert.equal(await text(its, '.zoom'), zoom);
    assert.match(await text(its, '.status'), /3:08:30/);
  });

  it('has a table with the same values, patched row by row', async () => {
    const its = await open('throughput', { state: { version: 1, connectionId: 'c1', deliveryId: '4711', view: 'table' } });
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    assert.equal(await its.page.isVisible('.charts'), false);
    const row = its.page.locator('tbody tr').nth(1);
    assert.match((await row.textContent()) ?? '', /Nov 23, 3:06.PM4,113239,820\/h6,960\/h11,580\/h24\.7 Mb\/s/);
    assert.match((await its.page.locator('tbody tr', { hasText: '2:15' }).textContent()) ?? '', /nothing reported/);
    await row.evaluate((element) => {
      element.setAttribute('data-same', 'yes');
    });
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    assert.equal(await its.page.locator('tr[data-same=yes]').count(), 1);
  });

  it('shows by destination domain what was delivered, waits and was given up, and says what the instance does not have', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    const rows = (): Promise<string[]> => its.page.locator('.where tbody tr').allTextContents();
    assert.deepEqual((await rows()).slice(0, 3), ['gmail.com120,40001,21063.5%', 'orange.fr60,10008,90036.0%', 'old-isp.example88010600.5%']);
    assert.match(await text(its, '.where'), /Not available on this instance\. .*do not say which server/);
    const { subject, figures, live, readAt, window, series, destinations } = throughputSample(undefined, undefined, { destinations: part({ rows: [{ domain: HOSTILE.image, delivered: 5 }], domains: 300 }) });
    await its.post({ type: 'throughputPatch', patch: { subject, figures, live, readAt, window, series: changedTail(series, series), destinations } });
    assert.deepEqual(await rows(), [`${HOSTILE.image}5n/an/an/a`]);
    assert.match(await text(its, '.where .note'), /The 1 largest of 300 domains/);
    await its.post({ type: 'throughput', snapshot: throughputSample(undefined, undefined, { destinations: { ok: false, why: 'Not for you' } }) });
    assert.equal(await its.page.getByText('Not for you').isVisible(), true);
    assert.equal(await its.page.isVisible('.where table'), false);
    await its.post({ type: 'throughput', snapshot: throughputSample(undefined, undefined, { scope: 'instance', destinations: undefined }) });
    assert.match(await text(its, '.where'), /counted for each delivery/);
  });

  it('lists what is planned for the instance, with a better start for what is too close', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    assert.equal(await its.page.isVisible('.planned'), false);
    await its.post({ type: 'throughput', snapshot: throughputSample(undefined, undefined, { scope: 'instance', planned: plannedSample() }) });
    const second = its.page.locator('.planned tbody tr').nth(1);
    assert.match((await second.textContent()) ?? '', /Cyber Monday: members1,100,0005 hr, 18 min.*Too close.*Better at Nov 23, 6:17/);
    const width = await second.locator('.bar').evaluate((bar) => bar.getBoundingClientRect().width / (bar.parentElement?.getBoundingClientRect().width ?? 1));
    assert.ok(Math.abs(width - 5.31 / 24) < 0.01, String(width));
  });

  it('asks the host to spread what starts too close together, where there is such', async () => {
    const its = await open('throughput');
    const planned = plannedSample();
    const quiet = { ...planned, rows: planned.rows.map((row) => ({ ...row, proposed: undefined })) };
    await its.post({ type: 'throughput', snapshot: throughputSample(undefined, undefined, { scope: 'instance', planned: quiet }) });
    assert.equal(await its.page.isVisible('.spread'), false);
    await its.post({ type: 'throughput', snapshot: throughputSample(undefined, undefined, { scope: 'instance', planned }) });
    await its.page.click('.spread vscode-button');
    assert.deepEqual((await its.sent()).at(-1), { type: 'spread' });
  });

  it('copies the chart as an image, or says that it could not', async () => {
    const its = await open('throughput');
    await its.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await its.page.click('button:has-text("Copy image")');
    await its.page.locator('.status', { hasText: 'Image copied.' }).waitFor();
    const types = await its.page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    assert.deepEqual(types, ['image/png']);
    await its.page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('denied'));
    });
    await its.page.click('button:has-text("Copy image")');
    await its.page.locator('.status', { hasText: 'could not be copied' }).waitFor();
  });

  it('says so when there is nothing, and when something is not known', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample([], NOW) });
    assert.equal(await its.page.isVisible('.empty'), true);
    assert.equal(await its.page.isVisible('canvas'), false);
    assert.match(await text(its, '.progress-text'), /62\.0% · 301,422 of 486,120/);
    assert.equal(DELIVERY.counters.processed, 301_422);
  });

  it('draws in the colours of the theme, and follows a change at once', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    const hasColour = (red: number, green: number, blue: number): Promise<boolean> =>
      its.page.evaluate(([r, g, b]) => {
        const canvas = document.querySelector('canvas');
        const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
        for (let index = 0; index < data.length; index += 4) {
          if (data[index] === r && data[index + 1] === g && data[index + 2] === b && data[index + 3] === 255) return true;
        }
        return false;
      }, [red, green, blue]);
    assert.equal(await hasColour(0x59, 0xa4, 0xf9), true);
    await its.setTheme('light');
    await its.settle();
    assert.equal(await hasColour(0x00, 0x63, 0xd3), true);
    assert.equal(await hasColour(0x59, 0xa4, 0xf9), false);
  });

  it('loses no peak where a pixel stands for many points, and scales to what is in view', async () => {
    const its = await open('throughput');
    const count = 40_000;
    const at = Array.from({ length: count }, (_, index) => NOW + index * MINUTE);
    const peak = Math.floor(count / 2) + 3;
    const column = (value: number | null): (number | null)[] => at.map(() => value);
    const success = at.map((_, index) => (index === peak ? 900 : index > 30_000 && index < 36_000 ? null : 90));
    const series = { at, success, error: column(0), retries: column(0), bits: column(1), messages: column(1) };
    const window = { from: NOW, to: NOW + count * MINUTE, bucketMs: MINUTE };
    await its.post({ type: 'throughput', snapshot: throughputSample(undefined, undefined, { series, window }) });
    /** Columns of the canvas in which the line's colour stands within the upper half, and within the lower one. */
    const columns = (): Promise<number[]> =>
      its.page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const { width = 0, height = 0 } = canvas ?? {};
        const data = canvas?.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
        const halves = [new Set<number>(), new Set<number>()];
        for (let pixel = 0; pixel < width * height; pixel += 1) {
          const [red, green, blue] = data.subarray(pixel * 4, pixel * 4 + 3);
          if (red === 0x59 && green === 0xa4 && blue === 0xf9) halves[pixel < (width * height) / 2 ? 0 : 1]?.add(pixel % width);
        }
        return halves.map((half) => half.size);
      });
    const [high = 0, low = 0] = await columns();
    assert.ok(high >= 1 && high <= 3, `${high} columns reach up to the peak`);
    assert.ok(low > 400 && low < 1000, `${low} columns, and a gap`);
    await its.page.locator('.chart-stage').first().focus();
    for (let step = 0; step < 3; step += 1) await its.page.keyboard.press('Home');
    await its.page.keyboard.press('+');
    await its.settle();
    assert.ok(((await columns())[0] ?? 0) > 100, 'without the peak in view, the rest fills the height');
  });

  it('hands the chart over as a PNG', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await its.page.click('button:has-text("Save as PNG")');
    const sent = (await its.sent()).at(-1) as { type: string; png: string };
    assert.equal(sent.type, 'saveImage');
    assert.equal(Buffer.from(sent.png, 'base64').subarray(1, 4).toString(), 'PNG');
  });

  for (const kind of ['tracking', 'throughput'] as const) {
    it(`fits a narrow column: ${kind}`, async () => {
      const its = await open(kind, { width: 340 });
      await its.post(kind === 'tracking' ? { type: 'tracking', snapshot: trackingSample() } : { type: 'throughput', snapshot: throughputSample() });
      await its.settle();
      const overflow = await its.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(overflow, 0);
    });
  }
});
