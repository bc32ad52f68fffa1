import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../../src/demo/main.js');

interface Handle {
  readonly url: string;
  readonly operator: string;
  readonly password: string;
}

describe('demo: the process', function () {
  this.timeout(60_000);
  let home: string;
  let child: ChildProcess | undefined;
  let output = '';

  const start = async (...args: string[]): Promise<Handle> => {
    const started = fork(MAIN, ['--home', home, '--scenario', 'none', '--recipients', '300', ...args], {
      silent: true,
    });
    child = started;
    output = '';
    started.stdout?.on('data', (data: Buffer) => {
      output += data.toString();
    });
    started.stderr?.on('data', (data: Buffer) => {
      output += data.toString();
    });
    const [message] = (await once(started, 'message')) as [{ type: string; handle: Handle }];
    assert.equal(message.type, 'ready');
    return message.handle;
  };

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'demo-process-'));
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });

  it('tells over IPC and in a file of its owner how to reach it, and keeps the password out of its output', async () => {
    const file = join(home, 'handle.json');
    const handle = await start('--handle', file);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), handle);
    if (process.platform !== 'win32') {
      assert.equal(statSync(file).mode & 0o777, 0o600);
    }
    assert.ok(!output.includes(handle.password));
    assert.equal((await fetch(`${handle.url}/r/test`)).status, 200);
    child?.disconnect();
    assert.ok(child);
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 0);
    assert.ok(!existsSync(file));
  });

  it('ends cleanly on SIGTERM, and obeys orders only with the password', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const { url, operator, password } = await start('--print-password');
    assert.ok(output.includes(password));
    const order = (secret: string, command: object): Promise<Response> =>
      fetch(`${url}/demo/control`, {
        method: 'POST',
        body: JSON.stringify(command),
        headers: { authorization: `Basic ${btoa(`${operator}:${secret}`)}` },
      });
    assert.equal((await order('wrong', { command: 'scenario', argument: 'waves' })).status, 401);
    assert.equal((await order(password, { command: 'scenario', argument: 'nothing' })).status, 400);
    assert.equal((await order(password, { command: 'scenario', argument: 'waves' })).status, 200);
    child?.kill('SIGTERM');
    assert.ok(child);
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('says what is wrong with its arguments', async () => {
    const wrong = fork(MAIN, ['--nonsense'], { silent: true });
    const [code] = (await once(wrong, 'exit')) as [number];
    assert.equal(code, 1);
  });
});
