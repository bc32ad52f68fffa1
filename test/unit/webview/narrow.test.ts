import assert from 'node:assert/strict';
import type { PanelPage } from './harness/panelPage';
import {
  failuresSample,
  overviewSample,
  plannedSample,
  throughputSample,
  timelineSample,
  trackingSample,
} from './harness/samples';
import { panelSuite } from './harness/suite';

panelSuite('panels in columns of any width', (open) => {
  /** Tables and the page itself that would have to be scrolled sideways. */
  const sideways = (its: PanelPage): Promise<string[]> =>
    its.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.table-frame')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map((element) => element.getAttribute('aria-label') ?? element.tagName),
    );
  const stacked = (its: PanelPage): Promise<number> => its.page.locator('.stacked:visible').count();

  for (const width of [320, 380, 600, 1200]) {
    it(`nothing has to be scrolled sideways at ${width} px`, async () => {
      const tracking = await open('tracking', { width });
      await tracking.post({ type: 'tracking', snapshot: trackingSample() });
      assert.deepEqual(await sideways(tracking), []);
      assert.equal((await stacked(tracking)) > 0, width < 1000);
    });

    it(`nothing of the failures of an instance has to be scrolled sideways at ${width} px`, async () => {
      const its = await open('failures', { width });
      await its.post({ type: 'failures', snapshot: failuresSample() });
      assert.deepEqual(await sideways(its), []);
    });

    it(`nothing of the overview has to be scrolled sideways at ${width} px`, async () => {
      const its = await open('overview', { width });
      await its.post({ type: 'overview', snapshot: overviewSample() });
      assert.deepEqual(await sideways(its), []);
    });

    it(`nothing of the timeline has to be scrolled sideways at ${width} px`, async () => {
      const its = await open('timeline', { width });
      await its.post({ type: 'timeline', snapshot: timelineSample() });
      assert.deepEqual(await sideways(its), []);
    });

    it(`nothing of throughput has to be scrolled sideways at ${width} px`, async () => {
      const its = await open('throughput', { width });
      await its.post({ type: 'throughput', snapshot: throughputSample() });
      assert.deepEqual(await sideways(its), []);
      await its.post({
        type: 'throughput',
        snapshot: throughputSample(undefined, undefined, {
          scope: 'instance',
          destinations: undefined,
          planned: plannedSample(),
        }),
      });
      assert.deepEqual(await sideways(its), []);
    });
  }

  it('never cuts the number behind a name that is too long', async () => {
    const its = await open('failures', { width: 1000 });
    const snapshot = failuresSample();
    const long = snapshot.domains.ok ? snapshot.domains.value : [];
    await its.post({
      type: 'failures',
      snapshot: {
        ...snapshot,
        domains: {
          ok: true,
          value: long.map((row) => ({
            ...row,
            deliveries: row.deliveries.map((one) => ({
              ...one,
              label: `${one.label} for long evenings and short days`,
            })),
          })),
        },
      },
    });
    const link = its.page.locator('.failed-deliveries .link').first();
    assert.match(await link.innerText(), /\(4,001\)$/);
    assert.equal(await link.evaluate((element) => element.scrollWidth <= element.clientWidth), true);
  });

  it('names each value of a stacked row, and keeps sorting and the table of screen readers', async () => {
    const its = await open('throughput', { width: 380 });
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    const row = its.page.getByRole('row', { name: /orange\.fr/ });
    assert.equal(await row.getByRole('cell').count(), 5);
    const delivered = row.locator('td[data-column=delivered]');
    assert.equal(await delivered.evaluate((cell) => getComputedStyle(cell, '::before').content), '"Delivered"');
    const order = (): Promise<string[]> => its.page.locator('.where tbody td:first-child').allTextContents();
    assert.equal((await order())[0], 'gmail.com');
    await its.page.getByRole('columnheader', { name: 'Abandoned' }).getByRole('button').click();
    assert.equal((await order())[0], 'orange.fr');
  });

  it('lays rows in line again once there is room', async () => {
    const its = await open('throughput', { width: 380 });
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    assert.equal(await stacked(its), 1);
    await its.page.setViewportSize({ width: 900, height: 900 });
    await its.settle();
    assert.equal(await stacked(its), 0);
  });
});
