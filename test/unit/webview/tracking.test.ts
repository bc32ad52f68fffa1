import assert from 'node:assert/strict';
import { NOW, part, trackingSample } from './harness/samples';
import { HOSTILE, panelSuite, text } from './harness/suite';

const MINUTE = 60_000;

panelSuite('the tracking panel in Chromium', (open) => {
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

  it('lets no word of the chain lie over the text beside it, however long its language makes it', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    const widths = await its.page.locator('.chain-state').evaluateAll((states) => {
      for (const state of states) {
        state.textContent = 'Avertissement';
      }
      return states.map((state) => [state.scrollWidth, state.clientWidth, state.getBoundingClientRect().width]);
    });
    for (const [content = 0, , width = 0] of widths) {
      assert.ok(content <= Math.ceil(width), `${content} in ${width}`);
    }
  });

  it('shows out-of-date figures otherwise than fresh ones, and says since when', async () => {
    const its = await open('tracking');
    const style = (): Promise<string> =>
      its.page
        .locator('.groups .figure-value')
        .first()
        .evaluate((value) => getComputedStyle(value).fontStyle);
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    assert.equal(await style(), 'normal');
    await its.post({
      type: 'tracking',
      snapshot: trackingSample({
        figures: { success: 9, recipientOpen: 3, computedAt: NOW - 200 * MINUTE, pending: true },
      }),
    });
    assert.equal(await style(), 'italic');
    assert.match(await text(its, '.freshness'), /^Out of date: .*Last computed 3 hr\. ago/);
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
    const verdict = async (domain: string): Promise<string | null> =>
      its.page.locator('tr', { hasText: domain }).locator('.verdict').textContent();
    assert.equal(await verdict('orange.fr'), 'Soft bounces too high');
    assert.equal(await verdict('old-isp.example'), 'Hard bounces too high');
    assert.equal(await verdict('gmail.com'), 'Within the limits');
    assert.equal(await verdict('tiny.example'), 'Too few to judge');
  });

  it('adds reactions up, in the chart and in its table', async () => {
    const its = await open('tracking', {
      state: { version: 1, connectionId: 'c1', deliveryId: '4711', view: 'table' },
    });
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
    const state = { version: 1, connectionId: 'c1', deliveryId: '4711', view: 'table', comparedWith: '99' };
    const its = await open('tracking', { state });
    assert.deepEqual(await its.sent(), [{ type: 'ready', version: 1, state }]);
    const compared = {
      label: HOSTILE.image,
      broadStart: NOW - 50 * 60 * MINUTE,
      slices: [{ at: NOW - 50 * 60 * MINUTE + 5 * MINUTE, urlType: 2, opens: 777, events: 777 }],
    };
    await its.post({ type: 'tracking', snapshot: trackingSample({ compared }) });
    await its.page.locator('.tall th', { hasText: `Opens of ${HOSTILE.image}`.slice(0, 40) }).waitFor();
    assert.equal(await its.page.locator('.tall tbody td', { hasText: '777' }).count(), 1);
    await its.page.click('vscode-button:has-text("Stop Comparing")');
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
    await its.post({
      type: 'tracking',
      snapshot: trackingSample({ agents: part([{ device: 'iPhone', browser: undefined, opens: 1200, clicks: 30 }]) }),
    });
    assert.match((await its.page.locator('tr', { hasText: 'iPhone' }).textContent()) ?? '', /^iPhoneOther1,20030$/);
    assert.equal(await its.page.isVisible('.ask'), false);
    await its.post({ type: 'tracking', snapshot: trackingSample({ agents: { ok: false, why: 'Not for you' } }) });
    assert.equal(await its.page.getByText('Not for you').isVisible(), true);
  });

  it('leads from a failure to its messages', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    await its.page.click('[aria-label="Show Messages: Mailbox full"]');
    assert.deepEqual((await its.sent()).at(-1), { type: 'openMessages', reason: 'mailBoxFull' });
    await its.page.click('[aria-label="Show Messages: orange.fr"]');
    assert.deepEqual((await its.sent()).at(-1), { type: 'openMessages', domain: 'orange.fr' });
  });

  it('shows the failures of a domain on the first screen, a press away from its messages', async () => {
    const its = await open('tracking', { width: 980, height: 698 });
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    const show = its.page.locator('.failures [aria-label^="Show Messages: gmail.com"]');
    const place = await show.boundingBox();
    assert.ok(place !== null && place.y + place.height < 698, `at ${place?.y}`);
    assert.equal(await its.page.evaluate(() => scrollY), 0);
  });
});
