import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, Person } from './support/answers';
import { asText, Clinic } from './support/clinic';
import { command } from './support/door';
import { eventually } from './support/tree';

const shown = (beginning: string): Promise<vscode.TextDocument> =>
  eventually(beginning, async () =>
    vscode.workspace.textDocuments.find((document) => document.getText().startsWith(beginning)),
  );

describe('guides and support reports', function () {
  this.timeout(120_000);

  // A demo of its own: that of the other tests may have its modules started by now.
  let clinic: Clinic;

  before(async () => {
    clinic = await Clinic.open('guides', {});
  });
  after(() => clinic.close());

  it('opens a guide that is checked off as far as the demo’s health can tell', async () => {
    await command('openGuide', { connectionId: clinic.id, guide: 'performance' });
    const text = (await asText()).getText();
    assert.match(text, /^# Delivery performance$/m);
    assert.match(text, /^- \[ \] 1\. [^\n]+\n {2}- Found: Modules that should run on sending-\d do not: mta@demo$/m);
    assert.match(text, /^- \[x\] /m);
    assert.match(text, /Only you can check this\./);
  });

  it('offers the fix at the step that needs it, and looks again when asked', async () => {
    await command('openGuide', { connectionId: clinic.id, guide: 'performance' });
    const document = await asText();
    const first = (): string => /^- \[(.)\] 1\. /m.exec(document.getText())?.[1] ?? '';
    const lenses = async (): Promise<vscode.CodeLens[]> =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
    const [start] = (await lenses()).filter(({ command: one }) => /Start mta@demo/.test(one?.title ?? ''));
    assert.ok(start !== undefined, document.getText());
    assert.match(start.command?.title ?? '', /Start mta@demo on Both Servers$/);
    assert.match(document.lineAt(start.range.start.line).text, /^- \[ \] 1\. /);
    assert.equal(first(), ' ');
    const person = new Person([]);
    await answering(clinic.opened, person, async () => {
      await vscode.commands.executeCommand(
        start.command?.command ?? '',
        ...((start.command?.arguments ?? []) as unknown[]),
      );
    });
    assert.equal(person.confirmations.length, 1, 'one question, however many servers');
    await vscode.window.showTextDocument(document);
    const again = (await lenses()).find(({ command: one }) => one?.command === 'deliveryDoctor.refreshDocument');
    assert.match(again?.command?.title ?? '', /Look again/);
    await vscode.commands.executeCommand(again?.command?.command ?? '');
    await eventually('the first step checked off', async () => (first() === 'x' ? true : undefined));
  });

  it('shows a support report before anything is written, with the link that saves it', async () => {
    await command('saveSupportReport', { connectionId: clinic.id });
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
