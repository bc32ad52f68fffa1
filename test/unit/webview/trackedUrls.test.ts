import assert from 'node:assert/strict';
import { CONTENT, DELIVERY, part, trackingSample } from './harness/samples';
import { panelSuite, text } from './harness/suite';

panelSuite('tracked URLs in Chromium', (open) => {
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

  const editing = { ...DELIVERY, state: 0, trackingEnabled: true };

  it('switches tracking of a URL, or of the delivery, that has not been sent', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample({ delivery: editing }) });
    const press = async (name: string): Promise<unknown> => {
      await its.page.getByRole('switch', { name }).click();
      return (await its.sent()).at(-1);
    };
    assert.deepEqual(await press('Tracking of Hero: shop the sale: Tracked'), {
      type: 'switchUrl',
      urlId: '2',
      on: false,
    });
    assert.deepEqual(await press('Tracking of Coats: Not tracked'), { type: 'switchUrl', urlId: '3', on: true });
    assert.deepEqual(await press('Tracking of Shop finder: Differs by place'), {
      type: 'switchUrl',
      urlId: '6',
      on: true,
    });
    assert.deepEqual(await press('Tracking of this delivery: On'), { type: 'switchTracking', on: false });
    assert.equal(await its.page.getByRole('switch', { name: 'Shop finder' }).getAttribute('aria-checked'), 'mixed');
    assert.equal(await its.page.isVisible('.urls .note'), false);
  });

  it('says why tracking cannot be switched, and asks nothing of the host then', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample({ delivery: editing }) });
    const optOut = its.page.getByRole('switch', { name: /^Tracking of Unsubscribe: Opt-out\. This URL is marked/ });
    assert.match((await optOut.getAttribute('title')) ?? '', /would lose that/);
    await optOut.click({ force: true });
    await its.post({ type: 'tracking', snapshot: trackingSample({ delivery: { ...DELIVERY, state: 22 } }) });
    assert.match(await text(its, '.urls .note'), /while the delivery is being prepared/);
    await its.post({
      type: 'tracking',
      snapshot: trackingSample({ delivery: editing, content: { ok: false, why: 'no' } }),
    });
    assert.match(await text(its, '.urls .note'), /does not show the content/);
    assert.equal(await its.page.locator('.urls tbody').getByRole('switch').count(), 0);
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    assert.match(await text(its, '.urls .note'), /already rewritten/);
    for (const control of await its.page.getByRole('switch').all()) {
      await control.click({ force: true });
    }
    assert.deepEqual(
      (await its.sent()).map(({ type }) => type),
      ['ready'],
    );
  });

  it('keeps the keyboard on a switch that changes', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample({ delivery: editing }) });
    const [hero] = CONTENT.urls;
    assert.ok(hero);
    const control = its.page.getByRole('switch', { name: 'Hero: shop the sale' });
    await control.focus();
    await its.page.keyboard.press('Space');
    assert.deepEqual((await its.sent()).at(-1), { type: 'switchUrl', urlId: '2', on: false });
    await its.post({
      type: 'tracking',
      snapshot: trackingSample({ delivery: editing, content: part({ urls: [{ ...hero, mode: 1 }] }) }),
    });
    assert.equal(await control.getAttribute('aria-checked'), 'false');
    assert.equal(await control.evaluate((element) => element === document.activeElement), true);
  });
});
