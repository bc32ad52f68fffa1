import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { isStanding, keyOf } from '../../src/watch/alert';
import type { TestApi } from '../../src/testApi';
import type { DeliveriesTree } from '../../src/views/deliveries/tree/deliveriesTree';
import { command, door } from './support/door';

/** Waits until something holds, for as long as a look may take on a busy machine. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 45_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `${what} did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

describe('watching an instance', function () {
  this.timeout(120_000);
  let opened: TestApi;
  let tree: DeliveriesTree;

  before(async () => {
    opened = await door();
    ({ tree } = await opened.view.live());
    await command('tryDemo');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  after(async () => {
    await opened.watches.stop('demo');
  });

  const row = (): vscode.TreeItem => tree.instanceNode('demo').item();

  it('is not done unasked', () => {
    assert.equal(opened.watchStatus.shown, undefined);
    assert.match(String(row().contextValue), /\bunwatched\b/);
    assert.doesNotMatch(String(row().description), /watched/);
  });

  it('looks while the views are hidden, marks the row and says so in the status bar', async () => {
    await command('watchInstance', { connectionId: 'demo' });
    await until('an alert', async () => (await opened.watches.alerts('demo')).some(isStanding));
    assert.match(String(row().contextValue), / watched$/);
    assert.match(String(row().description), /watched, \d+ alerts?/);
    assert.match(opened.watchStatus.shown?.text ?? '', /\$\(bell\) \d+ alerts?/);
    assert.deepEqual(opened.state.get('watch.instances'), ['demo']);
  });

  it('names the delivery that waits for an MTA that does not run', async () => {
    const keys = (await opened.watches.alerts('demo')).map(keyOf);
    assert.ok(
      keys.some((key) => key.startsWith('startPending:')),
      keys.join(', '),
    );
  });

  it('keeps a list of alerts that says who looked after them', async () => {
    await command('showAlerts', { connectionId: 'demo' });
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /# Alerts of Demo instance/);
    assert.match(text, /start pending for/);
    const alerts = await opened.watches.alerts('demo');
    assert.ok(alerts.filter(isStanding).every(({ handled }) => handled?.how === 'seen'));
    assert.ok(alerts.filter(isStanding).every(({ handled }) => handled?.by === 'admin'));
  });

  it('shows what happened on one time axis, in a panel', async () => {
    await command('openInstanceTimeline', { connectionId: 'demo' });
    await until(
      'the panel',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith('Timeline: Demo instance') === true,
    );
    const now = Date.now();
    const recorded = { connectionId: 'demo', deliveryId: undefined, from: now - 3_600_000, to: now };
    const { looks, watched, events } = await opened.records.recorded(recorded);
    assert.ok(looks > 0 && watched);
    assert.ok(
      events.some(({ lane, place }) => lane === 'alerts' && place.kind === 'why'),
      JSON.stringify(events),
    );
  });

  it('shows the instance as it was, diagnosed from what was recorded', async () => {
    await opened.records.replay('demo', Date.now());
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /# Demo instance as it was/);
    // Whatever others did to the MTA before: nobody configures this affinity.
    assert.match(text, /The IP affinity “vip” is configured on no sending server \(certain\)/);
    assert.match(text, /looks do not record it/);
  });

  it('ends with the sign-out, and signs in to nothing by itself', async () => {
    await command('disconnect', { connectionId: 'demo' });
    await until('the end of the watch', () => opened.watchStatus.shown === undefined);
    assert.equal(opened.watches.isWatched('demo'), false);
    assert.match(String(row().contextValue), /\bunwatched\b/);
    assert.equal(opened.manager.existing('demo') === undefined, true);
  });

  it('loads as a bundle of its own, after activation', () => {
    const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.delivery-doctor'));
    assert.ok(extension !== undefined);
    assert.ok(existsSync(vscode.Uri.joinPath(extension.extensionUri, 'dist', 'watch.js').fsPath));
  });
});
