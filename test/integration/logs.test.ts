import assert from 'node:assert/strict';
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { deliveryRefOf } from '../../src/connections/target';
import type { TestApi } from '../../src/testApi';
import { answering, Person } from './support/answers';
import { command, door } from './support/door';
import { eventually, find } from './support/tree';

const DEMO = 'Demo instance';
const FILE = 'demo/log/mta.log';
const SERVER = 'sending-1';
const never = new AbortController().signal;
/** 2021-05-31T08:43:09.156Z, as the servers write. */
const line = (second: number, level: string, text: string): string =>
  `2021-05-31T08:43:${String(second % 60).padStart(2, '0')}.156Z\t66462\t66501\t1\t${level}\tlog\t${text}`;

async function first<T>(items: readonly T[], suits: (item: T) => Promise<boolean>): Promise<T> {
  for (const item of items) {
    if (await suits(item)) {
      return item;
    }
  }
  throw new Error('none suits');
}

describe('log editors', function () {
  this.timeout(60_000);
  let opened: TestApi;
  let path = '';

  const active = (): vscode.TextEditor => {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor, 'an editor is active');
    return editor;
  };
  const text = (): string => active().document.getText();
  const shows = (what: RegExp): Promise<true> =>
    eventually(`the log shows ${String(what)}`, async () => (what.test(text()) ? true : undefined), 20_000);
  const hides = (what: RegExp): Promise<true> =>
    eventually(`the log hides ${String(what)}`, async () => (what.test(text()) ? undefined : true), 20_000);
  const add = (...lines: readonly string[]): void => {
    appendFileSync(path, `${lines.join('\n')}\n`);
  };
  const openServerLog = (extra: object = {}): Promise<void> =>
    command('openServerLog', { connectionId: 'demo', serverId: SERVER, file: FILE, ...extra });

  before(async () => {
    opened = await door();
    await command('tryDemo');
    const channel = opened.store.get('demo')?.servers.find(({ name }) => name === SERVER)?.channel;
    assert.ok(channel?.kind === 'local', 'the demo has a local server');
    path = join(channel.installDir, 'var', FILE);
  });

  after(async () => {
    const config = vscode.workspace.getConfiguration('deliveryDoctor');
    await config.update('logProblems', undefined, vscode.ConfigurationTarget.Global);
    await config.update('maskAddresses', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens a log of a server at its end, read-only and in its language', async () => {
    writeFileSync(
      path,
      `${Array.from({ length: 3000 }, (_, index) => line(index, 'info', `old line ${index}`)).join('\n')}\n`,
    );
    await openServerLog();
    const { document, selection } = active();
    assert.equal(document.languageId, 'campaign-log');
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false);
    assert.match(document.lineAt(0).text, /^# demo\/log\/mta\.log of server sending-1, Demo instance$/);
    assert.match(text(), /old line 2999\n$/);
    assert.doesNotMatch(text(), /old line 1999\n/);
    assert.equal(selection.active.line, document.lineCount - 1);
  });

  it('reads what is above by a lens', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      active().document.uri,
      20,
    );
    assert.ok(
      lenses.some((lens) => lens.command?.command === 'deliveryDoctor.log.loadEarlier'),
      lenses.map((lens) => lens.command?.title).join(', '),
    );
    await command('log.loadEarlier');
    assert.match(text(), /old line 1000\n/);
    assert.doesNotMatch(text(), /old line 999\n/);
    await eventually('the eye is where the older lines end', async () => {
      const [seen] = active().visibleRanges;
      return seen !== undefined && active().document.getText(seen).includes('old line 2000\n') ? true : undefined;
    });
  });

  it('reads what is above when the keyboard comes to the first line, as long as something is above', async () => {
    await vscode.commands.executeCommand('cursorTop');
    await shows(/old line 0\n/);
    assert.equal(active().selection.active.line, 0, 'a cursor in the heading stays there');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      active().document.uri,
      20,
    );
    assert.ok(!lenses.some((lens) => lens.command?.command === 'deliveryDoctor.log.loadEarlier'), 'nothing is above');
  });

  it('follows, at the end only while the cursor is there', async () => {
    const editor = active();
    const end = new vscode.Position(editor.document.lineCount - 1, 0);
    editor.selection = new vscode.Selection(end, end);
    add(line(1, 'info', 'first new line'));
    await shows(/first new line/);
    await eventually('the cursor is at the end', async () =>
      active().selection.active.line === active().document.lineCount - 1 ? true : undefined,
    );

    const top = new vscode.Position(5, 3);
    editor.selection = new vscode.Selection(top, top);
    await eventually('the cursor is above', async () => (active().selection.active.line === 5 ? true : undefined));
    add(line(2, 'info', 'second new line'));
    await shows(/second new line/);
    assert.deepEqual([active().selection.active.line, active().selection.active.character], [5, 3]);
  });

  it('stops following and goes on without losing a line', async () => {
    await command('log.pause');
    add(line(3, 'info', 'written while paused'));
    await command('log.follow');
    await shows(/written while paused\n/);
    assert.equal(text().split('written while paused').length, 2, 'told once');
  });

  it('marks a gap when the file is renamed, and goes on', async () => {
    renameSync(path, path.replace(/\.log$/, '_2.log'));
    writeFileSync(
      path,
      `${line(4, 'error', 'XTK-170036 after the rotation for jane.doe@example.com')}\n\tand a second line\n${line(5, 'info', 'the rest')}\n`,
    );
    await shows(/⋯ The file was full; a new one begins[^\n]*\n[^\n]*XTK-170036 after the rotation/);
  });

  it('filters whole entries', async () => {
    await answering(opened, new Person(['xtk-170036']), () => command('log.filter'));
    await hides(/old line/);
    assert.match(text(), /# Only what the filter lets through: xtk-170036\n/);
    assert.match(text(), /after the rotation[^\n]*\n\tand a second line\n/);
    assert.doesNotMatch(text(), /the rest/);
    await answering(opened, new Person(['']), () => command('log.filter'));
    await shows(/old line/);
    await openServerLog({ text: 'old line 1234' });
    await answering(opened, new Person(['/line \\d*5/, rotation']), () => command('log.filter'));
    await hides(/old line 1234/);
    await eventually('the cursor is at the next entry that is shown', async () =>
      /old line 1235$/.test(active().document.lineAt(active().selection.active.line).text) ? true : undefined,
    );
    await answering(opened, new Person(['']), () => command('log.filter'));
    await eventually('the cursor is at the same entry still', async () =>
      /old line 1235$/.test(active().document.lineAt(active().selection.active.line).text) &&
      active().document.lineCount > 2500
        ? true
        : undefined,
    );
  });

  it('shows the times in UTC, local time and the time of the instance', async () => {
    await answering(opened, new Person(['In UTC']), () => command('log.times'));
    await shows(/^2021-05-31T08:43:04\.156Z\t66462.*XTK-170036/m);
    const { info } = await opened.manager.instance('demo', never);
    await answering(opened, new Person(['In the instance’s time']), () => command('log.times'));
    await shows(new RegExp(`times in ${info.operatorTimezone ?? 'UTC'}`));
  });

  it('shows errors only, and of each line the message only', async () => {
    await answering(opened, new Person(['Errors only']), () => command('log.levels'));
    await hides(/the rest/);
    assert.match(text(), /XTK-170036 after the rotation[^\n]*\n\tand a second line\n/);
    await command('log.columns');
    await shows(/^(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d {2}ERROR {4}XTK-170036/m);
    await command('log.columns');
    await answering(opened, new Person(['All levels']), () => command('log.levels'));
    await shows(/\t66462\t[^\n]*the rest/);
  });

  it('shows only the delivery of the line at the cursor', async () => {
    add(line(6, 'info', 'delivery 4711 begins'), line(7, 'info', 'delivery 47110 begins'));
    await shows(/delivery 47110 begins/);
    await openServerLog({ text: 'delivery 4711 begins' });
    await command('log.onlyThisDelivery');
    await hides(/delivery 47110/);
    assert.match(text(), /delivery 4711 begins/);
    await answering(opened, new Person(['']), () => command('log.filter'));
    await shows(/delivery 47110/);
  });

  it('hides addresses when it is told to, until they are revealed', async () => {
    await vscode.workspace
      .getConfiguration('deliveryDoctor')
      .update('maskAddresses', 'always', vscode.ConfigurationTarget.Global);
    await shows(/j•••@example\.com/);
    assert.doesNotMatch(text(), /jane/);
    await command('log.revealAddresses');
    await shows(/jane\.doe@example\.com/);
  });

  it('goes to the next error, explains its code, folds and outlines it', async () => {
    await command('log.nextError');
    const { document, selection } = active();
    const { line: at } = selection.active;
    assert.match(document.lineAt(at).text, /XTK-170036/);
    const position = new vscode.Position(at, document.lineAt(at).text.indexOf('XTK') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const said = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : JSON.stringify(content)))
      .join('\n');
    assert.match(said, /could not be parsed[\s\S]*https:/);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.ok(
      folds.some(({ start, end }) => start === at && end === at + 1),
      'an entry of two lines folds',
    );
    assert.ok(
      folds.some(({ end, start }) => end - start > 1000),
      'a day folds',
    );
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = (parts: readonly vscode.DocumentSymbol[]): string[] =>
      parts.flatMap(({ name, children }) => [name, ...names(children)]);
    assert.ok(
      names(symbols).some((name) => name.startsWith('XTK-170036 after the rotation')),
      names(symbols).join('\n'),
    );
  });

  it('says above a line in error what it means, and all that is known of it when asked', async () => {
    const { document } = active();
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      50,
    );
    const lens = lenses.find(({ command: does }) => does?.command === 'deliveryDoctor.explainLine')?.command;
    assert.match(lens?.title ?? '', /could not be parsed/);
    await vscode.commands.executeCommand('deliveryDoctor.explainLine', ...((lens?.arguments ?? []) as unknown[]));
    await eventually('the explanation is shown', async () =>
      active().document.uri.toString() === document.uri.toString() ? undefined : true,
    );
    assert.match(text(), /^> XTK-170036 after the rotation/m);
    assert.match(text(), /could not be parsed[\s\S]*https:/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.window.showTextDocument(document);
  });

  it('explains what is on the clipboard where nothing is selected', async () => {
    const log = active().document;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const copied = 'DLV-490032 The sender email address is not authorized.';
    await vscode.env.clipboard.writeText(copied);
    const person = new Person([copied]);
    await answering(opened, person, () => command('explainLine'));
    assert.equal(person.asked[0]?.value, copied);
    await eventually('the explanation is shown', async () =>
      /The preparation refuses the delivery/.test(text()) ? true : undefined,
    );
    await vscode.window.showTextDocument(log);
  });

  it('lists lines in error as Problems only when that is wanted', async () => {
    const { uri } = active().document;
    const ours = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'XTK-170036');
    assert.deepEqual(ours(), []);
    await vscode.workspace
      .getConfiguration('deliveryDoctor')
      .update('logProblems', true, vscode.ConfigurationTarget.Global);
    await eventually('the error is a problem', async () => (ours().length > 0 ? true : undefined));
  });

  it('opens at a wanted line', async () => {
    await openServerLog({ text: 'after the rotation' });
    assert.match(active().document.lineAt(active().selection.active.line).text, /after the rotation/);
  });

  it('stays at a wanted line while the log, which was at its end, goes on', async () => {
    await openServerLog();
    add(line(5, 'warning', 'the wanted line'), line(5, 'info', 'behind it'));
    const growing = setInterval(() => {
      add(line(5, 'info', 'growing'));
    }, 20);
    try {
      await shows(/growing/);
      await openServerLog({ text: 'the wanted line' });
      const lines = active().document.lineCount;
      await eventually('the log has grown', async () => (active().document.lineCount > lines + 20 ? true : undefined));
      assert.match(active().document.lineAt(active().selection.active.line).text, /the wanted line/);
    } finally {
      clearInterval(growing);
    }
    await openServerLog({ text: 'after the rotation' });
  });

  it('copies with what the lines belong to', async () => {
    await command('log.copyWithContext');
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^demo\/log\/mta\.log of server sending-1, Demo instance\n/);
    assert.match(copied, /```\n[\s\S]*after the rotation[\s\S]*\n```\n$/);
  });

  it('links ids to their views, in a journal', async () => {
    const { node } = await find(opened, DEMO, 'Failed', /./);
    const ref = deliveryRefOf(node);
    assert.ok(ref);
    add(line(6, 'info', `Delivery ${ref.deliveryId}: started`));
    await shows(/: started\n/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      active().document.uri,
    );
    const link = links.find(
      ({ target }) => target?.scheme === 'command' && decodeURIComponent(target.query).includes(ref.deliveryId),
    );
    assert.ok(link, links.map(({ target }) => target?.toString()).join('\n'));
  });

  it('leads from a message to the grid of the delivery that its line names', async () => {
    const { node } = await find(opened, DEMO, 'Failed', /./);
    const ref = deliveryRefOf(node);
    assert.ok(ref);
    await openServerLog();
    add(line(7, 'info', `Delivery ${ref.deliveryId}: message 987654 was sent`));
    await shows(/message 987654/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      active().document.uri,
    );
    const link = links
      .map(({ target }) => decodeURIComponent(target?.query ?? ''))
      .find((query) => query.includes('987654'));
    assert.ok(link !== undefined, 'the message is a link');
    const [argument]: unknown[] = JSON.parse(link) as unknown[];
    assert.deepEqual(deliveryRefOf(argument), ref);
    await command('log.openId', argument);
    await eventually('the grid opens', async () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith('Messages: ') === true ? true : undefined,
    );
    await openServerLog();
  });

  it('compares two logs without what differs in every line', async () => {
    const { node } = await find(opened, DEMO, 'Failed', /./);
    await command('openAuditLog', node);
    const journal = active().document.lineAt(0).text.replace('# ', '');
    await openServerLog();
    const others = vscode.workspace.textDocuments.filter(
      ({ languageId, uri }) => languageId === 'campaign-log' && uri.scheme === 'delivery-doctor-log',
    );
    const name = others
      .find((other) => other.lineAt(0).text.includes(journal))
      ?.uri.path.split('/')
      .at(-1);
    await answering(opened, new Person(others.length > 2 ? [name] : []), () => command('log.compare'));
    const tab = await eventually('a comparison opens', async () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    const compared = await vscode.workspace.openTextDocument(tab.modified);
    assert.match(compared.getText(), /^ERROR +XTK-170036 after the rotation/m);
  });

  it('shows the tracking log of a delivery', async () => {
    const instance = await opened.manager.instance('demo', never);
    const { rows } = await instance.deliveries.list({ group: 'finished', now: Date.now(), pageSize: 100 }, never);
    const tracked = await first(
      rows,
      async ({ id }) => (await instance.trackingLogs.newest({ deliveryId: id }, 1, never)).length > 0,
    );
    await command('openTrackingLog', { connectionId: 'demo', deliveryId: tracked.id });
    assert.match(active().document.lineAt(0).text, /^# Tracking log of /);
    await eventually(
      text(),
      async () => (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}INFO {5}(open|click)/m.test(text()) ? true : undefined),
      5000,
    );
  });

  it('shows the record of what was changed, and follows it', async () => {
    await command('showActivity');
    assert.match(active().document.lineAt(0).text, /^# What was changed from here/);
  });

  it('says in the tab what cannot be read', async () => {
    await openServerLog({ file: 'demo/log/nowhere.log' });
    assert.match(text(), /^# demo\/log\/nowhere\.log is not there/);
  });

  it('merges the log of all servers by time', async () => {
    await answering(opened, new Person(['mta.log']), () => command('openMergedLog', { connectionId: 'demo' }));
    await shows(/^# demo\/log\/mta\.log of all servers of Demo instance, merged by time/);
    await shows(/\tsending-1 │ /);
    await shows(/\tsending-2 │ /);
  });
});
