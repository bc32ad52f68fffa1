import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '../../../src/assistants/headless/commandLine';
import { configuredInstances } from '../../../src/assistants/headless/configuredInstances';
import { secretOf } from '../../../src/assistants/headless/secrets';

const SHOP = {
  id: '6f1c',
  name: 'Shop FR',
  url: 'https://shop.example',
  environment: 'production',
  signIn: { kind: 'password', operator: 'reader' },
  servers: [],
};

describe('delivery-doctor-mcp', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dd-mcp-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const fileOf = async (content: unknown): Promise<string> => {
    const file = join(folder, 'instances.json');
    await writeFile(file, JSON.stringify(content));
    return file;
  };

  it('reads its command line, which takes no secret', () => {
    assert.deepEqual(readCommandLine([]), { kind: 'serve' });
    assert.deepEqual(readCommandLine(['--config', 'a.json']), { kind: 'serve', config: 'a.json' });
    assert.deepEqual(readCommandLine(['--config=a=b.json']), { kind: 'serve', config: 'a=b.json' });
    assert.deepEqual(readCommandLine(['--help']), { kind: 'help' });
    assert.throws(() => readCommandLine(['--config']), /needs a file/);
    assert.throws(() => readCommandLine(['--password', 'x']), /Unknown option/);
  });

  it('takes the instances of an exported file, or the one of the environment', async () => {
    const file = await fileOf({ version: 1, instances: [SHOP] });
    assert.deepEqual(
      (await configuredInstances(file, {})).map(({ name }) => name),
      ['Shop FR'],
    );
    const [one] = await configuredInstances(undefined, {
      DELIVERY_DOCTOR_URL: 'https://one.example/',
      DELIVERY_DOCTOR_OPERATOR: 'reader',
    });
    assert.deepEqual([one?.url, one?.environment], ['https://one.example', 'production']);
    await assert.rejects(configuredInstances(undefined, {}), /No instance is named/);
    await assert.rejects(configuredInstances(await fileOf({ instances: [{ ...SHOP, url: 7 }] }), {}), /cannot be read/);
  });

  it('refuses a secret in the file, and an address that would send one in clear text', async () => {
    const withSecret = await fileOf({ instances: [{ ...SHOP, password: 'x' }] });
    await assert.rejects(configuredInstances(withSecret, {}), /holds a secret/);
    const inClear = await fileOf({ instances: [{ ...SHOP, url: 'http://shop.example' }] });
    await assert.rejects(configuredInstances(inClear, {}), /in clear text/);
    assert.equal(
      (await configuredInstances(await fileOf({ instances: [{ ...SHOP, url: 'http://127.0.0.1:80' }] }), {})).length,
      1,
    );
  });

  it('takes secrets from the environment, else from the keyring by argument arrays', async () => {
    const asked: (readonly string[])[] = [];
    const ask = async (program: string, args: readonly string[]): Promise<string | undefined> => {
      asked.push([program, ...args]);
      return 'kept';
    };
    const other = { id: 'b', name: 'B' };
    const both = [SHOP, other];
    assert.equal(await secretOf(SHOP, both, { DELIVERY_DOCTOR_SECRET_SHOP_FR: 's' }, 'linux', ask), 's');
    assert.equal(await secretOf(SHOP, [SHOP], { DELIVERY_DOCTOR_SECRET: 'only' }, 'linux', ask), 'only');
    assert.deepEqual(asked, []);
    assert.equal(await secretOf(SHOP, both, { DELIVERY_DOCTOR_SECRET: 'not for several' }, 'linux', ask), 'kept');
    assert.equal(await secretOf(SHOP, both, {}, 'darwin', ask), 'kept');
    assert.equal(await secretOf(SHOP, both, {}, 'win32', ask), undefined);
    assert.deepEqual(asked, [
      ['secret-tool', 'lookup', 'service', 'delivery-doctor', 'instance', '6f1c'],
      ['security', 'find-generic-password', '-s', 'delivery-doctor', '-a', '6f1c', '-w'],
    ]);
  });

  it('knows of no secret where the keyring is missing', async () => {
    assert.equal(await secretOf({ id: 'no-such-instance-here', name: 'n' }, [], {}, 'linux'), undefined);
  });
});
