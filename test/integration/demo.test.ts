import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Delivery } from '../../src/domain/delivery';
import { DELIVERY_STATES } from '../../src/domain/deliveryState';
import { deliveryRefOf } from '../../src/connections/target';
import type { DeliveryRef } from '../../src/connections/access';
import type { TestApi } from '../../src/testApi';
import { answering, Person } from './support/answers';
import { asText } from './support/clinic';
import { command, door } from './support/door';
import { eventually, find, shownBelow, type Shown } from './support/tree';

const DEMO = 'Demo instance';
const STUCK_BY_MTA = /winter preview/;
const STUCK_BY_AFFINITY = /VIP evening/;
const never = new AbortController().signal;

describe('with the demo instance', function () {
  this.timeout(120_000);
  let opened: TestApi;
  let secret = '';

  before(async () => {
    opened = await door();
    await command('tryDemo');
    const credentials = await opened.secrets.get('demo');
    assert.ok(credentials, 'the demo connection has its secret');
    secret = credentials;
  });

  const stuck = (label: RegExp): Promise<Shown> => find(opened, DEMO, 'Needs attention', label);
  const refOf = (node: unknown): DeliveryRef => {
    const ref = deliveryRefOf(node);
    assert.ok(ref, 'not a delivery');
    return ref;
  };

  it('shows the instance, its groups in order with counts, and deliveries with state, channel and age', async () => {
    const [instance] = await shownBelow(opened);
    assert.equal(instance?.label, DEMO);
    assert.match(String(instance.item.description), /^demo · 7\./);
    const groups = await shownBelow(opened, instance.node);
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['Needs attention', 'Pending', 'In progress', 'Scheduled', 'Paused', 'Failed', 'Finished', 'Being edited'],
    );
    for (const { item } of groups) {
      assert.match(String(item.description), /^[\d,]+$/);
    }
    const { item } = await stuck(STUCK_BY_MTA);
    assert.match(String(item.description), /^\d.* late · [\d,]+ to send · email$/);
    assert.match(String(item.contextValue), /^delivery pending .*\bdiagnose\b/);
    assert.match(item.accessibilityInformation?.label ?? '', /winter preview, Start pending, .* late, .*email$/);
    assert.equal(item.tooltip, undefined);
  });

  it('reads the tooltip only when it is asked for', async () => {
    const { node, item } = await stuck(STUCK_BY_MTA);
    const source = new vscode.CancellationTokenSource();
    const resolved = await opened.view.resolveTreeItem(item, node, source.token);
    assert.ok(resolved.tooltip instanceof vscode.MarkdownString);
    const words = resolved.tooltip.value;
    assert.match(words, /\| IP affinity \| newsletter \|/);
    assert.match(words, /\| Contact date \| .*ago/);
  });

  it('pages a group, and says how many there are', async () => {
    const group = await find(opened, DEMO, 'Finished');
    const total = Number(String(group.item.description).replaceAll(',', ''));
    assert.ok(total > 100, `${total} finished deliveries`);
    const first = await shownBelow(opened, group.node);
    assert.equal(first.at(-1)?.label, `Load more (100 of ${total})`);
    await command('loadMore', first.at(-1)?.node);
    const second = await shownBelow(opened, group.node);
    assert.equal(second.length, Math.min(200, total) + (total > 200 ? 1 : 0));
    assert.equal(new Set(second.map(({ item }) => item.id)).size, second.length);
    const dates = second
      .map(({ node }) => (node as { readonly delivery?: Delivery }).delivery?.lastModified)
      .filter((at) => at !== undefined);
    assert.deepEqual(
      dates,
      [...dates].sort((a, b) => b - a),
      'newest first',
    );
  });

  it('keeps ids free of what changes, and objects the same over a refresh', async () => {
    const before = await stuck(STUCK_BY_MTA);
    opened.view.refresh();
    const { tree } = await opened.view.live();
    await tree.deliveries('demo').refresh(await opened.manager.instance('demo', never), never);
    const after = await stuck(STUCK_BY_MTA);
    assert.equal(after.node, before.node);
    assert.equal(after.item.id, before.item.id);
    assert.equal(String(after.item.id).includes('winter'), false);
  });

  it('shows the journal in a read-only editor, in its own language', async () => {
    const { node } = await stuck(STUCK_BY_MTA);
    await command('openAuditLog', node);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.equal(document.uri.scheme, 'delivery-doctor-log');
    assert.equal(document.languageId, 'campaign-log');
    assert.match(document.lineAt(0).text, /^# Journal of .*winter preview.*\(DM\d+\) on Demo instance$/);
    assert.match(document.getText(), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}(ERROR|WARNING|INFO|STATUS|VERBOSE) +\S/m);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false);
  });

  it('opens from the palette too, by picking a delivery', async () => {
    const person = new Person(['VIP evening – invitation']);
    await answering(opened, person, () => command('openAuditLog'));
    assert.match(vscode.window.activeTextEditor?.document.lineAt(0).text ?? '', /VIP evening/);
  });

  it('explains an affinity that no server knows, in a document, in Problems and as quick fixes', async () => {
    const { node } = await stuck(STUCK_BY_AFFINITY);
    await command('whyPending', node);
    const document = await asText();
    assert.equal(document.languageId, 'delivery-report');
    const problem = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'affinityNotConfigured');
    assert.ok(
      problem,
      vscode.languages
        .getDiagnostics(document.uri)
        .map(({ message }) => message)
        .join('\n'),
    );
    assert.match(document.lineAt(problem.range.start.line).text, /^## .*vip/);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    // VS Code learns of the document's problems a little after this process does.
    await eventually('a quick fix of the affinity', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        problem.range,
      );
      return actions.find(
        ({ title, command: does }) => does?.command === 'deliveryDoctor.applyRemedy' && /affinity/i.test(title),
      );
    });
  });

  it('refuses a remedy that belongs to no answer given here', async () => {
    const { node } = await stuck(STUCK_BY_MTA);
    const person = new Person([]);
    await answering(opened, person, () =>
      command('applyRemedy', { connectionId: 'demo', deliveryId: refOf(node).deliveryId, finding: 99, remedy: 0 }),
    );
    assert.deepEqual(person.confirmations, []);
  });

  it('starts mta@demo after asking, and shows the delivery moving to Finished', async () => {
    const { node } = await stuck(STUCK_BY_MTA);
    await command('whyPending', node);
    const document = await asText();
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    assert.equal(problem?.code, 'mtaNotRunning');
    const start = await eventually('the quick fix that starts mta@demo', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        problem.range,
      );
      return actions.find(({ title }) => /^Start mta@demo/.test(title));
    });
    assert.ok(start.command);

    const given: readonly unknown[] = start.command.arguments ?? [];
    const [remedy] = given;
    const declining = new Person([], false);
    await answering(opened, declining, () => command('applyRemedy', remedy));
    assert.equal(declining.confirmations.length, 1);
    assert.match(declining.confirmations[0]?.question ?? '', /mta@demo/);
    assert.equal(declining.confirmations[0]?.environment, 'demo');
    await stuck(STUCK_BY_MTA);

    const agreeing = new Person([]);
    await answering(opened, agreeing, () => command('applyRemedy', remedy));
    assert.equal(agreeing.confirmations.length, 1);
    const instance = await opened.manager.instance('demo', never);
    const done = new Set<number>([DELIVERY_STATES.started, DELIVERY_STATES.finished]);
    await eventually('the delivery is being sent', async () => {
      const delivery = await instance.deliveries.get(refOf(node).deliveryId, never);
      return delivery !== undefined && done.has(delivery.state) ? delivery : undefined;
    });
    await command('refresh');
    await eventually('the tree shows it in another group', async () => {
      const names = (await shownBelow(opened, (await find(opened, DEMO, 'Needs attention')).node)).map(
        ({ label }) => label,
      );
      return names.some((name) => STUCK_BY_MTA.test(name)) ? undefined : names;
    });
  });

  it('pauses and resumes after asking, and offers only what the state allows', async () => {
    const { node, item } = await find(opened, DEMO, 'In progress', /Loyalty/);
    assert.match(String(item.contextValue), /\bpause\b/);
    assert.doesNotMatch(String(item.contextValue), /\bresume\b/);
    const { deliveryId } = refOf(node);
    const instance = await opened.manager.instance('demo', never);
    const state = async (): Promise<number> => (await instance.deliveries.get(deliveryId, never))?.state ?? 0;

    const declining = new Person([], false);
    await answering(opened, declining, () => command('pause', node));
    assert.equal(await state(), DELIVERY_STATES.started);

    const agreeing = new Person([]);
    await answering(opened, agreeing, () => command('pause', node));
    const [asked] = agreeing.confirmations;
    assert.match(asked?.question ?? '', /^Pause Loyalty .*\(DM\d+\)\?$/);
    assert.match(asked?.typeToConfirm ?? '', /^DM\d+$/);
    await eventually('paused', async () => ((await state()) === DELIVERY_STATES.paused ? true : undefined));

    // The node still shows the old state, but what counts is the present one: nothing is asked, nothing sent.
    const late = new Person([]);
    await answering(opened, late, () => command('pause', { connectionId: 'demo', deliveryId }));
    assert.deepEqual(late.confirmations, []);
    await answering(opened, new Person([]), () => command('resume', { connectionId: 'demo', deliveryId }));
    await eventually('in progress again', async () => ((await state()) === DELIVERY_STATES.started ? true : undefined));
  });

  it('acts on a whole selection, and leaves alone what its state forbids', async () => {
    const paused = await shownBelow(opened, (await find(opened, DEMO, 'Paused')).node);
    const finished = await shownBelow(opened, (await find(opened, DEMO, 'Finished')).node);
    const nodes = [...paused, ...finished.slice(0, 1)].map(({ node }) => node);
    const person = new Person([]);
    await answering(opened, person, () => command('stop', nodes[0], nodes));
    const [asked] = person.confirmations;
    assert.equal(asked?.question, `Stop ${paused.length} deliveries?`);
    assert.match(asked.effect, /1 of the selected deliveries are left alone/);
    const instance = await opened.manager.instance('demo', never);
    for (const { node } of paused) {
      const { state = 0 } = (await instance.deliveries.get(refOf(node).deliveryId, never)) ?? {};
      assert.ok(
        [DELIVERY_STATES.cancelPending, DELIVERY_STATES.cancelInProgress, DELIVERY_STATES.cancelled].some(
          (code) => code === state,
        ),
        `${state}`,
      );
    }
  });

  it('tests the connection step by step, each with its time', async () => {
    await command('testConnection', { connectionId: 'demo' });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'delivery-doctor-text');
    const text = document.getText();
    for (const step of [
      'Name resolved',
      'Port open',
      'Campaign answers',
      'Sign-in',
      'Deliveries can be read',
      'Schema of the delivery log',
      'Server sending-1',
    ]) {
      assert.match(text, new RegExp(`^✓ ${step} +\\d+ ms`, 'm'));
    }
    assert.match(text, /Everything that was tested works/);
    assert.equal(text.includes(secret), false);
  });

  it('puts neither password nor token into storage or settings', async () => {
    const stored = JSON.stringify(opened.state.keys().map((key) => opened.state.get(key)));
    assert.ok(stored.includes('127.0.0.1'), 'the connection itself is stored');
    assert.equal(stored.includes(secret), false);
    assert.equal(JSON.stringify(vscode.workspace.getConfiguration('deliveryDoctor')).includes(secret), false);
  });
});
