import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { carriedAlert, carry } from '../../../src/watch/headless/alertCarrier';
import { startHeadlessWatch, type HeadlessWatch } from '../../../src/watch/headless/headlessWatch';
import { parseWatchConfig, secretOf, type WatchConfig } from '../../../src/watch/headless/watchConfig';
import { whyNoPrometheus } from '../../host/providePrometheus';
import { never } from './watched';

async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    assert.ok(Date.now() < end, `${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

describe('watching without VS Code', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-headless-'));
  const lines: string[] = [];
  let demo: RunningDemo;
  let watch: HeadlessWatch;

  const configOf = (part: Partial<WatchConfig> = {}): WatchConfig =>
    parseWatchConfig(
      JSON.stringify({
        state: folder,
        port: 0,
        instances: [
          {
            name: 'prod',
            url: demo.handle.url,
            signIn: { kind: 'password', operator: demo.handle.operator, secretEnv: 'DEMO_SECRET' },
            servers: demo.handle.servers.map(({ name, installDir }) => ({
              name,
              channel: { kind: 'local', installDir },
            })),
          },
        ],
        settings: { 'watch.seconds': 30 },
        ...part,
      }),
    );
  const start = (config: WatchConfig, secret: string): Promise<HeadlessWatch> =>
    startHeadlessWatch(
      { config, env: { DEMO_SECRET: secret }, log: (line) => lines.push(line), language: 'en' },
      never,
    );
  const metrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${watch.port}/metrics`)).text();

  before(async () => {
    demo = await startDemo({ seed: 1, recipients: 400, scenarios: ['mtaStopped', 'bouncesAboveThreshold'] });
    watch = await start(configOf(), demo.handle.password);
    await until('the first look', async () => ((await metrics()).includes('delivery_doctor_up{') ? true : undefined));
  });

  after(async () => {
    await watch.close();
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('serves what a look saw', async () => {
    const text = await metrics();
    assert.match(text, /^delivery_doctor_up\{campaign="prod"\} 1$/m);
    assert.match(text, /^delivery_doctor_overdue_deliveries\{campaign="prod"\} [1-9]/m);
    assert.match(text, /^delivery_doctor_module_up\{campaign="prod",server="[^"]+",module="mta@demo"\} 0$/m);
    assert.match(text, /^delivery_doctor_failed_messages\{campaign="prod",reason="\w+"\} [1-9]/m);
    assert.match(text, /^delivery_doctor_alerts\{campaign="prod",criterion="startPending"\} [1-9]/m);
    assert.match(text, /^delivery_doctor_looks_total\{campaign="prod"\} 1$/m);
    const open = await fetch(`http://127.0.0.1:${watch.port}/metrics`, {
      headers: { accept: 'application/openmetrics-text; version=1.0.0' },
    });
    assert.match(open.headers.get('content-type') ?? '', /^application\/openmetrics-text/);
    assert.match(await open.text(), /# EOF\s*$/);
  });

  it('gives nothing but metrics, and only to this machine', async () => {
    assert.equal((await fetch(`http://127.0.0.1:${watch.port}/`)).status, 404);
    assert.equal((await fetch(`http://127.0.0.1:${watch.port}/metrics`, { method: 'POST' })).status, 404);
  });

  it('keeps to the naming rules of Prometheus, and its alert rules are right', async function () {
    if (whyNoPrometheus() !== undefined) {
      console.log(whyNoPrometheus());
      this.skip();
    }
    const input = await metrics();
    assert.equal(execFileSync('promtool', ['check', 'metrics'], { input, encoding: 'utf8' }), '');
    execFileSync('promtool', ['check', 'rules', 'docs/monitoring/alert-rules.yml']);
  });

  it('serves every metric that the dashboard and the alert rules ask for', async () => {
    const text = await metrics();
    const asked = ['alert-rules.yml', 'grafana-dashboard.json', '../watching.md'].flatMap(
      (name) => readFileSync(join('docs/monitoring', name), 'utf8').match(/delivery_doctor_\w+/g) ?? [],
    );
    assert.ok(asked.length > 20);
    const missing = [...new Set(asked)].filter((name) => !text.includes(`# TYPE ${name} `));
    assert.deepEqual(missing, []);
  });

  it('is scraped by a real Prometheus', async function () {
    if (whyNoPrometheus() !== undefined) {
      this.skip();
    }
    const port = await freePort();
    writeFileSync(
      join(folder, 'prometheus.yml'),
      `scrape_configs:\n  - job_name: watch\n    scrape_interval: 1s\n    static_configs:\n      - targets: ['127.0.0.1:${watch.port}']\n`,
    );
    const prometheus = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'tsdb')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    try {
      const found = await until('a scrape', () => queried(port, 'delivery_doctor_alerts{criterion="startPending"}'));
      assert.match(found, /"campaign":"prod"/);
      assert.match((await queried(port, 'up{job="watch"}')) ?? '', /"1"\]/);
    } finally {
      await ended(prometheus);
    }
  });

  it('does not try a refused sign-in again, and ends', async () => {
    const refused = await start(configOf({ state: join(folder, 'refused') }), 'wrong');
    await refused.ended;
    await refused.close();
    assert.ok(lines.some((line) => /refused; it is not tried again/.test(line)));
    assert.ok(!lines.some((line) => line.includes('wrong')));
  });

  it('hands alerts to a program without a shell, and to a webhook', async () => {
    const alert = carriedAlert(
      'prod',
      'alert',
      {
        criterion: 'deliveryFailed',
        subject: '1',
        severity: 'error',
        args: { label: '$(touch x); "news"' },
        began: 0,
        lastSeen: 0,
        level: 1,
        noticedLevel: 0,
        missed: 0,
      },
      'en',
    );
    const out = join(folder, 'carried.json');
    const script = `let t='';process.stdin.on('data',d=>t+=d).on('end',()=>require('fs').writeFileSync(process.argv[1],JSON.stringify([process.argv.slice(2),JSON.parse(t)])))`;
    const posted: string[] = [];
    const server = createServer((request, response) => {
      request.on('data', (part: Buffer) => posted.push(part.toString()));
      request.on('end', () => response.end());
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await carry(alert, { command: [process.execPath, '-e', script, out, '{severity}', '{text}'], webhook }, never);
    server.close();
    const [args, input]: [string[], unknown] = JSON.parse(readFileSync(out, 'utf8')) as [string[], unknown];
    assert.deepEqual(args, ['error', '$(touch x); "news" failed']);
    assert.deepEqual(input, alert);
    assert.deepEqual(JSON.parse(posted.join('')), alert);
    await assert.rejects(carry(alert, { command: [process.execPath, '-e', 'process.exit(3)'] }, never), /code 3/);
  });
});

describe('the configuration of a headless watch', () => {
  const base = {
    state: '/tmp/x',
    port: 0,
    instances: [
      { name: 'a', url: 'https://a.example.com', signIn: { kind: 'password', operator: 'm', secretEnv: 'A_SECRET' } },
    ],
  };
  const text = (part: object): string => JSON.stringify({ ...base, ...part });

  it('takes no secret, no shell line and no unknown word', () => {
    const [instance] = base.instances;
    const secret = { ...instance, signIn: { ...instance?.signIn, password: 'x' } };
    assert.throws(() => parseWatchConfig(text({ instances: [secret] })), /signIn/);
    assert.throws(() => parseWatchConfig(text({ onAlert: { command: 'rm -rf /' } })), /onAlert.command/);
    assert.throws(() => parseWatchConfig(text({ prot: 1 })), /prot/);
    assert.throws(() => parseWatchConfig('{'), /no JSON/);
    assert.throws(() => parseWatchConfig(text({ instances: [instance, instance] })), /Two instances/);
  });

  it('posts in clear text to this machine only', () => {
    assert.throws(() => parseWatchConfig(text({ onAlert: { webhook: 'http://example.com/' } })), /https/);
    assert.ok(parseWatchConfig(text({ onAlert: { webhook: 'http://127.0.0.1:9/' } })));
  });

  it('names the variable of a secret that is not there', () => {
    const [instance] = parseWatchConfig(text({})).instances;
    assert.ok(instance !== undefined);
    assert.throws(() => secretOf(instance, {}), /A_SECRET/);
    assert.equal(secretOf(instance, { A_SECRET: 's' }), 's');
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What Prometheus answers; undefined while it has nothing. */
async function queried(port: number, query: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`);
    const text = await answer.text();
    return text.includes('"value"') ? text : undefined;
  } catch {
    return undefined;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await end;
}

describe('the command delivery-doctor-watch', function () {
  this.timeout(60_000);

  it('is in the npm package with what it needs, says how it is used, and takes no secret as an argument', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
    const bin = manifest.bin['delivery-doctor-watch'] ?? assert.fail();
    const packed = readFileSync('.npmignore', 'utf8');
    for (const file of [bin, 'dist/l10n.js', 'dist/knowledge.js']) {
      assert.ok(packed.includes(`!${file}`), file);
    }
    const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-watch-'));
    try {
      for (const file of ['headless-watch.js', 'l10n.js', 'knowledge.js']) {
        copyFileSync(join('dist', file), join(folder, file));
      }
      const alone = spawnSync(process.execPath, [join(folder, 'headless-watch.js'), '--password', 'x'], {
        encoding: 'utf8',
      });
      assert.equal(alone.status, 1);
      assert.match(alone.stderr, /^Usage: delivery-doctor-watch --config FILE/);
      assert.ok(readFileSync(bin, 'utf8').startsWith('#!/usr/bin/env node'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
