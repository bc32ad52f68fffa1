import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { isSentByOwnMta } from '../../src/domain/deliveryKind';
import type { ServersNode } from '../../src/views/servers/live';
import type { TestApi } from '../../src/testApi';
import { answering, Person } from './support/answers';
import { command, door } from './support/door';
import { eventually } from './support/tree';
import { writesOf } from '../../src/campaign/writes';

interface Row {
  readonly node: ServersNode;
  readonly item: vscode.TreeItem;
  readonly label: string;
  readonly description: string;
}

const never = new AbortController().signal;

describe('the Servers view with the demo instance', function () {
  this.timeout(120_000);
  let opened: TestApi;

  before(async () => {
    opened = await door();
    await command('tryDemo');
    await opened.manager.instance('demo', never);
  });

  const below = async (node?: ServersNode): Promise<readonly Row[]> => {
    const children = await opened.serversView.getChildren(node);
    return children.map((child) => {
      const item = opened.serversView.getTreeItem(child);
      return {
        node: child,
        item,
        label: typeof item.label === 'string' ? item.label : '',
        description: String(item.description ?? ''),
      };
    });
  };
  const row = async (...labels: readonly (string | RegExp)[]): Promise<Row> => {
    let found: Row | undefined;
    for (const label of labels) {
      const rows = await below(found?.node);
      found = rows.find((one) => (typeof label === 'string' ? one.label === label : label.test(one.label)));
      assert.ok(found, `no ${String(label)} among ${rows.map((one) => one.label).join(', ')}`);
    }
    assert.ok(found);
    return found;
  };
  const module = (server: string, task: string): Promise<Row> => row('Demo instance', server, task);
  const look = async (): Promise<void> => {
    await command('refreshServers', { connectionId: 'demo' });
    // The refresh reads in the background: what follows asks the model, which waits for it.
    await below((await row('Demo instance')).node);
  };
  const seen = (what: string, server: string, task: string, wanted: RegExp): Promise<Row> =>
    eventually(what, async () => {
      await look();
      const one = await module(server, task);
      return wanted.test(one.description) ? one : undefined;
    });
  /** The newest transcript, as soon as it says this: its document grows a moment after the command. */
  const transcript = (wanted: RegExp): Promise<string> =>
    eventually(
      `a transcript with ${String(wanted)}`,
      async () => {
        const all = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'delivery-doctor-transcript');
        const newest =
          all
            .sort((a, b) => Number(a.uri.query) - Number(b.uri.query))
            .at(-1)
            ?.getText() ?? '';
        return wanted.test(newest) ? newest : undefined;
      },
      15_000,
    );
  const task = (verb: string, server: string, person: Person): Promise<void> =>
    answering(opened, person, () =>
      command(verb, { connectionId: 'demo', serverId: server, module: 'mta', instance: 'demo' }),
    );

  it('shows servers with their modules, space, clock and configuration', async () => {
    const rows = await below((await row('Demo instance')).node);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['sending-1', 'sending-2', 'web-1', 'Affinities'],
    );
    const inside = await below((await row('Demo instance', 'web-1')).node);
    assert.deepEqual(
      inside.map(({ label }) => label),
      [
        'syslogd@default',
        'trackinglogd@default',
        'watchdog@default',
        'web@default',
        'Disk',
        'Clock',
        'Configuration',
        'Logs',
      ],
    );
    const web = inside.find(({ label }) => label === 'web@default');
    assert.match(web?.description ?? '', /^pid \d+ · [\d.]+ MB/);
    assert.match(String(web?.item.contextValue), /^module running expected$/);
    assert.match(inside[4]?.description ?? '', /free, [\d.]+% used$/);
    assert.equal(inside[5]?.description, 'as the instance’s');
  });

  it('stops a module after asking, with a transcript, and shows it missing', async () => {
    await seen('the MTA of sending-2 is known', 'sending-2', 'mta@demo', /missing|pid/);
    if ((await module('sending-2', 'mta@demo')).description === 'missing') {
      await task('startModule', 'sending-2', new Person([]));
    }
    await seen('it runs', 'sending-2', 'mta@demo', /pid/);
    const declining = new Person([], false);
    await task('stopModule', 'sending-2', declining);
    const [asked] = declining.confirmations;
    assert.equal(asked?.question, 'Stop mta@demo on sending-2?');
    assert.equal(asked.instance, 'Demo instance');
    assert.match(
      asked.effect,
      /sends nothing until the MTA is started again[^]*Deliveries in progress: \d+; waiting: \d+\./,
    );
    assert.equal(asked.typeToConfirm, 'mta@demo');
    await look();
    assert.match((await module('sending-2', 'mta@demo')).description, /^pid/, 'who declines changes nothing');

    await task('stopModule', 'sending-2', new Person([]));
    const missing = await seen('it is missing', 'sending-2', 'mta@demo', /^missing$/);
    assert.equal(missing.item.contextValue, 'module missing expected');
    assert.equal(missing.item.resourceUri?.query, 'missing');
    await transcript(/nlserver stop mta@demo -noconsole[^]*mta@demo no longer runs on sending-2/);
    assert.match((await row('Demo instance')).description, /module/);
  });

  it('starts it, once, also when asked twice at the same time', async () => {
    const first = task('startModule', 'sending-2', new Person([]));
    await command('startModule', { connectionId: 'demo', serverId: 'sending-2', module: 'mta', instance: 'demo' });
    await first;
    await seen('it runs', 'sending-2', 'mta@demo', /pid/);
    const text = await transcript(/Server started[^]*mta@demo runs on sending-2 \(pid \d+\)/);
    assert.equal((text.match(/\$ nlserver start/g) ?? []).length, 1);
  });

  it('shows the end of the log when a module does not come', async () => {
    const conf = join(installDir('sending-2'), 'conf/config-demo.xml');
    const before = readFileSync(conf, 'utf8');
    await task('stopModule', 'sending-2', new Person([]));
    writeFileSync(conf, before.replace('statServerAddress="localhost"', 'statServerAddress=""'));
    try {
      await task('startModule', 'sending-2', new Person([]));
      await transcript(
        /(could not be done|does not show it yet)[^]*The end of var\/demo\/log\/mta\.log:[^]*statServerAddress/,
      );
    } finally {
      writeFileSync(conf, before);
    }
  });

  it('restarts the MTA on every sending server, one after the other', async () => {
    const person = new Person([]);
    await answering(opened, person, () => command('restartAllMtas', { connectionId: 'demo' }));
    assert.equal(person.confirmations[0]?.question, 'Restart mta@demo on 2 servers?');
    assert.match(person.confirmations[0].effect, /sending-1, sending-2/);
    await transcript(
      /sending-1 \$ nlserver restart mta@demo[^]*mta@demo runs on sending-1[^]*sending-2 \$ nlserver restart mta@demo[^]*mta@demo runs on sending-2/,
    );
    for (const server of ['sending-1', 'sending-2']) {
      await seen(`${server} runs`, server, 'mta@demo', /pid/);
    }
  });

  it('reloads the configuration, and shows who is connected', async () => {
    const target = { connectionId: 'demo', serverId: 'sending-1' };
    await answering(opened, new Person([]), () => command('reloadConfig', target));
    await transcript(/nlserver config -reload[^]*Configuration reloaded[^]*nlserver ended with code 0/);
    await answering(opened, new Person([]), () => command('reloadMxRules', target));
    await transcript(/MX rules reloaded/);
    await command('showConnections', target);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /internal\|monitoring[^]*monitor -missing/);
  });

  it('lists the logs of a server, those of the instance first, and opens one in its editor', async () => {
    const inside = await below((await row('Demo instance', 'sending-1', 'Logs')).node);
    const instances = inside.map(({ description }) => description.split(' · ')[0]);
    assert.deepEqual([...new Set(instances)], ['demo', 'default'], 'those of the instance first');
    const mta = inside.find(({ label, description }) => label === 'mta.log' && description.startsWith('demo'));
    assert.ok(mta?.item.command);
    assert.match(mta.description, /^demo · [\d.]+ (bytes|kB) · /);
    const { command: id, arguments: args = [] } = mta.item.command;
    assert.equal(id, 'deliveryDoctor.openServerLog');
    assert.deepEqual(args, [{ connectionId: 'demo', serverId: 'sending-1', file: 'demo/log/mta.log' }]);
    const [subject] = args as readonly unknown[];
    await vscode.commands.executeCommand(id, subject);
    const text = await eventually('the log', async () => {
      const document = vscode.window.activeTextEditor?.document;
      const shown = document?.uri.scheme === 'delivery-doctor-log' ? document.getText() : '';
      return shown.includes("Module 'mta@demo' started") ? shown : undefined;
    });
    assert.match(text, /mta\.log of server sending-1, Demo instance/);
  });

  it('opens configuration files read-only, as XML', async () => {
    await command('openConfigFile', { connectionId: 'demo', serverId: 'sending-1', file: 'config-demo.xml' });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'xml');
    assert.match(document.getText(), /<IPAffinity name="newsletter;promo"/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) ?? false, false);
    await command('openConfigFile', { connectionId: 'demo', serverId: 'sending-1', file: 'config-nobody.xml' });
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /There is no such file on sending-1/);
  });

  it('shows an affinity that is configured nowhere as an error, there and in Problems', async () => {
    const instance = await opened.manager.instance('demo', never);
    const { rows } = await instance.deliveries.list({ group: 'inProgress', now: Date.now(), pageSize: 50 }, never);
    // One that is not over before it was looked at.
    const left = ({ counters }: (typeof rows)[number]): number => (counters.toDeliver ?? 0) - (counters.processed ?? 0);
    // With mid-sourcing the names would live on other servers.
    const [delivery] = rows
      .filter(({ deliveryMode }) => isSentByOwnMta(deliveryMode))
      .sort((a, b) => left(b) - left(a));
    assert.ok(delivery);
    await writesOf(instance).setAffinity(delivery.id, 'vip', never);
    const vip = await eventually('the affinity', async () => {
      await look();
      const one = (await below((await row('Demo instance', 'Affinities')).node)).find(({ label }) => label === 'vip');
      return one !== undefined && (await below(one.node)).some(({ label }) => label === delivery.label)
        ? one
        : undefined;
    });
    assert.match(vip.description, /^configured nowhere · (1 delivery|\d+ deliveries) to send$/);
    const promo = await below((await row('Demo instance', 'Affinities', 'promo')).node);
    assert.match(promo[0]?.description ?? '', /^sending-1 · weight 8 · news\.alderfinch\.example$/);
    await command('openAffinities', { connectionId: 'demo' });
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    const problems = await eventually('the problem', async () => {
      const all = vscode.languages.getDiagnostics(document.uri);
      return all.length > 0 ? all : undefined;
    });
    assert.match(problems[0]?.message ?? '', /“vip”, which no server configures: (it waits|they wait) forever/);
    assert.match(document.lineAt(problems[0]?.range.start.line ?? 0).text, /^vip /);
  });

  it('shows what the instance tells of a hosted server, and what to ask Adobe for', async () => {
    const descriptor = opened.manager.mustHave('demo');
    await opened.store.save({
      ...descriptor,
      servers: [...descriptor.servers, { name: 'cloud', channel: { kind: 'none' } }],
    });
    try {
      const labels = (await below((await row('Demo instance', 'cloud')).node)).map(({ label }) => label);
      assert.deepEqual(labels.slice(-2), ['Open the monitoring page', 'What to ask Adobe support for']);
      assert.ok(labels.includes('mta@demo'), `told by nl:monitoring: ${labels.join(', ')}`);
      await command('askAdobe', { connectionId: 'demo', serverId: 'cloud' });
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(
        text,
        /^Subject: deliveries of demo do not start[^]*Servers: cloud[^]*IP affinities of deliveries to send: [^]*1\. nlserver pdump of every server: does mta@demo run\?/,
      );
      assert.equal(text.includes((await opened.secrets.get('demo')) ?? '-'), false);
    } finally {
      await opened.store.save(descriptor);
    }
  });

  it('says why a server cannot be read, beside those that can', async () => {
    const descriptor = opened.manager.mustHave('demo');
    await opened.store.save({
      ...descriptor,
      servers: [...descriptor.servers, { name: 'gone', channel: { kind: 'local', installDir: '/nowhere/nl6' } }],
    });
    try {
      const inside = await below((await row('Demo instance', 'gone')).node);
      assert.deepEqual(
        inside.map(({ label }) => label),
        ['There is no nlserver on gone where it was looked for'],
      );
      assert.match((await row('Demo instance', 'gone')).description, /^cannot be read · /);
      assert.ok((await below((await row('Demo instance', 'sending-1')).node)).length > 5);
    } finally {
      await opened.store.save(descriptor);
    }
  });

  function installDir(name: string): string {
    const channel = opened.manager.mustHave('demo').servers.find((server) => server.name === name)?.channel;
    assert.ok(channel?.kind === 'local');
    return channel.installDir;
  }
});
