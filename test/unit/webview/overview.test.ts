import assert from 'node:assert/strict';
import { overviewSample } from './harness/samples';
import { panelSuite } from './harness/suite';

panelSuite('the overview of instances', (open) => {
  it('leads from a figure to what it counts', async () => {
    const its = await open('overview', { ref: { instances: 'all' } });
    await its.post({ type: 'overview', snapshot: overviewSample() });
    const row = its.page.getByRole('row', { name: /Retail FR/ });
    await row.getByRole('button', { name: /^12,/ }).click();
    await row.getByRole('button', { name: /^86,400,/ }).click();
    await its.page
      .getByRole('row', { name: /Stage/ })
      .getByRole('button', { name: /Connect/ })
      .click();
    assert.deepEqual(
      (await its.sent()).filter(({ type }) => type === 'ofInstance'),
      [
        { type: 'ofInstance', connectionId: 'fr', action: 'diagnoseAllPending' },
        { type: 'ofInstance', connectionId: 'fr', action: 'openInstanceThroughput' },
        { type: 'ofInstance', connectionId: 'stage', action: 'connect' },
      ],
    );
  });

  it('says what keeps an instance from being read, and claims no figure of it', async () => {
    const its = await open('overview', { ref: { instances: 'all' } });
    await its.post({ type: 'overview', snapshot: overviewSample() });
    const cells = await its.page
      .getByRole('row', { name: /Retail EU/ })
      .getByRole('cell')
      .allTextContents();
    assert.deepEqual(cells.slice(2, 6), ['–', '–', '–', '–']);
    assert.match(cells.at(-1) ?? '', /does not answer/);
  });

  it('offers no menu that would be empty', async () => {
    const its = await open('overview', { ref: { instances: 'all' } });
    await its.post({ type: 'overview', snapshot: overviewSample() });
    assert.equal(await its.page.getByRole('button', { name: 'Open', exact: true }).isVisible(), false);
    assert.equal(await its.page.getByRole('button', { name: 'Save', exact: true }).isVisible(), false);
  });
});
