import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/testApi';
import { answering, Person } from './support/answers';
import { asText } from './support/clinic';
import { command, door } from './support/door';
import { eventually } from './support/tree';

type Node = ReturnType<TestApi['advisor']['getChildren']>[number];

describe('the Advisor view', function () {
  this.timeout(120_000);
  let opened: TestApi;

  before(async () => {
    opened = await door();
    await command('tryDemo');
    await answering(opened, new Person([]), () => command('runHealthChecks', { connectionId: 'demo' }));
  });

  const labelOf = ({ item }: Node): string => (typeof item.label === 'string' ? item.label : '');
  const root = (): Node => {
    const [first] = opened.advisor.getChildren();
    assert.ok(first, 'nothing was examined');
    return first;
  };
  const below = (node: Node, label: RegExp): Node => {
    const found = opened.advisor.getChildren(node).find((one) => label.test(labelOf(one)));
    assert.ok(found, `no ${String(label)} among ${node.children.map(labelOf).join(' | ')}`);
    return found;
  };
  const advice = (): Node[] => opened.advisor.getChildren(root()).filter(({ item }) => item.contextValue === 'advice');

  async function healthText(): Promise<vscode.TextDocument> {
    await command('openHealthReport', { connectionId: 'demo' });
    return asText();
  }

  it('shows what was found, the gravest first, with why, evidence and the report', () => {
    assert.equal(labelOf(root()), 'Demo instance');
    assert.match(String(root().item.description), /things? to look at · /);
    const icons = advice().map(({ item }) => (item.iconPath as vscode.ThemeIcon).id);
    const order = ['error', 'warning', 'info'];
    assert.deepEqual(
      icons,
      [...icons].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
    for (const one of advice()) {
      const kinds = one.children.map(({ item }) => (item.iconPath as vscode.ThemeIcon).id);
      assert.ok(
        kinds.includes('comment') && kinds.includes('search') && kinds.includes('go-to-file'),
        `${labelOf(one)}: ${kinds.join()}`,
      );
    }
    assert.ok(below(root(), /^Passed$/).children.length > 5);
  });

  it('puts a rule aside for a while or for good, keeps that, and lets it be heard again', async () => {
    const before = advice().map(({ rule }) => rule);
    const first = advice().at(0);
    const second = advice().find(({ rule }) => rule !== first?.rule);
    assert.ok(first?.rule !== undefined && second?.rule !== undefined);
    await answering(opened, new Person(['A week']), () => command('snoozeRule', first));
    await command('notForThisInstance', second);
    assert.ok(!advice().some(({ rule }) => rule === first.rule || rule === second.rule));
    const silent = below(root(), /^Snoozed$/).children;
    assert.deepEqual(
      silent.map(({ rule }) => rule).filter((rule) => rule === first.rule || rule === second.rule).length,
      silent.length,
    );
    assert.match(
      silent.map(({ item }) => String(item.description)).join(' | '),
      /snoozed until .*not for this instance/,
    );
    const hidden = await healthText();
    for (const rule of [first, second]) {
      assert.ok(!hidden.getText().includes(`## ${labelOf(rule)} (`), 'a snoozed rule is silent in the report');
      assert.match(hidden.getText(), new RegExp(`^## Snoozed$[^]*^- `, 'm'));
    }
    assert.equal(vscode.languages.getDiagnostics(hidden.uri).length, advice().length, 'and in Problems');
    const kept = opened.state.get('advisor.aside') as Record<string, Record<string, unknown>>;
    assert.deepEqual(Object.keys(kept.demo ?? {}).sort(), [first.rule, second.rule].sort());
    for (const one of [...silent]) {
      await command('hearRule', one);
    }
    assert.deepEqual(
      advice().map(({ rule }) => rule),
      before,
    );
  });

  it('opens the report at the rule that was clicked, with its problems', async () => {
    const [, second] = advice();
    assert.ok(second);
    const { item } = below(second, /report/);
    await vscode.commands.executeCommand(
      item.command?.command ?? '',
      ...((item.command?.arguments ?? []) as unknown[]),
    );
    await eventually('the tab of the report', async () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Health of Demo instance (Demo)' ? true : undefined,
    );
    const document = await asText();
    assert.ok(document.getText().includes(`## ${labelOf(second)} (`), document.getText());
    const problems = vscode.languages.getDiagnostics(document.uri);
    assert.equal(problems.length, advice().length);
  });

  it('shows the deliveries that a rule is about', async () => {
    const failed = below(root(), /failed deliver/);
    const { item } = below(failed, /^Show these deliveries$/);
    await vscode.commands.executeCommand(
      item.command?.command ?? '',
      ...((item.command?.arguments ?? []) as unknown[]),
    );
    assert.equal(opened.choices.current.filter, 'state:failed');
    await command('clearFilter');
    assert.equal(opened.choices.current.filter, '');
  });

  it('refuses a remedy that belongs to no answer given here', async () => {
    const person = new Person([]);
    await answering(opened, person, () =>
      command('applyRemedy', { connectionId: 'demo', advice: 'failedDeliveries', remedy: '{}' }),
    );
    assert.deepEqual(person.confirmations, []);
  });
});
