import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nlserverLine } from '../../../src/commands/servers/nlserverLine';
import { parseSshHosts } from '../../../src/commands/servers/sshHosts';
import { openServer } from '../../../src/servers';
import { AskpassServer } from '../../../src/servers/askpass/askpassServer';
import { privateFolder } from '../../../src/servers/channel/privateFolder';
import { runProcess } from '../../../src/servers/channel/runProcess';
import { sshProgram } from '../../../src/servers/channel/sshProgram';
import { isServerError } from '../../../src/servers/errors';
import type { SendingServer } from '../../../src/servers/sendingServer';
import { CONFIG, installation, type Installation } from './installation';
import { onWindows, program } from './onWindows';

const LIST = [
  '12:00:00 >   Application server for Adobe Campaign Classic (7.4 24.1 build 9400@abc) of 01/02/2026',
  'web@default (12) - 50.1 Mo',
  'mta@demo (13) - 9.6 Mo',
  '',
].join('\r\n');
const never = new AbortController().signal;
const onPosix = process.platform === 'win32' ? describe.skip : describe;

const argumentsOf = (path: string): readonly string[] => readFileSync(`${path}.args`, 'utf8').trimEnd().split('\n');

describe('the OpenSSH client on Windows', () => {
  const find = (env: Readonly<Record<string, string>>, ...there: readonly string[]): string =>
    sshProgram('win32', env, (path) => there.includes(path));

  it('is the ssh.exe that comes first on the PATH, whatever the variable is called', () => {
    const [git, own] = ['C:\\Program Files\\Git\\usr\\bin\\ssh.exe', 'C:\\Windows\\System32\\OpenSSH\\ssh.exe'];
    const PATH = '"C:\\Program Files\\Git\\usr\\bin";C:\\Windows\\System32\\OpenSSH';
    assert.equal(find({ PATH }, git, own), git);
    assert.equal(find({ Path: PATH }, own), own);
  });

  it('is that of Windows where the PATH has none, and its bare name where there is none at all', () => {
    const own = 'D:\\Windows\\System32\\OpenSSH\\ssh.exe';
    assert.equal(find({ SystemRoot: 'D:\\Windows' }, own), own);
    assert.equal(find({ PATH: 'C:\\Tools' }), 'ssh.exe');
  });

  it('is never one that lies in the current folder', () => {
    assert.equal(find({ PATH: ';.;tools' }, 'ssh.exe', 'tools\\ssh.exe', '.\\ssh.exe'), 'ssh.exe');
  });

  it('is looked up by the system elsewhere', () => {
    assert.equal(
      sshProgram('linux', {}, () => true),
      'ssh',
    );
  });
});

describe('paths and lines of Windows', () => {
  it('stand in the nlserver command as its shells take them', () => {
    assert.equal(
      nlserverLine('C:\\Program Files\\Adobe\\Adobe Campaign', 'restart', 'mta@demo'),
      '"C:\\Program Files\\Adobe\\Adobe Campaign\\bin\\nlserver" restart mta@demo',
    );
    assert.equal(nlserverLine('D:/campaign/', 'start', 'web'), 'D:\\campaign\\bin\\nlserver start web');
    assert.equal(
      nlserverLine('/usr/local/neolane/nl6', 'start', 'web'),
      '/usr/local/neolane/nl6/bin/nlserver start web',
    );
    assert.equal(nlserverLine("/opt/it's here", 'start', 'web'), "'/opt/it'\\''s here/bin/nlserver' start web");
    assert.equal(nlserverLine(undefined, 'start', 'web'), 'nlserver start web');
  });

  it('are read in an ssh configuration that an editor of Windows saved', () => {
    assert.deepEqual(parseSshHosts('Host mta-1\r\n  HostName 10.0.0.1\r\n\r\nHost mta-2\r\n'), [
      { alias: 'mta-1', hostName: '10.0.0.1' },
      { alias: 'mta-2' },
    ]);
  });
});

onPosix('servers as a window on Windows reaches them', () => {
  let made: Installation;
  beforeEach(() => {
    made = installation('exit 1', { 'conf/config-demo.xml': `${CONFIG.replaceAll('><', '>\r\n<')}\r\n` });
    rmSync(join(made.dir, 'bin/nlserver'));
  });
  afterEach(() => {
    made.remove();
  });

  const here = (): SendingServer => {
    const server = openServer({ name: 's1', channel: { kind: 'local', installDir: made.dir } });
    assert.ok(server);
    return server;
  };

  it('runs nlserver.exe itself, and reads lines that end in CR LF', async () => {
    const exe = program(join(made.dir, 'bin'), 'nlserver.exe', `cat <<'END'\n${LIST}\nEND`);
    const { modules, build } = await onWindows(() => here().pdump(never));
    assert.deepEqual(argumentsOf(exe), ['pdump']);
    assert.deepEqual(
      [modules.map(({ name, instance }) => `${name}@${instance ?? ''}`), build],
      [['web@default', 'mta@demo'], '9400'],
    );
    assert.deepEqual((await onWindows(() => here().readConfig('demo', never))).autoStart, ['mta']);
  });

  it('runs nlserver.cmd by the command interpreter, its path quoted', async () => {
    program(join(made.dir, 'bin'), 'nlserver.cmd');
    const ComSpec = program(made.dir, 'cmd.exe', `cat <<'END'\n${LIST}\nEND`);
    const { modules } = await onWindows(() => here().pdump(never), { ComSpec });
    assert.equal(modules.length, 2);
    assert.deepEqual(argumentsOf(ComSpec), ['/d', '/s', '/c', `""${join(made.dir, 'bin', 'nlserver.cmd')}" pdump"`]);
  });

  it('refuses a folder whose name the command interpreter would take for a variable', async () => {
    const dir = join(made.dir, '%TEMP%');
    mkdirSync(join(dir, 'bin'), { recursive: true });
    program(join(dir, 'bin'), 'nlserver.cmd');
    const server = openServer({ name: 's1', channel: { kind: 'local', installDir: dir } });
    const refused = await onWindows(async () => server?.pdump(never)).catch((error: unknown) => error);
    assert.ok(isServerError(refused) && refused.code === 'badName', String(refused));
  });

  it('calls ssh for each command by itself, never asking: its OpenSSH shares no connection', async () => {
    const ssh = program(made.dir, 'ssh.exe', 'printf \'\\001delivery-doctor\\n\'; echo "mta@demo (13) - 9.6 Mo"');
    const askpass = new AskpassServer(ssh, () => Promise.resolve('secret'));
    const channel = { kind: 'ssh', host: 'mta-1', user: 'CORP\\neolane', installDir: '/opt/nl6' } as const;
    const listed = await onWindows(async () =>
      openServer({ name: 's1', channel }, { sshProgram: ssh, askpass })?.pdump(never),
    );
    assert.deepEqual(
      listed?.modules.map(({ name }) => name),
      ['mta'],
    );
    const given = argumentsOf(ssh);
    assert.ok(given.includes('BatchMode=yes'), given.join(' '));
    assert.doesNotMatch(given.join(' '), /Control(?:Master|Path|Persist)|NumberOfPasswordPrompts/);
    assert.deepEqual(given.slice(given.indexOf('-l')).slice(0, 4), ['-l', 'CORP\\neolane', '--', 'mta-1']);
    assert.equal(await onWindows(() => Promise.resolve(privateFolder())), undefined);
    assert.equal(await onWindows(() => askpass.environment('s1')), undefined);
  });

  it('ends a command that hangs together with what it started, by taskkill', async () => {
    const system = join(made.dir, 'System32');
    mkdirSync(system);
    const taskkill = program(system, 'taskkill.exe', 'kill -9 "$2"');
    const file = program(made.dir, 'hangs.exe', 'exec sleep 60');
    const call = { file, args: [], server: 's1', doing: 'waiting', signal: never, timeoutMs: 300 };
    await onWindows(
      async () => {
        const ended = await runProcess(call).catch((error: unknown) => error);
        assert.ok(isServerError(ended) && ended.code === 'timeout', String(ended));
        await delay(200);
      },
      { SystemRoot: made.dir },
    );
    const given = argumentsOf(taskkill);
    assert.deepEqual([given[0], given.slice(2)], ['/pid', ['/t', '/f']]);
    assert.throws(() => process.kill(Number(given[1]), 0), /ESRCH/);
  });
});
