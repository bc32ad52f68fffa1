import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { deliveryRefOf } from '../../src/connections/target';
import { DELIVERY_STATES } from '../../src/domain/deliveryState';
import type { TestApi } from '../../src/testApi';
import { deliveryTooltip } from '../../src/views/deliveries/texts/deliveryTooltip';
import { answering, Person } from './support/answers';
import { command, door } from './support/door';
import { eventually, find, shownBelow } from './support/tree';

const DEMO = 'Demo instance';
const never = new AbortController().signal;

describe('the deliveries view', function () {
  this.timeout(120_000);
  let opened: TestApi;

  before(async () => {
    opened = await door();
    await command('tryDemo');
  });
  afterEach(async () => {
    await opened.choices.change({ filter: '', grouping: 'attention', sort: { by: 'lastModified', descending: true } });
  });

  const groups = async (): Promise<readonly string[]> =>
    (await shownBelow(opened, (await find(opened, DEMO)).node)).map(({ label }) => label);
  const total = async (): Promise<number> => {
    const shown = await shownBelow(opened, (await find(opened, DEMO)).node);
    return shown.reduce((sum, { item }) => sum + (Number(String(item.description).replaceAll(/\D/g, '')) || 0), 0);
  };

  it('groups by campaign, folder, channel, state and day, each with the same number of deliveries in all, and remembers it', async () => {
    const all = await total();
    for (const [choice, pattern] of [
      ['by campaign', /./],
      ['by folder', /./],
      ['by channel', /^email$/],
      ['by state', /^Finished$/],
      ['by sending day', /\d{4}|No contact date/],
    ] as const) {
      await answering(opened, new Person([choice]), () => command('groupBy'));
      assert.ok(
        (await groups()).some((label) => pattern.test(label)),
        `${choice}: ${(await groups()).join(', ')}`,
      );
      assert.equal(await total(), all, choice);
    }
    assert.match(JSON.stringify(opened.state.get('choice:deliveryDoctor.deliveries')), /"grouping":"day"/);
    const [first] = await shownBelow(opened, (await find(opened, DEMO)).node);
    const [delivery] = await shownBelow(opened, first?.node);
    assert.match(String(delivery?.item.description), /·/);
  });

  it('sorts within a group, on the server', async () => {
    await answering(opened, new Person(['label, A to Z']), () => command('sortBy'));
    const shown = await shownBelow(opened, (await find(opened, DEMO, 'Finished')).node);
    const labels = shown
      .filter(({ item }) => String(item.contextValue).startsWith('delivery'))
      .map(({ label }) => label);
    assert.ok(labels.length >= 100);
    assert.equal(
      labels[0]?.localeCompare(labels.at(-1) ?? '') === -1,
      true,
      `${labels[0] ?? ''} … ${labels.at(-1) ?? ''}`,
    );
  });

  it('filters on the server by the grammar, completing words, and says so; a filter that is wrong cannot be chosen', async () => {
    const typing = new Person(['state:pau', 'state:paused', 'Filter: state:paused']);
    await answering(opened, typing, () => command('filter'));
    assert.deepEqual(await groups(), ['Paused']);
    await answering(opened, new Person(['state:finishd', undefined]), () => command('filter'));
    const wrong = new Person(['state:finishd', undefined]);
    await answering(opened, wrong, () => command('filter'));
    assert.match(wrong.asked.at(-1)?.choices?.join() ?? '', /“finishd” is not a state.*Did you mean “finished”\?/);
    await answering(opened, new Person(['channel:sms since:3mo', 'Filter:']), () => command('filter'));
    assert.ok((await total()) > 0);
    await command('clearFilter');
    assert.ok((await groups()).length > 5);
  });

  it('says so when nothing fits, and a click clears the filter', async () => {
    await opened.choices.change({ filter: 'nosuchdeliveryanywhere' });
    const [message] = await shownBelow(opened, (await find(opened, DEMO)).node);
    assert.equal(message?.label, 'No delivery fits the filter');
    assert.equal(message.item.command?.command, 'deliveryDoctor.clearFilter');
  });

  it('saves a filter under a name, offers it, and removes it', async () => {
    await opened.choices.change({ filter: 'state:failed' });
    await answering(opened, new Person(['What failed']), () => command('saveFilter'));
    await command('clearFilter');
    await answering(opened, new Person(['what', 'What failed']), () => command('filter'));
    assert.equal(opened.choices.current.filter, 'state:failed');
    await answering(opened, new Person(['What failed']), () => command('removeFilter'));
    assert.deepEqual(opened.choices.saved, []);
  });

  it('keeps a pinned delivery above the groups, also outside the filter, until it is unpinned', async () => {
    const finished = await shownBelow(opened, (await find(opened, DEMO, 'Finished')).node);
    const last = finished.filter(({ item }) => String(item.contextValue).startsWith('delivery')).at(-1);
    const ref = deliveryRefOf(last?.node);
    assert.ok(ref);
    await command('pinDelivery', ref);
    await opened.choices.change({ filter: 'state:paused' });
    await eventually('the pinned delivery', async () => {
      const [first] = await shownBelow(opened, (await find(opened, DEMO)).node);
      return first?.label === 'Pinned' ? first : undefined;
    });
    const [pinned, ...others] = await shownBelow(opened, (await find(opened, DEMO, 'Pinned')).node);
    assert.equal(pinned?.label, last?.label);
    assert.match(String(pinned?.item.contextValue), / pinned$/);
    assert.deepEqual(others, []);
    await command('unpinDelivery', ref);
    await eventually('nothing pinned', async () => ((await groups()).includes('Pinned') ? undefined : true));
  });

  it('has its instances put in order by hand', async () => {
    const demo = opened.store.get('demo');
    assert.ok(demo);
    const beside = { ...demo, id: 'beside', name: 'Beside' };
    await opened.store.save(beside);
    const order = (): readonly string[] => opened.store.all().map(({ name }) => name);
    try {
      assert.deepEqual(order().slice(-2), [DEMO, 'Beside']);
      await command('moveInstanceUp', { connectionId: 'beside' });
      assert.deepEqual(order().slice(-2), ['Beside', DEMO]);
      const shown = (await shownBelow(opened, undefined)).map(({ label }) => label);
      assert.deepEqual(shown.slice(-2), ['Beside', DEMO]);
    } finally {
      await opened.store.remove('beside');
    }
  });

  it('finds a delivery by label, internal name and id, and shows it above the groups until dismissed', async () => {
    const instance = await opened.manager.instance('demo', never);
    const page = await instance.deliveries.list(
      { group: 'finished', now: Date.now() + instance.info.clockOffsetMs, pageSize: 500 },
      never,
    );
    const deep = page.rows.at(-1);
    assert.ok(deep);
    for (const text of [deep.id, deep.internalName, deep.label.slice(0, 12)]) {
      const person = new Person([text, undefined]);
      await answering(opened, person, () => command('findDelivery', { connectionId: 'demo' }));
      assert.ok((person.asked.at(-1)?.choices?.length ?? 0) > 0, text);
    }
    await answering(opened, new Person([deep.internalName, deep.label]), () =>
      command('findDelivery', { connectionId: 'demo' }),
    );
    const found = await find(opened, DEMO, 'Found', deep.label);
    assert.equal(deliveryRefOf(found.node)?.deliveryId, deep.id);
    await command('dismissFound', { connectionId: 'demo' });
    assert.equal((await groups()).includes('Found'), false);
    const nothing = new Person(['zzzznothing', undefined]);
    await answering(opened, nothing, () => command('findDelivery', { connectionId: 'demo' }));
    assert.match(nothing.asked.at(-1)?.choices?.join() ?? '', /No delivery has the id/);
  });

  it('colours rows by state through decorations, and every node says what it is', async () => {
    const { item } = await find(opened, DEMO, 'Needs attention', /VIP evening/);
    assert.match(item.resourceUri?.toString() ?? '', /^delivery-doctor-delivery:.*overdue/);
    const visit = async (node?: Parameters<typeof shownBelow>[1], depth = 0): Promise<void> => {
      for (const shown of (await shownBelow(opened, node)).slice(0, 12)) {
        assert.ok((shown.item.accessibilityInformation?.label ?? '') !== '', shown.label);
        if (depth < 2) {
          await visit(shown.node, depth + 1);
        }
      }
    };
    await visit((await find(opened, DEMO)).node);
  });

  it('tells the newest line of the journal in the tooltip', async () => {
    const { node, item } = await find(opened, DEMO, 'In progress', /^Loyalty/);
    const resolved = await opened.view.resolveTreeItem(item, node, new vscode.CancellationTokenSource().token);
    assert.ok(resolved.tooltip instanceof vscode.MarkdownString);
    const words = resolved.tooltip.value;
    assert.doesNotMatch(words, /&nbsp;/, 'lines break between words');
    assert.match(words, /Journal: /);
    assert.match(words, /\| Routing \|/);
  });

  it('tells throughput and next retry in words, and what other features remark', () => {
    const now = Date.now();
    const delivery = {
      id: '1',
      internalName: 'DM1',
      label: 'x',
      state: DELIVERY_STATES.retryPending,
      messageType: 0,
      counters: {},
      nextPassDate: now + 12 * 60_000,
      retry: 2,
      maxRetry: 5,
      retryPeriodSeconds: 3600,
    };
    const words = deliveryTooltip(delivery, now, { perHour: 12_345, remarks: ['1 finding'] }).value.replaceAll(
      '&nbsp;',
      ' ',
    );
    assert.match(words, /Throughput now \| 12,345 messages per hour/);
    assert.match(words, /Next retry \| in 1[12] min\. .*, 2 of 5 retries done, every 1 hr/);
    assert.match(words, /\$\(info\) 1 finding/);
    assert.doesNotMatch(deliveryTooltip({ ...delivery, state: DELIVERY_STATES.finished }, now).value, /Next.*retry/);
  });

  it('says of when its counts are while it is hidden, and counts again when it is seen', async () => {
    await vscode.commands.executeCommand('deliveryDoctor.deliveries.focus');
    await eventually('the view is seen', async () => (opened.view.isVisible ? true : undefined));
    assert.equal(opened.view.unwatchedSince, undefined);
    // Counted again after the choices of the test before.
    await find(opened, DEMO, 'Finished');
    await vscode.commands.executeCommand('workbench.view.explorer');
    await eventually('the status bar says since when', async () =>
      opened.view.unwatchedSince !== undefined && /\(\d?\d:\d\d.*\)$/.test(opened.status.shown?.text ?? '')
        ? true
        : undefined,
    );
    await vscode.commands.executeCommand('deliveryDoctor.deliveries.focus');
    await eventually('it is watched again', async () =>
      /\)$/.test(opened.status.shown?.text ?? '') ? undefined : true,
    );
  });

  it('counts on the row of an instance while it is folded', async () => {
    await vscode.commands.executeCommand('deliveryDoctor.deliveries.focus');
    const { node } = await find(opened, DEMO);
    await find(opened, DEMO, 'Finished');
    const { tree } = await opened.view.live();
    await tree.remember('demo', false);
    try {
      const item = opened.view.getTreeItem(node);
      assert.match(String(item.description), /\d+ needs? attention/);
    } finally {
      await tree.remember('demo', true);
    }
    assert.match(String(opened.view.getTreeItem(node).description), /7\.\d/);
  });

  it('shows the connections in the status bar', async () => {
    assert.match(opened.status.shown?.text ?? '', /^\$\(server-environment\) (Demo instance|\d of \d)/);
    assert.match(opened.status.shown?.accessibilityInformation?.label ?? '', /Demo instance: demo, 7/);
  });

  it('shows the source with outline, hover from the schema, and a problem where the diagnosis found something', async () => {
    const { node } = await find(opened, DEMO, 'Needs attention', /VIP evening/);
    await command('whyPending', node);
    await command('openSource', node);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.deepEqual([document.uri.scheme, document.languageId], ['delivery-doctor-source', 'xml']);
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('IPAffinity="vip"'));
    assert.ok(line > 0, document.getText().slice(0, 500));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.equal(symbols[0]?.name, 'delivery');
    assert.ok(symbols[0].children.some(({ name }) => name === 'scheduling'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(line, 8),
    );
    const words = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content as vscode.MarkdownString).value)
      .join();
    assert.match(words, /\*\*.*IP.*\*\*[^]*`scheduling\/@IPAffinity`/);
    const problem = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'affinityNotConfigured');
    assert.equal(problem?.range.start.line, line);
    const findings = await shownBelow(opened, (await find(opened, DEMO, 'Needs attention', /VIP evening/)).node);
    assert.ok(
      findings.some(({ label }) => label.includes('affinity “vip”')),
      findings.map(({ label }) => label).join(),
    );
  });

  it('prepares a delivery that is being edited, after asking', async () => {
    const { node } = await find(opened, DEMO, 'Being edited', /./);
    const ref = deliveryRefOf(node);
    assert.ok(ref);
    const person = new Person([]);
    await answering(opened, person, () => command('prepare', node));
    assert.match(person.confirmations[0]?.question ?? '', /^Prepare /);
    const instance = await opened.manager.instance('demo', never);
    await eventually('being prepared', async () => {
      const state = (await instance.deliveries.get(ref.deliveryId, never))?.state;
      return state !== undefined && state !== DELIVERY_STATES.edition ? true : undefined;
    });
  });

  it('recomputes the statistics of several, after asking', async () => {
    const shown = await shownBelow(opened, (await find(opened, DEMO, 'Finished')).node);
    const nodes = shown.slice(0, 2).map(({ node }) => node);
    const person = new Person([]);
    await answering(opened, person, () => command('recomputeStatistics', nodes[0], nodes));
    assert.equal(person.confirmations[0]?.question, 'Recompute the statistics of 2 deliveries?');
  });

  it('opens a delivery by a link after asking, and nothing when declined or when it names no instance of the list', async () => {
    const { node } = await find(opened, DEMO, 'Finished', /./);
    const ref = deliveryRefOf(node);
    assert.ok(ref);
    await command('copyLink', node);
    const link = await vscode.env.clipboard.readText();
    assert.match(link, new RegExp(`/delivery\\?connection=demo&id=${ref.deliveryId}`));
    const tabs = (): number => vscode.window.tabGroups.all.flatMap((group) => group.tabs).length;
    const before = tabs();
    const declining = new Person([], false);
    await answering(opened, declining, async () => {
      await opened.links.handleUri(vscode.Uri.parse(link));
    });
    assert.match(declining.confirmations[0]?.question ?? '', /^Open delivery /);
    assert.equal(tabs(), before);
    const foreign = new Person([]);
    await answering(opened, foreign, async () => {
      await opened.links.handleUri(
        vscode.Uri.parse(link.replace(/connection=demo/, 'connection=x').replace(/url=[^&]*/, '')),
      );
    });
    assert.deepEqual(foreign.confirmations, []);
    await answering(opened, new Person([]), async () => {
      await opened.links.handleUri(vscode.Uri.parse(link));
    });
    await eventually('the tracking tab', async () => (tabs() > before ? true : undefined));
  });
});
