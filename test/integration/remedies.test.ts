import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CampaignInstance } from '../../src/campaign/instance';
import { startDemo, type RunningDemo } from '../../src/demo';
import type { ConnectionDescriptor } from '../../src/connections/descriptor';
import { ATTENTION_GROUPS } from '../../src/domain/attention';
import type { DeliveryDetail } from '../../src/domain/delivery';
import { DELIVERY_STATES } from '../../src/domain/deliveryState';
import type { TestDoor } from '../../src/wiring/testDoor';
import { answering, Person } from './support/answers';
import { command, door } from './support/door';

const ID = 'cure';
const never = new AbortController().signal;
const LIMIT = 'NmsOperation_LimitConcurrency';

/** What stands still, so that nothing moves between two looks: no MTA runs. */
const SCENARIOS = ['mtaStopped', 'affinityMissing', 'scheduledForLater', 'expiredValidity', 'concurrencyLimit', 'midAccountWrong', 'preparationError', 'failedPilingUp', 'temporaryFiles'];

/** Takes the last choice of every list, and agrees to everything, or to nothing. */
class Taker extends Person {
  override async pick<T>(request: Parameters<Person['pick']>[0]): Promise<T> {
    const chosen = request.choices.at(-1);
    assert.ok(chosen);
    return chosen.value as T;
  }
}

interface Cure {
  readonly subject: string;
  /** Title of the quick fix. */
  readonly fix: RegExp;
  /** What is looked at before, after, and after undoing. */
  readonly look: (instance: CampaignInstance, deliveryId: string) => Promise<unknown>;
  readonly question: RegExp;
  readonly effect: RegExp;
  readonly typed?: RegExp;
  readonly before: unknown;
  /** A value, or what must differ from the value before. */
  readonly after?: unknown;
  readonly undone?: 'as before' | 'nothing to undo' | readonly unknown[];
}

const detail = (look: (delivery: DeliveryDetail | undefined) => unknown): Cure['look'] =>
  async (instance, id) => look(await instance.deliveries.get(id, never));

/** One remedy each, on a delivery of the demo that has the trouble. */
const CURES: readonly Cure[] = [
  {
    subject: 'VIP evening – invitation', fix: /^Clear the IP affinity$/, look: detail((delivery) => delivery?.ipAffinity),
    question: /^Clear the IP affinity of VIP evening – invitation \(DM\d+\)\?$/, effect: /“vip” now\. To undo, set it again\./, before: 'vip', after: '', undone: 'as before',
  },
  {
    subject: 'VIP evening – invitation', fix: /^Choose another IP affinity$/, look: detail((delivery) => delivery?.ipAffinity),
    question: /^Change the IP affinity of DM\d+ to “\w+”\?$/, effect: /To undo, set “vip” again/, before: 'vip', undone: 'as before',
  },
  {
    subject: 'Sunday opening', fix: /^Move the contact date…$/, look: detail((delivery) => delivery?.contactDate),
    question: /^Move the contact date of Sunday opening \(DM\d+\) to /, effect: /To undo, set the old one again/, before: Number, undone: 'as before',
  },
  {
    subject: 'One-day voucher', fix: /^Extend the validity…$/, look: detail((delivery) => delivery?.validityDate),
    question: /^Let One-day voucher \(DM\d+\) be valid until /, effect: /To undo, set the old one again/, before: Number, undone: 'as before',
  },
  {
    subject: 'Christmas – wrapping workshop', fix: /^Let 13 campaign deliveries run at a time \(for experts\)$/, look: (instance) => instance.options.get(LIMIT, never),
    question: /^Let 13 campaign deliveries run at a time instead of 3\?$/, effect: /To undo, set NmsOperation_LimitConcurrency to 3 again/, typed: /^13$/, before: '3', after: '13', undone: 'as before',
  },
  {
    subject: 'Click and collect survey', fix: /^Activate the external account midSourcingEmail \(for experts\)$/, look: detail((delivery) => delivery?.routing?.active),
    question: /^Activate the external account midSourcingEmail\?$/, effect: /To undo, deactivate it again/, typed: /^midSourcingEmail$/, before: false, after: true, undone: 'as before',
  },
  {
    subject: 'One-day voucher', fix: /^Stop the delivery \(for experts\)$/, look: detail((delivery) => delivery?.state),
    question: /^Stop One-day voucher \(DM\d+\)\?$/, effect: /cannot be undone/, typed: /^DM\d+$/, before: DELIVERY_STATES.startPending, after: DELIVERY_STATES.cancelled, undone: 'nothing to undo',
  },
  {
    subject: 'Your size, your style', fix: /^Delete the failed delivery \(for experts\)$/, look: async (instance, id) => (await instance.deliveries.findOne({ id }, never))?.state,
    question: /^Delete the failed delivery DM\d+\?$/, effect: /To undo, restore them in Campaign’s console/, typed: /^DM\d+$/, before: DELIVERY_STATES.preparationError, after: undefined, undone: 'nothing to undo',
  },
];

describe('remedies, end to end', function () {
  this.timeout(120_000);
  let opened: TestDoor;
  let demo: RunningDemo;
  let instance: CampaignInstance;

  before(async () => {
    opened = await door();
    demo = await startDemo({ seed: 1, recipients: 400, scenarios: SCENARIOS });
    const { url, operator, password, servers } = demo.handle;
    const descriptor: ConnectionDescriptor = {
      id: ID, name: 'Cure', url, environment: 'production', signIn: { kind: 'password', operator },
      servers: servers.map(({ name, installDir }) => ({ name, channel: { kind: 'local', installDir } })),
    };
    await opened.secrets.set(ID, password);
    await opened.store.save(descriptor);
    instance = await opened.manager.instance(ID, never);
  });

  after(async () => {
    await opened.manager.disconnect(ID);
    await opened.store.remove(ID);
    await demo.close();
  });

  async function idOf(label: string): Promise<string> {
    const now = Date.now() + instance.info.clockOffsetMs;
    for (const group of ATTENTION_GROUPS) {
      const { rows } = await instance.deliveries.list({ group, now, pageSize: 200 }, never);
      const found = rows.find((delivery) => delivery.label === label);
      if (found !== undefined) return found.id;
    }
    return assert.fail(`no delivery ${label}`);
  }

  /** The remedies that the open report offers, as its lenses carry them. */
  async function fixes(): Promise<readonly { readonly title: string; readonly argument: unknown }[]> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    assert.equal(uri?.scheme, 'delivery-doctor-report');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 1000);
    return lenses.flatMap(({ command: does }) =>
      does?.command === 'deliveryDoctor.applyRemedy' ? [{ title: does.title.replace('$(lightbulb) ', ''), argument: (does.arguments as readonly unknown[] | undefined)?.[0] }] : [],
    );
  }

  async function fix(title: RegExp): Promise<unknown> {
    const offered = await fixes();
    const found = offered.find((one) => title.test(one.title));
    assert.ok(found, `no ${String(title)} among ${offered.map((one) => one.title).join(' | ')}`);
    return found.argument;
  }

  for (const { subject, fix: title, look, question, effect, typed, before, after, undone } of CURES) {
    it(`${title.source.replaceAll(/[\\^$]/g, '')}, on ${subject}`, async () => {
      const deliveryId = await idOf(subject);
      await command('whyPending', { connectionId: ID, deliveryId });
      const argument = await fix(title);
      const first = await look(instance, deliveryId);
      if (before === Number) assert.equal(typeof first, 'number');
      else assert.equal(first, before);

      const declining = new Taker([], false);
      await answering(opened, declining, () => command('applyRemedy', argument));
      assert.equal(await look(instance, deliveryId), first, 'declined, and yet changed');

      const agreeing = new Taker([]);
      await answering(opened, agreeing, () => command('applyRemedy', argument));
      const [asked] = agreeing.confirmations;
      assert.match(asked?.question ?? '', question);
      assert.match(asked?.effect ?? '', effect);
      assert.deepEqual([asked?.instance, asked?.environment], ['Cure', 'production']);
      if (typed !== undefined) assert.match(asked?.typeToConfirm ?? '', typed);
      const second = await look(instance, deliveryId);
      if (after === undefined && undone === 'as before') assert.notEqual(second, first);
      else assert.equal(second, after);

      const undoing = new Taker([]);
      await answering(opened, undoing, () => command('undoRemedy'));
      assert.equal(undoing.confirmations.length, undone === 'as before' ? 1 : 0);
      assert.equal(await look(instance, deliveryId), undone === 'as before' ? first : second);
    });
  }

  it('starts an MTA and stops it again', async () => {
    const [server] = await opened.manager.servers(ID);
    assert.ok(server);
    const runs = async (): Promise<boolean> => (await server.pdump(never)).modules.some(({ name }) => name === 'mta');
    await command('whyPending', { connectionId: ID, deliveryId: await idOf('VIP evening – invitation') });
    const argument = await fix(new RegExp(`^Start mta@demo on ${server.name}$`));
    assert.equal(await runs(), false);
    await answering(opened, new Taker([]), () => command('applyRemedy', argument));
    assert.equal(await runs(), true);
    const undoing = new Taker([]);
    await answering(opened, undoing, () => command('undoRemedy'));
    assert.equal(undoing.confirmations[0]?.typeToConfirm, 'mta@demo');
    assert.equal(await runs(), false);
  });

  it('opens the log of a server that a finding is about, at the line that says it', async () => {
    await command('whyPending', { connectionId: ID, deliveryId: await idOf('Members only – private sale') });
    await command('applyRemedy', await fix(/^Open demo\/log\/mta\.log of sending-1 at “errno=18”$/));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.match(editor.document.uri.path, /mta\.log/);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /errno=18/);
  });

  it('diagnoses all that waits in one document, whose remedies can be applied', async () => {
    await command('diagnoseAllPending', { connectionId: ID });
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^# What waits on Cure$/m);
    assert.match(text, /^## VIP evening – invitation \(DM\d+\)$/m);
    const declining = new Taker([], false);
    const argument = await fix(/^Clear the IP affinity$/);
    await answering(opened, declining, () => command('applyRemedy', argument));
    assert.match(declining.confirmations[0]?.question ?? '', /VIP evening/);
  });

  it('deletes failed deliveries from the Advisor in one write', async () => {
    await answering(opened, new Taker([]), () => command('runHealthChecks', { connectionId: ID }));
    await command('openHealthReport', { connectionId: ID });
    const argument = await fix(/^Delete \d+ failed deliveries \(for experts\)$/);
    const count = async (): Promise<number> => (await instance.deliveries.countByGroup(Date.now() + instance.info.clockOffsetMs, never)).get('failed') ?? 0;
    const first = await count();
    const agreeing = new Taker([]);
    await answering(opened, agreeing, () => command('applyRemedy', argument));
    const gone = Number(agreeing.confirmations[0]?.typeToConfirm);
    assert.ok(gone > 5, `${gone} deleted`);
    assert.equal(await count(), first - gone);
  });

  it('purges temporary files from the Advisor: exactly those that it listed', async () => {
    await answering(opened, new Taker([]), () => command('runHealthChecks', { connectionId: ID }));
    await command('openHealthReport', { connectionId: ID });
    const server = (await opened.manager.servers(ID)).find(({ name }) => name === 'sending-1');
    assert.ok(server?.temporary);
    const names = async (): Promise<readonly string[]> => ((await server.temporary?.list(never)) ?? []).map(({ name }) => name).sort();
    const argument = await fix(/^Purge temporary files on sending-1… \(for experts\)$/);
    const first = await names();
    assert.equal(first.length, 180);

    await answering(opened, new Taker([], false), () => command('applyRemedy', argument));
    assert.deepEqual(await names(), first, 'declined, and yet deleted');

    const agreeing = new Taker([]);
    await answering(opened, agreeing, () => command('applyRemedy', argument));
    const [asked] = agreeing.confirmations;
    const [, count, megabytes] = /^Delete (\d+) temporary files \(([\d,]+) MB\) on sending-1\?$/.exec(asked?.question ?? '') ?? [];
    // Made 20 minutes apart: 37 are older than two days by now, the oldest first.
    assert.deepEqual([asked?.typeToConfirm, count], ['37', '37']);
    assert.equal(megabytes, '1,777');
    assert.match(asked?.effect ?? '', /cannot be undone[^]*tmp\/tmp0000\.tmp/);
    assert.deepEqual(await names(), first.slice(37));
  });

  it('hides what is for experts when the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('deliveryDoctor');
    await settings.update('expertRemedies', false, vscode.ConfigurationTarget.Global);
    try {
      await command('whyPending', { connectionId: ID, deliveryId: await idOf('Click and collect survey') });
      assert.deepEqual((await fixes()).filter(({ title }) => title.includes('experts')), []);
    } finally {
      await settings.update('expertRemedies', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
