import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { start, type Started } from '../host/processes';
import { eventually } from './eventually';
import { openAddress } from './session';

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The processes of this machine. */
function processes(): Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, parent = ''] = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return [
          {
            pid: Number(name),
            parent: Number(parent),
            command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
          },
        ];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}

/** Whatever a process has started, and what that has started. */
function startedBy(pid: number, all = processes()): Running[] {
  const children = all.filter(({ parent }) => parent === pid);
  return [...children, ...children.flatMap((child) => startedBy(child.pid, all))];
}

/** What a person types first, from the command line to the deliveries on screen, and its end. */
describe('npm run demo', function () {
  this.timeout(180_000);
  let demo: Started;

  before(() => {
    demo = start(process.execPath, ['test/host/demo.mjs', '--seed', '3']);
  });

  after(() => demo.stop());

  it('prints where VS Code is, shows the running demo instance there, and ends all of it with Ctrl-C', async () => {
    const said = await eventually(
      async () => demo.output(),
      (text) => text.includes('Ctrl-C') || demo.code() !== undefined,
      120_000,
    );
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? assert.fail(said);
    const demos = (): Running[] => startedBy(demo.pid).filter(({ command }) => command.includes('demo.js'));
    const [home] = /\S*delivery-demo-\w+/.exec(demos()[0]?.command ?? '') ?? assert.fail('no demo instance runs');

    const workbench = await openAddress(address);
    await workbench.view('Delivery Doctor');
    await workbench.welcomeButton('Try the Demo Instance').click();
    await workbench.treeItem(/^Needs attention, 2 /).waitFor({ timeout: 60_000 });
    assert.equal(demos().length, 1, 'the extension joined the instance that runs, and started none');
    await workbench.close();

    const everything = startedBy(demo.pid).map(({ pid }) => pid);
    assert.ok(everything.length >= 3, 'a demo instance, a server, an extension host');
    process.kill(demo.pid, 'SIGINT');
    assert.equal(await demo.exited, 130);
    await eventually(
      async () => processes().filter(({ pid, command }) => everything.includes(pid) && command !== ''),
      (left) => left.length === 0,
    );
    assert.equal(existsSync(home), false);
  });
});
