import assert from 'node:assert/strict';
import { NOW, part, SUBJECT, throughputSample, trackingSample } from './harness/samples';
import { choose, HOSTILE, panelSuite, text } from './harness/suite';

panelSuite('the frame of a panel in Chromium', (open) => {
  it('shakes hands once it listens, and says what it waits for', async () => {
    const its = await open('tracking');
    assert.deepEqual(await its.sent(), [{ type: 'ready', version: 1, state: {} }]);
    assert.equal(await its.page.isVisible('.loading'), true);
    assert.equal(await its.page.getByText('Save as CSV').isVisible(), false);
    assert.deepEqual(await its.state(), { version: 1, connectionId: 'c1', deliveryId: '4711' });
  });

  it('shows hostile labels as text', async () => {
    const its = await open('tracking');
    const labels = Object.values(HOSTILE);
    await its.post({
      type: 'tracking',
      snapshot: trackingSample({
        subject: { ...SUBJECT, label: HOSTILE.image, internalName: HOSTILE.script },
        urls: part(
          labels.map((label, index) => ({
            id: String(index + 2),
            label,
            source: `javascript:${label}`,
            type: 1,
            category: label,
          })),
        ),
        domains: part(labels.map((domain) => ({ domain, success: 1, error: 1, unknownUser: 1 }))),
      }),
    });
    assert.equal(await text(its, 'h1'), HOSTILE.image);
    for (const label of labels) {
      assert.equal(await its.page.getByText(label, { exact: true }).first().textContent(), label);
    }
    assert.equal(await its.page.locator('img, iframe, main script, a[href]').count(), 0);
    assert.notEqual(await its.page.title(), 'hacked');
    const overflow = await its.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
  });

  it('lets what it says in passing stand while new data come', async () => {
    const its = await open('tracking');
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    await its.post({ type: 'notice', text: 'Switched.' });
    await its.post({ type: 'tracking', snapshot: trackingSample() });
    assert.equal(await text(its, '.status'), 'Switched.');
    await its.page.locator('.status', { hasText: 'Read at' }).waitFor();
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

  it('leads to what else there is about the delivery', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await choose(its, 'Open', 'Why?');
    assert.deepEqual((await its.sent()).at(-1), { type: 'run', command: 'whyPending' });
  });

  it('opens its menu of what can be saved for a button in the title of the editor', async () => {
    const its = await open('throughput');
    await its.post({ type: 'throughput', snapshot: throughputSample() });
    await its.post({ type: 'offerSave' });
    assert.deepEqual(await its.page.locator('.menu-item:visible').allInnerTexts(), [
      'Save as PNG',
      'Copy Image',
      'Save as CSV',
      'Save as JSON',
    ]);
    await its.page.keyboard.press('Escape');
    assert.equal(await its.page.locator('.menu-item:visible').count(), 0);
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
    await choose(its, 'Time Zone', 'UTC');
    assert.match(await text(its, '.status'), /2:07:30.PM UTC/);
    assert.equal(((await its.state()) as { zone: string }).zone, 'utc');
  });
});
