import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as z from 'zod';

const MOST_BYTES_UNPACKED = 6_000_000;

describe('the package for VS Code', () => {
  let files: readonly string[];

  before(async function () {
    this.timeout(120_000);
    const { listFiles, PackageManager } = await import('@vscode/vsce');
    files = await listFiles({ packageManager: PackageManager.None });
  });

  it('has every bundle, but those that only npm takes', () => {
    const { bin } = z
      .object({ bin: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const forNpm = Object.values(bin).filter((path) => path !== 'dist/demo.js');
    const built = readdirSync('dist', { recursive: true, encoding: 'utf8' })
      .map((name) => `dist/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.(?:js|css|wasm)$/.test(path));
    assert.deepEqual(
      files.filter((path) => path.startsWith('dist/')).sort(),
      built.filter((path) => !forNpm.includes(path)).sort(),
    );
  });

  it('has no sources, maps or pictures of the README, and at most 100 files', () => {
    assert.deepEqual(
      files.filter((path) => /^(?:src|test|out|docs|media\/readme|node_modules)\/|\.map$/.test(path)),
      [],
    );
    assert.ok(files.length <= 100, files.length.toString());
    const bundles = files.filter((path) => !path.startsWith('dist/webview/'));
    const bytes = bundles.reduce((sum, path) => sum + statSync(path).size, 0);
    assert.ok(bytes < MOST_BYTES_UNPACKED, `${bytes.toString()} bytes`);
  });
});
