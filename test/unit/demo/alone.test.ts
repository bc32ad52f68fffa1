import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

/** What `npm pack` takes, in a folder of its own: no node_modules above it. */
describe('demo: alone', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'demo-alone-'));

  before(() => {
    for (const file of ['demo.js', 'nlserver.js', 'sql-wasm.wasm']) {
      copyFileSync(join(ROOT, 'dist', file), join(folder, file));
    }
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is named as a command, and the package has what it needs', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: Record<string, string> };
    assert.equal(manifest.bin['delivery-doctor-demo'], 'dist/demo.js');
    const packed = readFileSync(join(ROOT, '.npmignore'), 'utf8');
    for (const file of ['demo.js', 'nlserver.js', 'sql-wasm.wasm']) {
      assert.ok(packed.includes(`!dist/${file}`), file);
    }
  });

  it('starts, prints where it is, answers, and its nlserver works', async () => {
    const child = spawn(process.execPath, [join(folder, 'demo.js'), '--recipients', '60', '--print-password'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      let printed = '';
      for await (const piece of child.stdout) {
        printed += String(piece);
        if (/web-1 in .*\n/.test(printed)) {
          break;
        }
      }
      assert.match(printed, /Operator: +admin\nPassword: +\S+\n/);
      const url = /Demo instance: (\S+)/.exec(printed)?.[1] ?? '';
      assert.equal((await fetch(`${url}/r/test`)).status, 200);
      const server = /sending-2 in (.+)/.exec(printed)?.[1] ?? '';
      assert.match(
        execFileSync(process.execPath, [join(folder, 'nlserver.js'), '--root', server, 'pdump'], { encoding: 'utf8' }),
        /stat@demo \(\d+\)/,
      );
    } finally {
      child.kill();
      await once(child, 'exit');
    }
  });
});
