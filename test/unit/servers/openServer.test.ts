import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describeError } from '../../../src/connections/errorText';
import { openServer } from '../../../src/servers';
import { isServerError } from '../../../src/servers/errors';
import type { SendingServer } from '../../../src/servers/sendingServer';
import { channelTo } from './fakeSsh';
import { installation } from './installation';
import type { Installation } from './installation';
import { serverWritesOf } from '../../../src/servers/writes';

const LIST = `cat <<'END'
12:00:00 >   Application server for Adobe Campaign Classic (7.4 24.1 build 9400@abc) of 01/02/2026
web@default (12) - 50.1 Mo
mta@demo (13) - 9.6 Mo
END`;

const never = new AbortController().signal;

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    return isServerError(error) ? error.code : String(error);
  }
}

/** A process that has ended but that nobody has asked about yet (a zombie) is not alive. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

const onPosix = process.platform === 'win32' ? describe.skip : describe;

describe('a server that is this machine', () => {
  const here = hostname();
  const dir = installation(LIST);
  after(() => {
    dir.remove();
  });
  const openFor = (hostName?: string) =>
    openServer({
      name: 's1',
      channel: { kind: 'local', installDir: dir.dir, ...(hostName === undefined ? {} : { hostName }) },
    });

  it('is not read, and changed even less, in a window on another machine', async () => {
    const server = openFor('sending-1.example.com');
    assert.ok(server);
    const reads: Record<string, Promise<unknown>> = {
      pdump: server.pdump(never),
      pdumpWho: server.pdumpWho(never),
      missing: server.monitorMissing(never),
      config: server.readConfig('demo', never),
      text: server.configText({ kind: 'shared' } as never, never),
      host: server.hostFacts(never),
      log: server.logs.tail('demo/log/mta.log', { lines: 1, signal: never }),
      temporary: server.temporary?.list(never) ?? Promise.resolve(),
      control: serverWritesOf(server).control('start', 'mta', 'demo', never),
    };
    for (const [name, reading] of Object.entries(reads)) {
      assert.equal(await codeOf(reading), 'otherMachine', name);
    }
    const said = await server.pdump(never).catch(describeError);
    assert.ok(said instanceof Object && 'what' in said);
    assert.match(said.what, new RegExp(`on the machine sending-1\\.example\\.com, but this window runs on ${here}`));
  });

  it('is read on the machine that was meant, whatever its domain, and where none was named', async () => {
    for (const hostName of [undefined, here, `${here.split('.')[0]?.toUpperCase() ?? ''}.example.com`]) {
      assert.equal(await codeOf(openFor(hostName)?.pdump(never) ?? Promise.resolve()), 'none', hostName);
    }
  });
});

onPosix('servers over a channel', () => {
  const made: Installation[] = [];
  const install = (...args: Parameters<typeof installation>): string => {
    const one = installation(...args);
    made.push(one);
    return one.dir;
  };
  afterEach(() => {
    for (const one of made.splice(0)) {
      one.remove();
    }
  });

  const open = (
    dir: string,
    kind: 'local' | 'ssh' = 'local',
    limits = { readMs: 5000, controlMs: 5000 },
  ): SendingServer => {
    const { channel, ...options } = channelTo(dir, kind);
    const server = openServer({ name: 'sending-1', channel }, { limits, ...options });
    assert.ok(server);
    return server;
  };

  for (const kind of ['local', 'ssh'] as const) {
    describe(kind, () => {
      it('lists the modules and reads the configuration, whatever the folder is called', async () => {
        const server = open(install(LIST), kind);
        const { modules, build } = await server.pdump(never);
        assert.deepEqual([modules.map(({ name }) => name), build], [['web', 'mta'], '9400']);
        assert.deepEqual((await server.readConfig('demo', never)).autoStart, ['mta']);
      });

      it('says that a library is missing, not that the folder is wrong', async () => {
        const said = readFileSync(join('test/unit/servers/fixtures/pdump/missing-library.stderr.txt'), 'utf8').trim();
        const server = open(install(`echo "${said}" >&2; exit 127`), kind);
        for (const call of [
          () => server.pdump(never),
          () => serverWritesOf(server).control('start', 'mta', 'demo', never),
        ]) {
          await assert.rejects(call, (error) => {
            assert.ok(isServerError(error));
            assert.deepEqual(
              [error.code, error.facts['reason'], error.facts['library']],
              ['commandFailed', 'missingLibrary', 'libicuuc.so.50'],
            );
            return true;
          });
        }
      });

      it('takes a banner alone for nothing that runs only when the command went well', async () => {
        const banner = readFileSync(
          join('test/unit/servers/fixtures/pdump/windows_734_nothing-runs_banner-only.txt'),
          'utf8',
        ).trim();
        const list = await open(install(`echo "${banner}"`), kind).pdump(never);
        assert.deepEqual([list.modules, list.onlyBanner], [[], true]);
        await assert.rejects(
          open(install(`echo "${banner}"; echo "out of memory" >&2; exit 3`), kind).pdump(never),
          (error) =>
            isServerError(error) && error.code === 'commandFailed' && error.facts['stderr'] === 'out of memory',
        );
      });

      it('looks in English, and lets modules that it starts keep the language', async () => {
        const told = 'echo "$LC_ALL" >> "$(dirname "$0")/../languages"';
        const environments: readonly Readonly<Record<string, string>>[] = [
          {},
          { 'env.sh': 'LC_ALL=fr_FR.UTF-8; export LC_ALL' },
        ];
        for (const environment of environments) {
          const dir = install(`${told}; ${LIST}`, { 'conf/config-demo.xml': '<serverconf/>', ...environment });
          const server = open(dir, kind);
          await server.pdump(never);
          await serverWritesOf(server).control('start', 'mta', 'demo', never);
          const [looked, started] = readFileSync(join(dir, 'languages'), 'utf8').split('\n');
          assert.equal(looked, 'C');
          assert.equal(started, 'env.sh' in environment ? 'fr_FR.UTF-8' : (process.env['LC_ALL'] ?? ''));
        }
      });

      it('sets Campaign’s environment first', async () => {
        const dir = install('echo "mta@$DD_TEST_INSTANCE (1) - 1.0 Mo"', {
          'env.sh': 'DD_TEST_INSTANCE=fromenv; export DD_TEST_INSTANCE\n',
        });
        assert.equal((await open(dir, kind).pdump(never)).modules[0]?.instance, 'fromenv');
      });

      it('starts a module with its arguments, once', async () => {
        const dir = install('echo "$*" >> "$(dirname "$0")/calls"; echo started; exit 3');
        const outcome = await serverWritesOf(open(dir, kind)).control('start', 'mta', 'demo', never);
        assert.deepEqual(outcome, { exitCode: 3, stdout: 'started\n', stderr: '' });
        assert.equal(readFileSync(join(dir, 'bin/calls'), 'utf8'), 'start mta@demo -noconsole\n');
      });

      it('passes on what the command said and how it ended', async () => {
        const dir = install('echo out; echo err >&2; exit 7');
        const { exitCode, stdout, stderr } = await serverWritesOf(open(dir, kind)).control(
          'stop',
          'mta',
          'demo',
          never,
        );
        assert.equal(exitCode, 7);
        assert.deepEqual(`${stdout}${stderr}`.trim().split('\n').sort(), ['err', 'out']);
      });

      it('does not wait for what the module keeps open', async () => {
        const dir = install('sleep 20 & echo started');
        const began = Date.now();
        assert.equal((await serverWritesOf(open(dir, kind)).control('start', 'mta', 'demo', never)).exitCode, 0);
        assert.ok(Date.now() - began < 3000);
      });

      it('refuses names that are none, before anything runs', async () => {
        const dir = install('echo "$*" >> "$(dirname "$0")/calls"');
        const server = open(dir, kind);
        for (const bad of ['-immediate', 'a b', 'x;id', '$(id)', '', '../x', 'mta\n']) {
          assert.equal(await codeOf(serverWritesOf(server).control('start', bad, 'demo', never)), 'badName', bad);
          assert.equal(await codeOf(serverWritesOf(server).control('start', 'mta', bad, never)), 'badName', bad);
          assert.equal(await codeOf(server.readConfig(bad, never)), 'badName', bad);
        }
        assert.equal(existsSync(join(dir, 'bin/calls')), false);
      });

      it('gives up after the time limit and ends what it started', async () => {
        const dir = install('echo $$ > "$(dirname "$0")/pid"; sleep 30; echo late');
        const server = open(dir, kind, { readMs: 500, controlMs: 500 });
        assert.equal(await codeOf(server.pdump(never)), 'timeout');
        const pid = Number(readFileSync(join(dir, 'bin/pid'), 'utf8'));
        for (let tries = 0; tries < 50 && isAlive(pid); tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        assert.equal(isAlive(pid), false);
      });

      it('stops when cancelled', async () => {
        const abort = new AbortController();
        const waiting = codeOf(open(install('sleep 30'), kind).pdump(abort.signal));
        setTimeout(() => {
          abort.abort();
        }, 100);
        assert.equal(await waiting, 'cancelled');
        assert.equal(await codeOf(open(install(LIST), kind).pdump(abort.signal)), 'cancelled');
      });

      it('does not swallow a flood of output', async () => {
        assert.equal(await codeOf(open(install('yes mta@demo'), kind).pdump(never)), 'tooMuchOutput');
      });

      it('never runs two commands on one module at once', async () => {
        const server = open(install('sleep 0.5'), kind);
        const first = serverWritesOf(server).control('restart', 'mta', 'demo', never);
        assert.equal(await codeOf(serverWritesOf(server).control('start', 'mta', 'demo', never)), 'commandFailed');
        assert.equal((await first).exitCode, 0);
        assert.equal((await serverWritesOf(server).control('start', 'mta', 'demo', never)).exitCode, 0);
      });

      it('tells an output that is no list, a failure and a missing program apart', async () => {
        assert.equal(await codeOf(open(install('echo hello'), kind).pdump(never)), 'unreadable');
        assert.equal(await codeOf(open(install('echo broken >&2; exit 1'), kind).pdump(never)), 'commandFailed');
        assert.equal(await codeOf(open(join(install(''), 'missing'), 'local').pdump(never)), 'commandNotFound');
        assert.equal(await codeOf(open(install('exit 127'), kind).pdump(never)), 'commandNotFound');
      });

      it('says so when the configuration is missing or broken', async () => {
        const server = open(install('', { 'conf/config-bad.xml': '<serverconf>' }), kind);
        assert.equal(await codeOf(server.readConfig('demo', never)), 'unreadable');
        assert.equal(await codeOf(server.readConfig('bad', never)), 'unreadable');
      });
    });
  }

  it('calls ssh without prompts and with the host after "--"', async () => {
    const dir = install(LIST);
    await open(dir, 'ssh').pdump(never);
    const args = readFileSync(join(dir, 'ssh-args'), 'utf8').split('\n');
    for (const option of ['BatchMode=yes', 'ConnectTimeout=10']) {
      assert.ok(args.includes(option), option);
    }
    assert.ok(!args.some((argument) => /StrictHostKeyChecking/i.test(argument)));
    assert.deepEqual(args.slice(args.indexOf('-p'), args.indexOf('-p') + 6), [
      '-p',
      '2222',
      '-l',
      'neolane',
      '--',
      'mail-1',
    ]);
  });

  it('tells what kept ssh from connecting', async () => {
    const cases: [string, string][] = [
      ['Host key verification failed.', 'hostKey'],
      ['@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @', 'hostKey'],
      ['neolane@mail-1: Permission denied (publickey).', 'authentication'],
      ['ssh: Could not resolve hostname mail-1: Name or service not known', 'notReachable'],
      ['ssh: connect to host mail-1 port 22: Connection refused', 'notReachable'],
    ];
    for (const [text, code] of cases) {
      const dir = install('');
      writeFileSync(join(dir, 'bin/ssh'), `#!/bin/sh\necho '${text}' >&2\nexit 255\n`);
      assert.equal(await codeOf(open(dir, 'ssh').pdump(never)), code, text);
    }
  });

  it('refuses a host that ssh could take for an option', async () => {
    for (const host of ['-oProxyCommand=id', '', 'a b', 'a;b']) {
      const server = openServer(
        { name: 's', channel: { kind: 'ssh', host, installDir: '/usr/local/neolane/nl6' } },
        { sshProgram: '/bin/false' },
      );
      assert.equal(await codeOf(server?.pdump(never) ?? Promise.resolve()), 'badName', host);
    }
  });

  it('opens nothing for a server that only Adobe reaches', () => {
    assert.equal(openServer({ name: 'cloud', channel: { kind: 'none' } }), undefined);
  });
});
