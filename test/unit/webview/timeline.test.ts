import assert from 'node:assert/strict';
import { NOW, timelineSample } from './harness/samples';
import { panelSuite } from './harness/suite';

panelSuite('the timeline', (open) => {
  it('shows a lane for what there is, moved along by keys, and opens the source of a point', async () => {
    const its = await open('timeline');
    await its.post({ type: 'timeline', snapshot: timelineSample() });
    const modules = its.page.getByRole('application', { name: /^Modules: 2 entries/ });
    await modules.focus();
    await its.page.keyboard.press('Home');
    await its.page.getByText('mta@demo stopped on sending-1', { exact: true }).waitFor();
    await its.page.keyboard.press('ArrowRight');
    await its.page.getByText('mta@demo started on sending-1', { exact: true }).waitFor();
    await its.page.keyboard.press('Enter');
    await its.page.getByRole('button', { name: 'Show as It Was Then' }).click();
    const sent = (await its.sent()).filter(({ type }) => type === 'openPoint' || type === 'replayAt');
    assert.deepEqual(sent, [
      { type: 'openPoint', id: 'modules:545' },
      { type: 'replayAt', at: NOW - 545 * 60_000 },
    ]);
  });

  it('puts what stands too close together, and takes it apart when zoomed in', async () => {
    const its = await open('timeline');
    await its.post({ type: 'timeline', snapshot: timelineSample() });
    const failures = its.page.getByRole('application', { name: /^Failures: 3/ });
    const marks = failures.locator('.mark');
    assert.equal(await marks.count(), 2);
    await failures.focus();
    await its.page.keyboard.press('Home');
    for (let press = 0; press < 4; press += 1) {
      await its.page.keyboard.press('+');
    }
    assert.equal(await marks.count(), 2, 'both that were together, and nothing of hours later');
    await its.page.keyboard.press('0');
    assert.equal(await marks.count(), 2);
    assert.equal(await its.page.getByRole('button', { name: 'Whole Period' }).isVisible(), false);
  });

  it('has a table of the same, and leaves out lanes without anything', async () => {
    const its = await open('timeline', { state: { version: 1, connectionId: 'c', view: 'table' } });
    const { points } = timelineSample();
    const snapshot = timelineSample({ points: points.filter(({ lane }) => lane === 'alerts' || lane === 'own') });
    await its.post({ type: 'timeline', snapshot });
    const rows = its.page.getByRole('table').getByRole('row');
    assert.equal(await rows.count(), 3);
    await rows.nth(1).getByRole('button').click();
    assert.deepEqual(
      (await its.sent()).filter(({ type }) => type === 'openPoint'),
      [{ type: 'openPoint', id: 'own:546' }],
    );
  });

  it('says that nothing is recorded where nobody watches, and offers to', async () => {
    const its = await open('timeline');
    await its.post({
      type: 'timeline',
      snapshot: timelineSample({ watched: false, looks: 0, since: undefined, points: [] }),
    });
    await its.page.getByText(/This instance is not watched/).waitFor();
    await its.page.getByText('Nothing happened in this period.').waitFor();
    await its.page.getByRole('button', { name: 'Watch This Instance' }).click();
    assert.ok((await its.sent()).some(({ type }) => type === 'watchThis'));
  });
});
