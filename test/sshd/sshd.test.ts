import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createServer as makeDemoServer } from '../../src/demo/servers/layout';
import { serverSpecs } from '../../src/demo/servers/spec';
import { AskpassServer, openServer } from '../../src/servers';
import type { SshQuestion } from '../../src/servers/askpass/askpass';
import { isServerError } from '../../src/servers/errors';
import type { ManagedServer } from '../../src/servers/managedServer';
import { installation, type Installation } from '../unit/servers/installation';
import { makePasswordUser, PASSWORD, PASSWORD_USER, removePasswordUser } from './support/passwordUser';
import { whyNoSshd } from '../host/provideSshd';
import { PASSPHRASE, SshdUnusable, startSshd, type SshdHost } from './support/sshdHost';
import { serverWritesOf } from '../../src/servers/writes';

const never = new AbortController().signal;
/** A machine under load is slow: only what never comes fails. */
const PATIENCE_MS = 60_000;
const LIST = 'echo "mta@demo (13) - 9.6 Mo"';

async function failure(work: Promise<unknown>): Promise<{ readonly code: string; readonly stderr: string }> {
  try {
    await work;
    return { code: 'none', stderr: '' };
  } catch (error) {
    return isServerError(error)
      ? { code: error.code, stderr: error.facts['stderr'] ?? '' }
      : { code: String(error), stderr: '' };
  }
}

async function eventually(what: string, look: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!look()) {
    assert.ok(Date.now() < deadline, `${what}: not within ${PATIENCE_MS / 1000} s`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

describe('a real sshd', function () {
  this.timeout(120_000);
  let sshd: SshdHost;
  let started: SshdHost | undefined;
  const made: Installation[] = [];
  const runtime = process.env['XDG_RUNTIME_DIR'];
  let sockets = '';

  before(async function () {
    const why = whyNoSshd();
    if (why !== undefined) {
      console.log(`  ${why}`);
      this.skip();
    }
    try {
      started = sshd = await startSshd();
    } catch (error) {
      if (!(error instanceof SshdUnusable)) {
        throw error;
      }
      console.log(`  Skipped: the OpenSSH server of this machine cannot be used for the tests: ${error.message}`);
      this.skip();
    }
    // Shared connections of this run are its own.
    sockets = mkdtempSync(join(tmpdir(), 'dd-'));
    process.env['XDG_RUNTIME_DIR'] = sockets;
  });
  after(async () => {
    if (started === undefined) {
      return;
    }
    for (const one of made.splice(0)) {
      one.remove();
    }
    await started.stop();
    if (runtime === undefined) {
      delete process.env['XDG_RUNTIME_DIR'];
    } else {
      process.env['XDG_RUNTIME_DIR'] = runtime;
    }
    rmSync(sockets, { recursive: true, force: true });
  });

  interface Way {
    readonly host?: string;
    readonly user?: string;
    readonly readMs?: number;
    readonly askpass?: AskpassServer;
    readonly share?: boolean;
    readonly connectSeconds?: number;
  }
  const open = (
    installDir: string,
    { host = 'plain', user, readMs = PATIENCE_MS, askpass, share = true, connectSeconds = 60 }: Way = {},
  ): ManagedServer => {
    const server = openServer(
      { name: 'sending-1', channel: { kind: 'ssh', host, installDir, ...(user === undefined ? {} : { user }) } },
      {
        limits: { readMs, controlMs: PATIENCE_MS },
        sshOptions: [
          ...sshd.sshOptions,
          '-o',
          `ConnectTimeout=${connectSeconds}`,
          ...(share ? [] : ['-o', 'ControlMaster=no', '-o', 'ControlPath=none']),
        ],
        followBackoff: { firstMs: 50, mostMs: 500 },
        ...(askpass === undefined ? {} : { askpass }),
      },
    );
    assert.ok(server);
    return server;
  };
  const install = (...args: Parameters<typeof installation>): string => {
    const one = installation(...args);
    made.push(one);
    return one.dir;
  };

  describe('with the demo’s servers behind it', () => {
    let dir: string;
    before(() => {
      dir = mkdtempSync(join(tmpdir(), 'dd-demo-server-'));
      const [spec] = serverSpecs('demo');
      assert.ok(spec);
      makeDemoServer(dir, spec, { instance: 'demo', pollSeconds: 30, now: Date.now(), random: () => 0.5 });
    });
    after(() => {
      rmSync(dir, { recursive: true, force: true });
    });

    it('reads modules, configuration, space and clock', async () => {
      const server = open(dir);
      const [{ modules }, config, host, text, who] = await Promise.all([
        server.pdump(never),
        server.readConfig('demo', never),
        server.hostFacts(never),
        server.configText({ kind: 'server' }, never),
        server.pdumpWho(never),
      ]);
      assert.ok(modules.some(({ name, instance }) => name === 'mta' && instance === 'demo'));
      assert.deepEqual(
        config.affinities.map(({ names }) => names.join(';')),
        ['default', 'newsletter;promo', 'transactional'],
      );
      assert.ok((host.disk?.totalBytes ?? 0) > (host.disk?.freeBytes ?? 0));
      assert.ok(Math.abs(host.clock.there - host.clock.here) < 10_000);
      assert.match(text ?? '', /<serverconf>/);
      assert.match(who, /internal\|monitoring/);
    });

    it('stops and starts a module, and nlserver itself then misses it or not', async () => {
      const server = open(dir);
      await serverWritesOf(server).control('stop', 'mta', 'demo', never);
      assert.deepEqual(await server.monitorMissing(never), ['mta@demo']);
      assert.equal((await serverWritesOf(server).reload('config', never)).exitCode, 0);
      await serverWritesOf(server).control('start', 'mta', 'demo', never);
      assert.deepEqual(await server.monitorMissing(never), []);
    });

    it('lists and reads logs, and follows across rotation and a connection that is cut', async () => {
      const server = open(dir, { share: false });
      const log = join(dir, 'var/demo/log/mta.log');
      assert.ok((await server.logs.list('demo', never)).some(({ file }) => file === 'demo/log/mta.log'));
      const last = await server.logs.tail('demo/log/mta.log', { lines: 3, signal: never });
      const stop = new AbortController();
      const seen: string[] = [];
      const reading = (async () => {
        for await (const event of server.logs.follow('demo/log/mta.log', { from: last?.end, signal: stop.signal })) {
          seen.push(...(event.kind === 'gap' ? [`[${event.reason}]`] : event.lines));
        }
      })();
      appendFileSync(log, 'one\n');
      await eventually('the first line', () => seen.includes('one'));
      sshd.cut();
      renameSync(log, log.replace('.log', '_2.log'));
      appendFileSync(log.replace('.log', '_2.log'), 'two\n');
      writeFileSync(log, 'three\n');
      await eventually('what came meanwhile', () => seen.includes('three'));
      stop.abort();
      await reading;
      assert.deepEqual(seen, ['one', '[disconnected]', '[reconnected]', 'two', '[rotated]', 'three']);
    });
  });

  it('shares one connection among many calls', async () => {
    const server = open(install(LIST), { host: 'shared' });
    const before = (sshd.log().match(/Accepted publickey/g) ?? []).length;
    await Promise.all(Array.from({ length: 8 }, () => server.pdump(never)));
    assert.equal((sshd.log().match(/Accepted publickey/g) ?? []).length - before, 1);
  });

  it('goes through a jump host', async () => {
    assert.equal((await open(install(LIST), { host: 'behind' }).pdump(never)).modules[0]?.name, 'mta');
  });

  it('hands folders and arguments over as they are, whatever the login shell makes of them', async () => {
    const dir = join(install(LIST), `odd $(id) 'q' "d" \\ ;&`);
    mkdirSync(dir);
    spawnSync('cp', ['-r', join(dir, '..', 'bin'), dir]);
    assert.equal((await open(dir).pdump(never)).modules[0]?.name, 'mta');
  });

  it('reports a host key that changed or is not known, and runs nothing', async () => {
    const dir = install('echo "$*" >> "$(dirname "$0")/calls"');
    const asked: SshQuestion[] = [];
    const askpass = new AskpassServer(resolve('out/src/servers/askpass/main.js'), async (question) => {
      asked.push(question);
      return 'yes';
    });
    try {
      for (const host of ['changed', 'unknown']) {
        for (const way of [{ host }, { host, askpass }]) {
          const { code, stderr } = await failure(open(dir, way).pdump(never));
          assert.equal(code, 'hostKey', `${host}: ${stderr}`);
        }
      }
    } finally {
      askpass.dispose();
    }
    assert.deepEqual(asked, [], 'nobody is asked to trust a key');
    assert.equal(existsSync(join(dir, 'bin/calls')), false);
    assert.doesNotMatch(readFileSync(join(sshd.folder, 'known_hosts'), 'utf8'), /dd-unknown/);
  });

  it('reports a key that is refused, and hosts that refuse or never answer', async () => {
    const dir = install(LIST);
    assert.equal((await failure(open(dir, { host: 'stranger' }).pdump(never))).code, 'authentication');
    assert.equal((await failure(open(dir, { host: 'closed' }).pdump(never))).code, 'notReachable');
    assert.equal((await failure(open(dir, { host: 'silent', connectSeconds: 2 }).pdump(never))).code, 'notReachable');
    assert.equal(
      (await failure(open(dir, { host: 'password' }).pdump(never))).code,
      'authentication',
      'no prompt without somebody to ask',
    );
  });

  describe('asking a person', () => {
    const asking = (
      answers: readonly (string | undefined)[],
    ): { readonly askpass: AskpassServer; readonly asked: SshQuestion[] } => {
      const asked: SshQuestion[] = [];
      const left = [...answers];
      const ask = async (question: SshQuestion): Promise<string | undefined> => {
        asked.push(question);
        return left.shift();
      };
      return { asked, askpass: new AskpassServer(resolve('out/src/servers/askpass/main.js'), ask) };
    };

    it('asks once for the passphrase of a key, however many calls wait', async () => {
      const { askpass, asked } = asking([undefined, PASSPHRASE]);
      try {
        const server = open(install(LIST), { host: 'locked', askpass });
        assert.equal((await failure(server.pdump(never))).code, 'authentication', 'the person gave up');
        const lists = await Promise.all([server.pdump(never), server.pdump(never), server.pdump(never)]);
        assert.deepEqual(
          lists.map(({ modules }) => modules.length),
          [1, 1, 1],
        );
        assert.equal(asked.length, 2);
        assert.match(asked[1]?.prompt ?? '', /passphrase for key/i);
        assert.equal(asked[1]?.server, 'sending-1');
      } finally {
        askpass.dispose();
      }
    });

    it('asks for a password, tries it once, and says when it is refused', async function () {
      if (!makePasswordUser()) {
        this.skip();
      }
      const { askpass, asked } = asking(['wrong', PASSWORD]);
      try {
        const dir = install(LIST);
        spawnSync('chmod', ['-R', 'a+rX', dir]);
        const server = open(dir, { host: 'password', user: PASSWORD_USER, askpass });
        assert.equal((await failure(server.pdump(never))).code, 'authentication');
        assert.equal(asked.length, 1, 'a wrong password is not tried again');
        assert.equal((await server.pdump(never)).modules.length, 1);
        assert.match(asked[1]?.prompt ?? '', /password/i);
      } finally {
        askpass.dispose();
        sshd.cut();
        await eventually('the account is free', () => spawnSync('pgrep', ['-u', PASSWORD_USER]).status !== 0);
        removePasswordUser();
      }
    });
  });

  it('says that the connection was cut in the middle of a command, and never sends the command again', async () => {
    const dir = install(
      'echo "$*" >> "$(dirname "$0")/calls"; [ "$1" = pdump ] && exec echo "mta@demo (13) - 9.6 Mo"; sleep 60',
    );
    const server = open(dir, { host: 'cut', share: false });
    const calls = (): string =>
      existsSync(join(dir, 'bin/calls')) ? readFileSync(join(dir, 'bin/calls'), 'utf8') : '';
    const restarting = failure(serverWritesOf(server).control('restart', 'mta', 'demo', never));
    await eventually('the command runs', () => calls().includes('restart'));
    sshd.cut();
    assert.equal((await restarting).code, 'notReachable');
    assert.equal((await server.pdump(never)).modules.length, 1);
    assert.deepEqual(calls().trim().split('\n'), ['restart mta@demo -noconsole', 'pdump']);
  });

  it('does not wait for a command that hangs, nor swallow one that floods', async () => {
    assert.equal(
      (await failure(open(install('sleep 30'), { host: 'hangs', readMs: 1000 }).pdump(never))).code,
      'timeout',
    );
    assert.equal((await failure(open(install('yes mta@demo'), { host: 'floods' }).pdump(never))).code, 'tooMuchOutput');
    const flooding = open(install('', { 'var/demo/log/mta.log': 'x'.repeat(99).concat('\n').repeat(100_000) }), {
      host: 'floods',
    });
    const last = await flooding.logs.tail('demo/log/mta.log', { lines: 100, signal: never });
    assert.equal(last?.lines.length, 100);
  });

  it('cancels what runs', async () => {
    const abort = new AbortController();
    const waiting = failure(open(install('sleep 30'), { host: 'cancelled' }).pdump(abort.signal));
    setTimeout(() => {
      abort.abort();
    }, 300);
    assert.equal((await waiting).code, 'cancelled');
  });
});
