import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import '../vscodeStandIn';
import { PANEL_KINDS, panelViewType } from '../../../src/panels/contract';
import { LINKS } from '../../../src/shared/protocol/common';
import { PANELS } from '../../../src/panels/definitions';

describe('the definitions of panels', () => {
  it('have each an activation event in package.json, by which VS Code brings the panel back', () => {
    const { activationEvents } = JSON.parse(readFileSync('package.json', 'utf8')) as { activationEvents: string[] };
    assert.deepEqual(
      activationEvents.filter((event) => event.startsWith('onWebviewPanel:')),
      PANEL_KINDS.map((kind) => `onWebviewPanel:${panelViewType(kind)}`),
    );
  });

  it('lead only to commands that there are', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { commands: { command: string }[] };
    };
    const commands = new Set(contributes.commands.map(({ command }) => command));
    assert.deepEqual(
      LINKS.filter((link) => !commands.has(`deliveryDoctor.${link}`)),
      [],
    );
  });

  it('have each a page', () => {
    assert.deepEqual(
      PANEL_KINDS.filter((kind) => !existsSync(`webview-ui/${kind}/main.ts`)),
      [],
    );
  });

  it('take a reference to a delivery, to an instance, or to either, and nothing else', () => {
    const ofInstances = ['throughput', 'failures', 'timeline'];
    for (const kind of PANEL_KINDS.filter((one) => one !== 'overview')) {
      const ref = { connectionId: 'c', deliveryId: '1' };
      assert.deepEqual(
        PANELS[kind].subject({ ...ref, period: 'x' })?.ref,
        kind === 'failures' ? { connectionId: 'c' } : ref,
      );
      const ofInstance = PANELS[kind].subject({ connectionId: 'c' })?.ref;
      assert.deepEqual(ofInstance, ofInstances.includes(kind) ? { connectionId: 'c' } : undefined);
      assert.equal(PANELS[kind].subject({ deliveryId: '1' }), undefined);
      assert.equal(PANELS[kind].subject(undefined), undefined);
    }
  });

  it('take all instances at once, for the overview only', () => {
    const all = { instances: 'all' };
    assert.deepEqual(
      PANEL_KINDS.filter((kind) => PANELS[kind].subject(all) !== undefined),
      ['overview'],
    );
    assert.equal(PANELS.overview.subject({ connectionId: 'c' }), undefined);
  });

  it('let the grid of messages show a filter that somebody hands over, and leave out what is none', () => {
    assert.deepEqual(PANELS.messages.show({ domain: 'gmail.com' }), [
      { type: 'logTab', tab: 'messages' },
      { type: 'logFilter', filter: { domain: 'gmail.com' } },
    ]);
    assert.deepEqual(PANELS.messages.show({ statuses: [2], exportAs: 'csv' }).at(-1), {
      type: 'exportLog',
      format: 'csv',
      columns: [],
    });
    assert.deepEqual(PANELS.messages.show({ domain: 7 }), []);
    assert.deepEqual(PANELS.messages.show(undefined), []);
    assert.deepEqual(PANELS.tracking.show({ domain: 'gmail.com' }), []);
  });
});
