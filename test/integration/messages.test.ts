import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/testApi';
import { command, door } from './support/door';
import { eventually } from './support/tree';

describe('the messages of a delivery', function () {
  this.timeout(60_000);
  let opened: TestApi;

  before(async () => {
    opened = await door();
    await command('tryDemo');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const tabs = (): readonly string[] =>
    vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all.map(({ label }) => label));

  it('open in a panel that takes its name from the delivery, once for each delivery', async () => {
    const instance = await opened.manager.instance('demo', new AbortController().signal);
    const now = Date.now() + instance.info.clockOffsetMs;
    const [delivery] = (
      await instance.deliveries.list({ group: 'finished', now, pageSize: 1 }, new AbortController().signal)
    ).rows;
    assert.ok(delivery);
    const ref = { connectionId: 'demo', deliveryId: delivery.id };
    await command('openMessages', { ...ref, filter: { message: '1', statuses: [2] } });
    const wanted = `Messages: ${delivery.label} · `;
    await eventually('the panel has read its log', () =>
      Promise.resolve(tabs().some((label) => label.startsWith(wanted)) || undefined),
    );
    await command('openMessages', ref);
    assert.equal(tabs().filter((label) => label.startsWith(wanted)).length, 1);
  });
});
