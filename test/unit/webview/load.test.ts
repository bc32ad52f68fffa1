import assert from 'node:assert/strict';
import { changedTail } from '../../../src/shared/protocol/seriesPatch';
import { part, plannedSample, throughputSample } from './harness/samples';
import { HOSTILE, panelSuite, text } from './harness/suite';

panelSuite('destinations and planned load in Chromium', (open) => {
  it('shows by destination domain what was delivered, waits and was given up, and says what the instance does not have', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    const rows = (): Promise<string[]> => its.page.locator('.where tbody tr').allTextContents();
    assert.deepEqual((await rows()).slice(0, 3), [
      'gmail.com120,40001,21063.5%',
      'orange.fr60,10008,90036.0%',
      'old-isp.example88010600.5%',
    ]);
    assert.match(await text(its, '.where'), /Not available on this instance\. .*do not say which server/);
    const { subject, figures, live, readAt, window, series, destinations } = throughputSample(undefined, undefined, {
      destinations: part({ rows: [{ domain: HOSTILE.image, delivered: 5 }], domains: 300 }),
    });
    await its.post({
      type: 'throughputPatch',
      patch: { subject, figures, live, readAt, window, series: changedTail(series, series), destinations },
    });
    assert.deepEqual(await rows(), [`${HOSTILE.image}5n/an/an/a`]);
    assert.match(await text(its, '.where .note'), /The 1 largest of 300 domains/);
    await its.post({
      type: 'throughput',
      snapshot: throughputSample(undefined, undefined, { destinations: { ok: false, why: 'Not for you' } }),
    });
    assert.equal(await its.page.getByText('Not for you').isVisible(), true);
    assert.equal(await its.page.isVisible('.where table'), false);
    await its.post({
      type: 'throughput',
      snapshot: throughputSample(undefined, undefined, { scope: 'instance', destinations: undefined }),
    });
    assert.match(await text(its, '.where'), /counted for each delivery/);
  });

  it('lists what is planned for the instance, with a better start for what is too close', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    assert.equal(await its.page.isVisible('.planned'), false);
    await its.post({
      type: 'throughput',
      snapshot: throughputSample(undefined, undefined, { scope: 'instance', planned: plannedSample() }),
    });
    const second = its.page.locator('.planned tbody tr').nth(1);
    assert.match(
      (await second.textContent()) ?? '',
      /Cyber Monday: members1,100,0005 hr, 18 min.*Too close.*Better at Nov 23, 6:17/,
    );
    const width = await second
      .locator('.bar')
      .evaluate((bar) => bar.getBoundingClientRect().width / (bar.parentElement?.getBoundingClientRect().width ?? 1));
    assert.ok(Math.abs(width - 5.31 / 24) < 0.01, String(width));
  });

  it('asks the host to spread what starts too close together, where there is such', async () => {
    const its = await open('throughput');
    const planned = plannedSample();
    const quiet = { ...planned, rows: planned.rows.map((row) => ({ ...row, proposed: undefined })) };
    await its.post({
      type: 'throughput',
      snapshot: throughputSample(undefined, undefined, { scope: 'instance', planned: quiet }),
    });
    assert.equal(await its.page.isVisible('.spread'), false);
    await its.post({
      type: 'throughput',
      snapshot: throughputSample(undefined, undefined, { scope: 'instance', planned }),
    });
    await its.page.click('.spread vscode-button');
    assert.deepEqual((await its.sent()).at(-1), { type: 'spread' });
  });
});
