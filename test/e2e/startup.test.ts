import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { openSession } from './session';

describe('starting up', () => {
  it('is activated when its view opens, and VS Code says how long that took', async () => {
    // Tall, because VS Code draws only the rows that fit.
    const { workbench, close } = await openSession({ height: 2400 });
    await workbench.view('Delivery Doctor');
    await workbench.welcomeButton('Add an Instance').waitFor();
    await workbench.command('Developer: Show Running Extensions');
    const row = workbench.page.locator('.monaco-list-row', { hasText: /Delivery Doctor.*Activation/s });
    const text = await eventually(
      () => row.innerText(),
      (shown) => /Activation: \d+ms/.test(shown),
    );
    const [, ms = ''] = /Activation: (\d+)ms/.exec(text) ?? [];
    console.log(`  activation as VS Code reports it: ${ms} ms`);
    await workbench.screenshot('running-extensions');
    await close();
  });

  it('works in a folder that is not trusted', async () => {
    const settings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
    const { workbench, close } = await openSession({ settings });
    await workbench.page.locator('.part.statusbar').getByText('Restricted Mode').waitFor();
    await workbench.view('Delivery Doctor');
    await workbench.command('Delivery Doctor: Add an Instance…');
    await workbench.fillInput(/name under which you know/, 'Shop FR');
    assert.match(await workbench.quickInputText(), /Add an Instance/);
    await workbench.screenshot('restricted');
    await close();
  });
});
