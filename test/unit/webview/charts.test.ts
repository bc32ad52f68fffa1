import assert from 'node:assert/strict';
import { NOW, throughputSample, trackingSample } from './harness/samples';
import { choose, panelSuite, text } from './harness/suite';

const MINUTE = 60_000;

panelSuite('charts in Chromium', (open) => {
  it('moves over the chart and zooms by keyboard, and speaks', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    const chart = its.page.locator('.chart-stage').first();
    await chart.focus();
    await its.page.keyboard.press('Home');
    await its.page.keyboard.press('ArrowRight');
    assert.match(
      await text(its, '.chart [aria-live]'),
      /^Nov 23, 1:31.PM to 1:32.PM, Success 20,340\/h, Errors 300\/h/,
    );
    for (let step = 0; step < 44; step += 1) {
      await its.page.keyboard.press('ArrowRight');
    }
    assert.match(await text(its, '.chart [aria-live]'), /Success nothing reported/);
    assert.equal(await its.page.isVisible('.zoom'), false);
    await its.page.keyboard.press('+');
    assert.equal(await its.page.isVisible('.zoom'), true);
    await its.page.keyboard.press('0');
    assert.equal(await its.page.isVisible('.zoom'), false);
  });

  it('copies the chart as an image, or says that it could not', async () => {
    const its = await open('throughput');
    await its.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await choose(its, 'Save', 'Copy Image');
    await its.page.locator('.status', { hasText: 'Image copied.' }).waitFor();
    const types = await its.page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    assert.deepEqual(types, ['image/png']);
    await its.page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('denied'));
    });
    await choose(its, 'Save', 'Copy Image');
    await its.page.locator('.status', { hasText: 'could not be copied' }).waitFor();
  });

  it('draws in the colours of the theme, and follows a change at once', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    const hasColour = (red: number, green: number, blue: number): Promise<boolean> =>
      its.page.evaluate(
        ([r, g, b]) => {
          const canvas = document.querySelector('canvas');
          const data =
            canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
          for (let index = 0; index < data.length; index += 4) {
            if (data[index] === r && data[index + 1] === g && data[index + 2] === b && data[index + 3] === 255) {
              return true;
            }
          }
          return false;
        },
        [red, green, blue],
      );
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
          if (red === 0x59 && green === 0xa4 && blue === 0xf9) {
            halves[pixel < (width * height) / 2 ? 0 : 1]?.add(pixel % width);
          }
        }
        return halves.map((half) => half.size);
      });
    const [high = 0, low = 0] = await columns();
    assert.ok(high >= 1 && high <= 3, `${high} columns reach up to the peak`);
    assert.ok(low > 400 && low < 1000, `${low} columns, and a gap`);
    await its.page.locator('.chart-stage').first().focus();
    for (let step = 0; step < 3; step += 1) {
      await its.page.keyboard.press('Home');
    }
    await its.page.keyboard.press('+');
    await its.settle();
    assert.ok(((await columns())[0] ?? 0) > 100, 'without the peak in view, the rest fills the height');
  });

  for (const [kind, name] of [
    ['throughput', 'messages per hour'],
    ['tracking', 'reactions'],
  ] as const) {
    it(`hands the chart over as a PNG while its table is shown: ${name}`, async () => {
      const its = await open(kind, { state: { version: 1, connectionId: 'c1', deliveryId: '4711', view: 'table' } });
      await its.post(
        kind === 'tracking'
          ? { type: 'tracking', snapshot: trackingSample() }
          : { type: 'throughput', snapshot: throughputSample() },
      );
      await choose(its, 'Save', 'Save as PNG');
      await its.settle();
      const { png } = (await its.sent()).at(-1) as unknown as { png: string };
      const blue = await its.page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
        let count = 0;
        for (let index = 0; index < data.length; index += 4) {
          if (data[index] === 0x59 && data[index + 1] === 0xa4 && data[index + 2] === 0xf9) {
            count += 1;
          }
        }
        return count;
      }, png);
      assert.ok(blue > 200, `${blue} pixels of the line`);
    });
  }

  it('hands the chart over as a PNG', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await choose(its, 'Save', 'Save as PNG');
    await its.settle();
    const sent = (await its.sent()).at(-1) as { type: string; png: string };
    assert.equal(sent.type, 'saveImage');
    assert.equal(Buffer.from(sent.png, 'base64').subarray(1, 4).toString(), 'PNG');
  });
});
