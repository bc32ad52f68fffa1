import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import { startDemo, type RunningDemo } from '../../../../src/demo';
import { readSettings } from '../../../../src/platform/settings/definitions';
import { openServer } from '../../../../src/servers';
import type { SupportAccess, SupportFile, SupportOptions } from '../../../../src/troubleshooting/support/contract';
import { gatherSupport } from '../../../../src/troubleshooting/support/gatherSupport';
import { previewText, zipOf } from '../../../../src/troubleshooting/support/desk';
import { unzip } from './unzip';

const never = new AbortController().signal;
const ID = 'c1';
const PEOPLE = ['jean.dupont@shop.example', 'marie+news@free.example'];
const TOKEN = '___d7a94a2f-0b1c-4d2e-9f3a-123456789abc';
/** A name before an `@` that is not masked; modules are called `mta@demo`. */
const UNMASKED_ADDRESS = /[\p{L}\p{N}._+-]+(?:@|%40)[\p{L}\p{N}-]+\\?\.[\p{L}\p{N}.-]+/u;

/** The report of a real instance, unzipped and searched for what must not be in it. */
describe('troubleshooting/support on the demo instance', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  let options: SupportOptions;

  before(async () => {
    demo = await startDemo({ seed: 1, recipients: 200 });
    const { url, operator, password, servers } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
    const descriptors = servers.map(({ name, installDir }) => ({
      name,
      channel: { kind: 'local' as const, installDir },
    }));
    for (const { installDir } of servers) {
      const folder = join(installDir, 'var', 'demo', 'log');
      mkdirSync(folder, { recursive: true });
      appendFileSync(
        join(folder, 'mta.log'),
        `delivered to ${PEOPLE[0]}, pwd=${password}\nX-Security-Token: ${TOKEN}\n${password} alone; bounce+${PEOPLE[1]}\n`,
      );
    }
    const access: SupportAccess = {
      descriptor: () => ({
        id: ID,
        name: 'Demo',
        url,
        environment: 'demo',
        signIn: { kind: 'password', operator },
        servers: descriptors,
      }),
      instance: async () => instance,
      servers: async () => descriptors.flatMap((one) => openServer(one) ?? []),
    };
    options = {
      access,
      now: () => Date.now(),
      settings: () =>
        readSettings((name) => (name === 'commandTemplates' ? { pod: ['kubectl', '--token=abc123'] } : undefined)),
      secretsOf: async () => [password],
      versions: () => [['Delivery Doctor', '1.2.3']],
    };
  });
  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  const searched = async (files: readonly SupportFile[]): Promise<ReadonlyMap<string, string>> => {
    const zip = await zipOf(files, Date.now());
    const { password } = demo.handle;
    for (const secret of [password, TOKEN, ...PEOPLE]) {
      assert.ok(!zip.includes(secret), 'a secret is in the zip as it is');
    }
    const texts = unzip(zip);
    for (const [path, text] of texts) {
      for (const secret of [
        password,
        encodeURIComponent(password),
        Buffer.from(password).toString('base64'),
        TOKEN,
        'abc123',
        'jean.dupont',
        'marie',
      ]) {
        assert.ok(!text.includes(secret), `${path} holds ${secret === password ? 'the password' : secret}`);
      }
      assert.doesNotMatch(text, UNMASKED_ADDRESS, path);
      assert.doesNotMatch(path, /^\/|\\|\.\.|:/);
    }
    return texts;
  };

  it('gathers health, versions, modules, log tails and settings, and nothing that identifies a person or opens a door', async () => {
    const files = await gatherSupport(options, { connectionId: ID }, never);
    const texts = await searched(files);
    const text = (path: string): string =>
      texts.get(path) ?? assert.fail(`no ${path} among ${[...texts.keys()].join(', ')}`);
    assert.match(text('about.md'), /Delivery Doctor +\| 1\.2\.3/);
    assert.doesNotMatch(text('about.md'), /Could not be read/);
    assert.match(text('health.md'), /^# /);
    assert.match(text('settings.json'), /"commandTemplates": \[\s*"pod"\s*\]/);
    for (const { name } of demo.handle.servers) {
      assert.match(text(`servers/${name}/modules.txt`), /watchdog/);
      assert.match(text(`servers/${name}/config-demo.xml`), /<serverconf|<mta/);
    }
    const [first] = demo.handle.servers;
    assert.match(
      text(`servers/${first?.name ?? ''}/logs/demo/log/mta.log`),
      /delivered to ••••••@shop\.example, pwd=••••••\n/,
    );
    const preview = previewText(files);
    for (const [path, content] of texts) {
      assert.ok(
        preview.includes(path) && preview.includes(content.trimEnd()),
        `${path} is not shown before it is written`,
      );
    }
  });

  it('is about one delivery, with its diagnosis and journal', async () => {
    const { rows } = await instance.deliveries.list(
      { group: 'needsAttention', now: Date.now() + instance.info.clockOffsetMs, pageSize: 5 },
      never,
    );
    const texts = await searched(
      await gatherSupport(options, { connectionId: ID, deliveryId: rows[0]?.id ?? '' }, never),
    );
    assert.match(texts.get('diagnosis.md') ?? '', /mta/i);
    assert.ok((texts.get('journal.txt') ?? '').length > 50);
    assert.equal(texts.has('health.md'), false);
  });

  it('names what cannot be read, and hands on the rest', async () => {
    const broken: SupportAccess = {
      ...options.access,
      instance: async () => Promise.reject(new Error('refused for pwd=open-sesame')),
    };
    const texts = await searched(await gatherSupport({ ...options, access: broken }, { connectionId: ID }, never));
    assert.match(texts.get('about.md') ?? '', /Could not be read[\s\S]*the instance: .*refused for pwd=••••••/);
    assert.ok(texts.has('settings.json'));
  });
});
