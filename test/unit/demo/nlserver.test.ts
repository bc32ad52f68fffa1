import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomOf } from '../../../src/demo/engine/chance';
import { runNlserver } from '../../../src/demo/nlserver/run';
import { ServerFarm } from '../../../src/demo/servers/farm';
import { createServer } from '../../../src/demo/servers/layout';
import { readModules } from '../../../src/demo/servers/moduleFile';
import { serverSpecs } from '../../../src/demo/servers/spec';

const AT = new Date(2026, 10, 23, 14, 5, 9);

describe('demo: nlserver', () => {
  let root: string;

  const nlserver = (...args: string[]): { code: number; lines: string[] } => {
    const lines: string[] = [];
    const code = runNlserver(['--root', root, ...args], {
      out: (text) => lines.push(...text.split('\n')),
      now: () => AT,
    });
    return { code, lines };
  };
  const config = (): string => join(root, 'conf', 'config-demo.xml');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'nlserver-'));
    const [spec] = serverSpecs('demo');
    assert.ok(spec);
    createServer(root, spec, { instance: 'demo', pollSeconds: 3, now: AT.getTime(), random: randomOf(1) });
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('pdump prints the documented header and one line a module, the watchdog without instance', () => {
    const { code, lines } = nlserver('pdump');
    assert.equal(code, 0);
    assert.match(
      lines[0] ?? '',
      /^14:05:09 > {3}Application server for Adobe Campaign Classic \(7\.4 [\d.]+ build \d+@\w+\) of \d\d\/\d\d\/\d{4}$/,
    );
    for (const line of lines.slice(1)) {
      assert.match(line, /^(watchdog|\w+@(default|demo)) \(\d+\) - \d+\.\d Mo$/);
    }
    assert.ok(lines.some((line) => line.startsWith('mta@demo (')));
  });

  it('pdump -who adds connections and the pool', () => {
    const { lines } = nlserver('pdump', '-who');
    assert.ok(lines.some((line) => line.startsWith('Connections ---')));
    assert.ok(lines.some((line) => line.startsWith('Connection pool ---')));
    assert.ok(lines.some((line) => /^23\/11\/2026 14:05:09 +127\.0\.0\.1 +default +internal\|monitoring$/.test(line)));
  });

  it('stops and starts a module, and says what is missing in between', () => {
    assert.deepEqual(nlserver('monitor', '-missing').lines.length, 1);
    assert.equal(nlserver('stop', 'mta@demo').code, 0);
    assert.deepEqual(nlserver('monitor', '-missing').lines.slice(1), ['mta@demo']);
    assert.equal(nlserver('status').code, 1);
    const started = nlserver('start', 'mta@demo', '-verbose');
    assert.equal(started.code, 0);
    assert.match(
      started.lines[1] ?? '',
      /> {3}Running task 'mta@demo' \('nlserver mta -tracefile:mta@demo -instance:demo -detach -verbose'\) in a new process$/,
    );
    assert.equal(nlserver('status').code, 0);
  });

  it('fails with 1 on what cannot be done', () => {
    assert.equal(nlserver('start', 'mta@demo').code, 1);
    assert.equal(nlserver('start', 'mta').code, 1);
    assert.equal(nlserver('start', 'nothing@demo').code, 1);
    nlserver('stop', 'inMail@demo');
    assert.equal(nlserver('stop', 'inMail@demo').code, 1);
    assert.equal(nlserver('dance').code, 1);
  });

  it('does not start an MTA without the address of the statistics server', () => {
    nlserver('stop', 'mta@demo');
    writeFileSync(
      config(),
      readFileSync(config(), 'utf8').replace('statServerAddress="localhost"', 'statServerAddress=""'),
    );
    const { code, lines } = nlserver('start', 'mta@demo');
    assert.equal(code, 1);
    assert.match(lines.join(), /statServerAddress/);
  });

  it('says what is wrong with a broken configuration file', () => {
    writeFileSync(config(), '<serverconf><mta>');
    const { code, lines } = nlserver('monitor', '-missing');
    assert.equal(code, 1);
    assert.match(lines.join(), /iRc=-53/);
  });

  it('shutdown stops all ("No tasks", status 2), watchdog starts all', () => {
    assert.equal(nlserver('shutdown').code, 0);
    assert.equal(nlserver('pdump').lines[1], 'No tasks');
    assert.equal(nlserver('status').code, 2);
    assert.equal(nlserver('watchdog', '-noconsole').code, 0);
    assert.equal(nlserver('status').code, 0);
  });

  it('a restart gives a module another pid', () => {
    const pid = (): number | undefined => readModules(root).find(({ name }) => name === 'wfserver')?.pid;
    const before = pid();
    assert.equal(nlserver('restart', 'wfserver@demo').code, 0);
    assert.notEqual(pid(), before);
  });

  it('reloads configuration and MX rules', () => {
    assert.equal(nlserver('config', '-reload').code, 0);
    assert.equal(nlserver('stat', '-reload').code, 0);
    nlserver('stop', 'stat@demo');
    assert.equal(nlserver('stat', '-reload').code, 1);
  });

  it('is a program in bin, and the instance sees what it did', () => {
    const farm = new ServerFarm([{ name: 's', dir: root, hostname: 'h' }], 'demo');
    assert.deepEqual(
      farm.runningMtas().map(({ server, pollMs }) => [server, pollMs]),
      [['s', 3000]],
    );
    const program = join(root, 'bin', process.platform === 'win32' ? 'nlserver.cmd' : 'nlserver');
    const options = { encoding: 'utf8', shell: process.platform === 'win32' } as const;
    assert.match(execFileSync(program, ['pdump'], options), /mta@demo/);
    assert.equal(spawnSync(program, ['stop', 'mta@demo'], options).status, 0);
    farm.refresh();
    assert.deepEqual(farm.runningMtas(), []);
  });
});
