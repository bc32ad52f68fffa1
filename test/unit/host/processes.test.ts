import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterStop, run, start, stopAll } from '../../host/processes';

const posix = process.platform !== 'win32';

/** Whether a program runs; one that ended but still waits to be collected by init does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** A program that starts another one, prints that one's pid, and stays. */
const PARENT = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

async function startParent(): Promise<{ parent: ReturnType<typeof start>; grandchild: number }> {
  const parent = start(process.execPath, ['-e', PARENT]);
  const deadline = Date.now() + 5000;
  while (!/\d+\n/.test(parent.output()) && Date.now() < deadline) {
    await delay(20);
  }
  const grandchild = Number(parent.output());
  assert.ok(isAlive(grandchild), 'the program started another one');
  return { parent, grandchild };
}

(posix ? describe : describe.skip)('processes', () => {
  it('ends what a program started together with the program', async () => {
    const { parent, grandchild } = await startParent();
    await parent.stop();
    assert.equal(isAlive(parent.pid), false);
    assert.equal(isAlive(grandchild), false);
  });

  it('insists when a program ignores the polite request', async () => {
    const stubborn = start(process.execPath, [
      '-e',
      `process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000);`,
    ]);
    while (!stubborn.output().includes('up')) {
      await delay(20);
    }
    await stubborn.stop(200);
    assert.notEqual(await stubborn.exited, 0);
    assert.equal(isAlive(stubborn.pid), false);
  });

  it('ends everything at once, then cleans up', async () => {
    const { parent, grandchild } = await startParent();
    let aliveWhenCleaning: boolean | undefined;
    afterStop(async () => {
      aliveWhenCleaning = isAlive(parent.pid) || isAlive(grandchild);
    });
    await stopAll();
    assert.equal(aliveWhenCleaning, false);
  });

  it('gives back what a program printed, and its last words when it fails', async () => {
    assert.equal(await run(process.execPath, ['-p', '6 * 7']), '42\n');
    await assert.rejects(
      run(process.execPath, ['-e', 'console.error("no luck"); process.exit(3)']),
      /failed with code 3\.\nno luck/,
    );
    await assert.rejects(run('no-such-program-here', []), /no-such-program-here/);
  });
});
