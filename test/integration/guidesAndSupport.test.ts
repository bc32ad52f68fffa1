import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { command, door } from './support/door';
import { eventually } from './support/tree';

const shown = (beginning: string): Promise<vscode.TextDocument> =>
  eventually(beginning, async () => vscode.workspace.textDocuments.find((document) => document.getText().startsWith(beginning)));

describe('guides and support reports', function () {
  this.timeout(120_000);

  before(async () => {
    await door();
    await command('tryDemo');
  });

  it('opens a guide that is checked off as far as the demo’s health can tell', async () => {
    await command('openGuide', { connectionId: 'demo', guide: 'performance' });
    const text = (await shown('# Delivery performance')).getText();
    assert.match(text, /^- \[ \] \*\*1\. [^\n]+\n {2}- Found: Modules that should run on sending-\d do not: mta@demo$/m);
    assert.match(text, /^- \[x\] /m);
    assert.match(text, /Only you can check this\./);
  });

  it('shows a support report before anything is written, with the link that saves it', async () => {
    await command('saveSupportReport', { connectionId: 'demo' });
    const document = await shown('This is what the zip will hold; nothing was written yet.');
    assert.match(document.getText(), /^health\.md /m);
    assert.match(document.getText(), /^servers\/sending-1\/modules\.txt /m);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 5);
    assert.deepEqual(
      lenses.map((lens) => [lens.command?.command, lens.command?.arguments]),
      [['deliveryDoctor.saveSupportReport', [{ preview: document.uri.toString() }]]],
    );
  });
});
