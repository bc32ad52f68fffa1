import assert from 'node:assert/strict';
import type { PanelPage } from './harness/panelPage';
import { DELIVERY, part, plannedSample, throughputSample, trackingSample } from './harness/samples';
import { HOSTILE, panelSuite } from './harness/suite';

const LEFT_OVER = 'vscode-button, vscode-dropdown, vscode-text-field, input, .link, .switch-track, .u-over';

panelSuite('panels on paper', (open) => {
  async function onPaper(its: PanelPage, check: () => Promise<void>): Promise<void> {
    await its.page.emulateMedia({ media: 'print' });
    await its.settle();
    try {
      await check();
    } finally {
      await its.page.emulateMedia({ media: null });
    }
  }

  /** What a printer would cut off: boxes with more in them than they show. */
  const cutOff = (its: PanelPage): Promise<string[]> =>
    its.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body *')]
        .filter((element) => element.checkVisibility() && !element.matches('.visually-hidden, .u-wrap *, .hint-text'))
        .filter(
          (element) =>
            getComputedStyle(element).overflow !== 'visible' &&
            (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1),
        )
        .map(({ tagName, className }) => `${tagName}.${className}`),
    );
  const visible = (its: PanelPage, selector: string): Promise<string[]> =>
    its.page.evaluate(
      (wanted) =>
        [...document.querySelectorAll<HTMLElement>(wanted)]
          .filter((element) => element.checkVisibility())
          .map(({ tagName, className }) => `${tagName}.${className}`),
      selector,
    );
  /** Whether the canvas has the blue of paper. */
  const lineColour = (its: PanelPage): Promise<boolean> =>
    its.page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const data =
        canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
      for (let index = 0; index < data.length; index += 4) {
        if (data[index] === 0x00 && data[index + 1] === 0x63 && data[index + 2] === 0xd3 && data[index + 3] === 255) {
          return true;
        }
      }
      return false;
    });

  const long = { id: '9', label: HOSTILE.long, source: `https://x.example/${HOSTILE.long}`, type: 1 };
  const states = [
    {
      name: 'tracking',
      kind: 'tracking' as const,
      message: { type: 'tracking' as const, snapshot: trackingSample({ delivery: { ...DELIVERY, state: 0 } }) },
    },
    {
      name: 'tracking with a long address',
      kind: 'tracking' as const,
      message: { type: 'tracking' as const, snapshot: trackingSample({ urls: part([long]) }) },
    },
    {
      name: 'throughput',
      kind: 'throughput' as const,
      message: { type: 'throughput' as const, snapshot: throughputSample() },
    },
    {
      name: 'throughput of the instance',
      kind: 'throughput' as const,
      message: {
        type: 'throughput' as const,
        snapshot: throughputSample(undefined, undefined, {
          scope: 'instance',
          destinations: undefined,
          planned: plannedSample(),
        }),
      },
    },
    {
      name: 'throughput as a table',
      kind: 'throughput' as const,
      view: 'table',
      message: { type: 'throughput' as const, snapshot: throughputSample() },
    },
  ];

  for (const { name, kind, view, message } of states) {
    it(`is light, whole and without anything to press: ${name}`, async () => {
      // As wide as the text of an A4 page.
      const its = await open(kind, { width: 680, state: { version: 1, connectionId: 'c1', deliveryId: '4711', view } });
      await its.post(message);
      await onPaper(its, async () => {
        const colours = await its.page.evaluate(() => [
          getComputedStyle(document.body).backgroundColor,
          getComputedStyle(document.body).color,
        ]);
        assert.deepEqual(colours, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
        assert.deepEqual(await visible(its, LEFT_OVER), []);
        assert.deepEqual(await cutOff(its), []);
        const overflow = await its.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(overflow, 0);
        for (const selector of ['tr', '.chart', '.figure']) {
          const breaks = await its.page
            .locator(selector)
            .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).breakInside));
          assert.ok(
            breaks.every((value) => value === 'avoid'),
            selector,
          );
        }
      });
    });
  }

  it('draws the chart in the colours of paper, as wide as the page, and goes back to the theme', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    assert.equal(await lineColour(its), false);
    await onPaper(its, async () => {
      assert.equal(await lineColour(its), true);
      await its.page.setViewportSize({ width: 500, height: 900 });
      const { canvas, page } = await its.page.evaluate(() => ({
        canvas: document.querySelector('canvas')?.getBoundingClientRect().right ?? 0,
        page: document.documentElement.clientWidth,
      }));
      assert.ok(canvas > 400 && canvas <= page, `${canvas} of ${page}`);
    });
    await its.settle();
    assert.equal(await lineColour(its), false);
  });

  it('prints the links of the chain, also when they are closed on the screen', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    await its.page.click('summary');
    const step = its.page.getByText('trackinglogd runs');
    assert.equal(await step.isVisible(), false);
    await onPaper(its, async () => {
      assert.equal(await step.isVisible(), true);
    });
  });
});
