import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/testApi';
import { answering, Person } from './support/answers';
import { command, door } from './support/door';
import { eventually } from './support/tree';

const shown = (beginning: string): Promise<vscode.TextDocument> =>
  eventually(beginning, async () =>
    vscode.workspace.textDocuments.find((document) => document.getText().startsWith(beginning)),
  );

describe('guides and support reports', function () {
  this.timeout(120_000);

  let opened: TestApi;

  before(async () => {
    opened = await door();
    await command('tryDemo');
  });

  it('opens a guide that is checked off as far as the demo’s health can tell', async () => {
    await command('openGuide', { connectionId: 'demo', guide: 'performance' });
    const text = (await shown('# Delivery performance')).getText();
    assert.match(
      text,
      /^- \[ \] \*\*1\. [^\n]+\n {2}- Found: Modules that should run on sending-\d do not: mta@demo$/m,
    );
    assert.match(text, /^- \[x\] /m);
    assert.match(text, /Only you can check this\./);
  });

  it('offers the fix at the step that needs it, and looks again when asked', async () => {
    await command('openGuide', { connectionId: 'demo', guide: 'performance' });
    const document = await shown('# Delivery performance');
    const first = (): string => /^- \[(.)\] \*\*1\. /m.exec(document.getText())?.[1] ?? '';
    const lenses = async (): Promise<vscode.CodeLens[]> =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
    const starts = (await lenses()).filter(({ command: one }) => /Start mta@demo/.test(one?.title ?? ''));
    // Other tests may have started one of the two.
    const missing = document.getText().match(/^ {2}- Found: Modules that should run/gm)?.length ?? 0;
    assert.ok(missing > 0, document.getText());
    assert.equal(starts.length, missing);
    for (const { range } of starts) {
      assert.match(document.lineAt(range.start.line).text, /^ {2}- Found: Modules that should run/);
    }
    assert.equal(first(), ' ');
    for (const { command: one } of starts) {
      await answering(opened, new Person([]), async () => {
        await vscode.commands.executeCommand(one?.command ?? '', ...((one?.arguments ?? []) as unknown[]));
      });
    }
    await vscode.window.showTextDocument(document);
    const again = (await lenses()).find(({ command: one }) => one?.command === 'deliveryDoctor.refreshDocument');
    assert.match(again?.command?.title ?? '', /Look again/);
    await vscode.commands.executeCommand(again?.command?.command ?? '');
    await eventually('the first step checked off', async () => (first() === 'x' ? true : undefined));
  });

  it('shows a support report before anything is written, with the link that saves it', async () => {
    await command('saveSupportReport', { connectionId: 'demo' });
    const document = await shown('This is what the zip will hold; nothing was written yet.');
    assert.match(document.getText(), /^health\.md /m);
    assert.match(document.getText(), /^servers\/sending-1\/modules\.txt /m);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      5,
    );
    assert.deepEqual(
      lenses.map((lens) => [lens.command?.command, lens.command?.arguments]),
      [['deliveryDoctor.saveSupportReport', [{ preview: document.uri.toString() }]]],
    );
  });
});
