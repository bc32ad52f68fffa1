// Bridges the plain .mjs commands to the TypeScript beside them: bundles one file with esbuild and imports the result.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';

/** Definitions that are read here take their words from VS Code, which runs nowhere near: they stay English. */
const englishOnly = {
  name: 'english-only',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'english-only' }));
    build.onLoad({ filter: /.*/, namespace: 'english-only' }, () => ({
      contents: 'module.exports = { l10n: { t: (message) => message } };',
    }));
  },
};

/** Sets the project up and imports `test/host/<name>.ts`. */
export async function load(name) {
  bootstrap();
  const { build } = await import('esbuild');
  // One file per process: two commands may run at once, and none may read what the other is writing.
  const outfile = resolve(root, `out/commands/${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [resolve(root, `test/host/${name}.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    plugins: [englishOnly],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    const { rm } = await import('node:fs/promises');
    await rm(outfile, { force: true });
  }
}
