import assert from 'node:assert/strict';
import { changedTail } from '../../../src/shared/protocol/seriesPatch';
import { DELIVERY, INSTANCE_SUBJECT, NOW, sampleRows, throughputSample } from './harness/samples';
import { choose, panelSuite, text } from './harness/suite';

const MINUTE = 60_000;

panelSuite('the throughput panel in Chromium', (open) => {
  it('asks for the period that is chosen, and for what it was left with', async () => {
    const state = { version: 1, connectionId: 'c1', deliveryId: '4711', period: 'lastHour', paused: true };
    const its = await open('throughput', { state });
    assert.deepEqual((await its.sent())[0], { type: 'ready', version: 1, state });
    await its.post({ type: 'throughput', snapshot: throughputSample(sampleRows(), NOW, { period: 'lastHour' }) });
    await its.page.click('vscode-dropdown[aria-label="Period"]');
    await its.page.click('vscode-option:has-text("Last 24 hours")');
    assert.deepEqual((await its.sent()).at(-1), { type: 'period', period: 'last24Hours' });
    assert.equal(await its.page.isVisible('.loading'), true);
    assert.equal(await its.page.isVisible('.charts'), false);
  });

  it('says at once that updates are paused, and that they go on', async () => {
    const its = await open('throughput');
    assert.equal(await its.page.isVisible('.live'), false);
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    assert.equal(await text(its, '.live'), 'Live');
    await its.page.click('vscode-button:has-text("Pause Updates")');
    assert.deepEqual((await its.sent()).at(-1), { type: 'pause', paused: true });
    assert.equal(await text(its, '.live'), 'Updates paused');
    await its.page.click('vscode-button:has-text("Resume Updates")');
    assert.equal(await text(its, '.live'), 'Live');
    await its.post({ type: 'failed', error: { what: 'It broke' }, at: NOW });
    assert.equal(await its.page.isVisible('.live'), false);
  });

  it('shows what came for another choice, and takes no key pressed later for the same choice again', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await its.page.click('vscode-dropdown[aria-label="Show"]');
    await its.page.click('vscode-option:has-text("Whole instance")');
    await its.post({ type: 'loading' });
    assert.equal(await its.page.isVisible('.charts'), false);
    await its.post({
      type: 'throughput',
      snapshot: throughputSample(undefined, undefined, { scope: 'instance', period: 'last24Hours' }),
    });
    // The list is still focused, and says `change` once more at the next key.
    await its.page.keyboard.press('F1');
    await its.settle();
    assert.deepEqual((await its.sent()).at(-1), { type: 'scope', scope: 'instance' });
    assert.equal((await its.sent()).length, 2);
    assert.equal(await its.page.isVisible('.charts'), true);
  });

  it("offers a period of the person's own in the zone shown, and refuses one that ends before it begins", async () => {
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
    await its.post({
      type: 'throughputPatch',
      patch: { subject, figures, live, readAt, window, series: changedTail(shown.series, next.series) },
    });
    assert.equal(await its.page.locator('canvas[data-same=yes]').count(), 1);
    assert.equal(await text(its, '.zoom'), zoom);
    assert.match(await text(its, '.status'), /3:08:30/);
  });

  it('has a table with the same values, patched row by row', async () => {
    const its = await open('throughput', {
      state: { version: 1, connectionId: 'c1', deliveryId: '4711', view: 'table' },
    });
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

  it('keeps a figure that is missing in line with the others', async () => {
    const its = await open('throughput');
    const { figures, ...rest } = throughputSample();
    await its.post({ type: 'throughput', snapshot: { ...rest, figures: { ...figures, lastMinute: undefined } } });
    const tops = await its.page
      .locator('.figures .figure')
      .evaluateAll((cards) => cards.slice(0, 3).map((card) => card.firstElementChild?.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, String(tops));
  });

  it('says so when there is nothing, and when something is not known', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample([], NOW) });
    assert.equal(await its.page.isVisible('.empty'), true);
    assert.equal(await its.page.isVisible('canvas'), false);
    assert.match(await text(its, '.progress-text'), /62\.0% · 301,422 of 486,120/);
    assert.equal(DELIVERY.counters.processed, 301_422);
  });

  it('marks the interval that is not over, and does not call a period of the past running', async () => {
    const its = await open('throughput');
    const when = async (): Promise<string> => {
      await its.page.locator('.chart-stage').first().focus();
      await its.page.keyboard.press('End');
      return text(its, '.legend-when');
    };
    const snapshot = throughputSample(sampleRows(), NOW + 20_000);
    await its.post({ type: 'throughput', snapshot });
    assert.match(await when(), /\(running\)$/);
    await its.post({ type: 'throughput', snapshot: { ...snapshot, readAt: NOW + 3 * 60 * MINUTE } });
    assert.doesNotMatch(await when(), /running/);
  });

  it('is live only as long as new points come', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    assert.equal(await text(its, '.live.on'), 'Live');
    await its.page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now.call(Date) + 40_000;
    });
    await its.page.locator('.live', { hasText: /^No update for 4\d sec/ }).waitFor();
    assert.equal(await its.page.locator('.live.on').count(), 0);
  });

  it('of an instance does not offer a delivery, and leads to what there is of the instance', async () => {
    const its = await open('throughput', { state: { version: 1, connectionId: 'c1' }, ref: { connectionId: 'c1' } });
    await its.post({
      type: 'throughput',
      snapshot: throughputSample(undefined, undefined, {
        scope: 'instance',
        period: 'last24Hours',
        destinations: undefined,
        subject: INSTANCE_SUBJECT,
      }),
    });
    assert.equal(await its.page.isVisible('vscode-dropdown[aria-label="Show"]'), false);
    await choose(its, 'Open', 'Health Report');
    assert.deepEqual((await its.sent()).at(-1), { type: 'run', command: 'openHealthReport' });
  });
});
