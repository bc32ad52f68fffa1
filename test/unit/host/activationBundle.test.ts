import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import * as z from 'zod';

/** Everything VS Code reads before `activate()` runs: it delays every start of the window. */
const MOST_BYTES = 150_000;

/** The files in each bundle of the last build, by the bundle's path. */
function bundles(): Readonly<Record<string, readonly string[]>> {
  return z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync('out/bundles.json', 'utf8')));
}

/** The clients' errors, which must be recognised where they are put into words; what the demo's process is told by name. */
const LIGHT = ['src/campaign/errors.ts', 'src/demo/handle.ts', 'src/servers/errors.ts'];

describe('the bundle that loads with activation', () => {
  it('is not larger than its budget', async () => {
    // The build before may have been one for developing: what counts is what ships.
    const { code } = await transform(readFileSync('dist/extension.js', 'utf8'), { minify: true });
    const bytes = Buffer.byteLength(code);
    assert.ok(bytes <= MOST_BYTES, `${bytes.toString()} bytes: load something later, see LAZY in esbuild.mjs`);
  });

  it('holds no client, no package and no demo', () => {
    const files = bundles()['dist/extension.js'] ?? [];
    assert.ok(files.includes('src/extension.ts'), files.join(', '));
    assert.deepEqual(
      files.filter((file) => !file.startsWith('src/') || /^src\/(?:campaign|servers|demo|knowledge)\//.test(file)),
      LIGHT,
    );
  });

  it('requires nothing that opens a connection', () => {
    const required = [...readFileSync('dist/extension.js', 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(
      ([, name]) => name ?? '',
    );
    assert.ok(required.includes('vscode'));
    assert.deepEqual(
      required.filter((name) => /^(?:node:)?(?:https?|http2|net|tls|dns|zlib|worker_threads)(?:\/|$)/.test(name)),
      [],
    );
  });
});
