// Builds what ships (dist/) and, with --tests, what the tests run (out/).
// Usage: node esbuild.mjs [--production] [--watch] [--tests | --only-tests] [--clean]
import { context } from 'esbuild';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
/** For the quick unit tests, which use nothing of what ships. */
const onlyTests = process.argv.includes('--only-tests');
const tests = onlyTests || process.argv.includes('--tests');
const clean = process.argv.includes('--clean');

/**
 * Parts that must not load with activation: each is a bundle of its own (dist/<name>.js, slashes as dashes), reached with
 * `await import('./<folder>')`. They share no class with the others, so errors are recognised by brand.
 */
const LAZY = [
  'campaign',
  'knowledge',
  'servers',
  'panels',
  'troubleshooting',
  'troubleshooting/activation',
  'operations',
  'watch',
  'views/deliveries/tree',
  'views/servers/live',
  'commands',
  'commands/servers/run',
  'documents/logs',
  'assistants',
  'assistants/mcp',
];

/**
 * Of these there is one copy, which other lazy bundles require by ordinary imports, too. What loads with activation
 * imports them with `await import` only.
 */
const SHARED = ['knowledge'];

/** `views/servers/live` → `views-servers-live`: every bundle lies directly in dist. */
const bundleOf = (folder) => folder.replaceAll('/', '-');

/** Turns a dynamic import of a lazy folder's index into a `require` of its bundle. */
const lazyBundles = {
  name: 'lazy-bundles',
  setup(build) {
    build.onResolve({ filter: /^\./ }, (args) => {
      if (args.kind === 'entry-point') {
        return undefined;
      }
      const target = relative(resolve(root, 'src'), resolve(args.resolveDir, args.path)).split(sep).join('/');
      const name = (args.kind === 'dynamic-import' ? LAZY : SHARED).find(
        (folder) => target === folder || target === `${folder}/index`,
      );
      return name === undefined ? undefined : { path: `./${bundleOf(name)}.js`, external: true };
    });
  },
};

/**
 * axios brings `form-data` along, and with it the table of all MIME types (137 kB), for uploads of forms. We send texts
 * only; whoever tries a form is told.
 */
const noForms = {
  name: 'no-forms',
  setup(build) {
    build.onResolve({ filter: /^form-data$/ }, () => ({ path: 'form-data', namespace: 'no-forms' }));
    build.onLoad({ filter: /.*/, namespace: 'no-forms' }, () => ({
      contents:
        "module.exports = class FormData { constructor() { throw new Error('This bundle sends no forms.'); } };",
    }));
  },
};

/**
 * Words below `platform` come from @vscode/l10n, which is told its language once, at activation: every bundle of the host
 * requires the one copy, dist/l10n.js.
 */
const oneCopyOfWords = {
  name: 'one-copy-of-words',
  setup(build) {
    build.onResolve({ filter: /^@vscode\/l10n$/ }, (args) =>
      args.kind === 'entry-point' ? undefined : { path: './l10n.js', external: true },
    );
  },
};

const shared = {
  bundle: true,
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
  metafile: true,
  logLevel: 'info',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
};

const entry = (...paths) => paths.map((path) => resolve(root, path)).filter((path) => existsSync(path));

const host = {
  ...shared,
  entryPoints: [
    ...entry('src/extension.ts').map((path) => ({ in: path, out: 'extension' })),
    { in: '@vscode/l10n', out: 'l10n' },
    ...LAZY.flatMap((name) => entry(`src/${name}/index.ts`).map((path) => ({ in: path, out: bundleOf(name) }))),
    ...entry('src/servers/askpass/main.ts').map((path) => ({ in: path, out: 'askpass' })),
    ...entry('src/demo/nlserver/main.ts').map((path) => ({ in: path, out: 'nlserver' })),
  ],
  outdir: resolve(root, 'dist'),
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  // `instanceof`-free code still reads error names: keep them through minification.
  keepNames: true,
  plugins: [lazyBundles, noForms, oneCopyOfWords],
};

/** What is started by its name. The line that makes it so stands here: ESLint reads files without it. */
const programs = {
  ...host,
  entryPoints: [
    ...entry('src/demo/main.ts').map((path) => ({ in: path, out: 'demo' })),
    ...entry('src/watch/headless/main.ts').map((path) => ({ in: path, out: 'headless-watch' })),
  ],
  banner: { js: '#!/usr/bin/env node' },
};

/**
 * `delivery-doctor-mcp`, for clients outside of VS Code: one file that needs nothing beside it but the words. What it is made
 * of takes words and language from a module of ours in place of `vscode`.
 */
const standalone = {
  ...shared,
  entryPoints: entry('src/mcp.ts').map((path) => ({ in: path, out: 'mcp' })),
  outdir: resolve(root, 'dist'),
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
  alias: { vscode: resolve(root, 'src/assistants/headless/withoutVscode.mjs') },
  keepNames: true,
  plugins: [noForms],
};

const panelEntries = existsSync(resolve(root, 'webview-ui'))
  ? readdirSync(resolve(root, 'webview-ui'), { withFileTypes: true })
      .filter((item) => item.isDirectory() && existsSync(resolve(root, 'webview-ui', item.name, 'main.ts')))
      .map((item) => ({ in: resolve(root, 'webview-ui', item.name, 'main.ts'), out: item.name }))
  : [];

const webviews = {
  ...shared,
  entryPoints: panelEntries,
  outdir: resolve(root, 'dist/webview'),
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  tsconfig: resolve(root, 'webview-ui/tsconfig.json'),
};

/** Tests run unbundled, file by file, so that stack traces and mocha's globs stay simple. */
function everyTypeScriptFile(folder) {
  return readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.ts') && !item.name.endsWith('.d.ts'))
    .map((item) => resolve(item.parentPath, item.name));
}

const unbundled = {
  entryPoints: tests ? [...everyTypeScriptFile('src'), ...everyTypeScriptFile('test')] : [],
  outbase: root,
  outdir: resolve(root, 'out'),
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'info',
};

if (clean) {
  rmSync(resolve(root, 'dist'), { recursive: true, force: true });
}
if (clean && tests) {
  rmSync(resolve(root, 'out'), { recursive: true, force: true });
}

/** Tests whose source was renamed or deleted would go on running. */
function removeStaleTests() {
  const folder = resolve(root, 'out/test');
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []) {
    if (name.endsWith('.test.js') && !existsSync(resolve(root, 'test', name.replace(/\.js$/, '.ts')))) {
      rmSync(resolve(folder, name));
    }
  }
}

if (tests) {
  removeStaleTests();
}

// sql.js looks for its WebAssembly file beside the demo's bundle.
if (existsSync(resolve(root, 'src/demo/main.ts'))) {
  mkdirSync(resolve(root, 'dist'), { recursive: true });
  copyFileSync(resolve(root, 'node_modules/sql.js/dist/sql-wasm.wasm'), resolve(root, 'dist/sql-wasm.wasm'));
}

const builds = [...(onlyTests ? [] : [host, programs, webviews, standalone]), ...(tests ? [unbundled] : [])].filter(
  (options) => options.entryPoints.length > 0,
);
const contexts = await Promise.all(builds.map((options) => context(options)));
if (watch) {
  await Promise.all(contexts.map((c) => c.watch()));
} else {
  const results = await Promise.all(contexts.map((c) => c.rebuild()));
  if (!onlyTests) {
    mkdirSync(resolve(root, 'out'), { recursive: true });
    const write = (name, content) => {
      writeFileSync(resolve(root, 'out', name), JSON.stringify(content, undefined, 1));
    };
    // What the bundles were made of: THIRD_PARTY_NOTICES.md is made from it.
    const inputs = results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
    write('bundled.json', [...new Set(inputs)].sort());
    // What each holds: a test looks at what loads with activation.
    const outputs = results.flatMap(({ metafile }) => Object.entries(metafile?.outputs ?? {}));
    write(
      'bundles.json',
      Object.fromEntries(outputs.map(([name, output]) => [name, Object.keys(output.inputs).sort()])),
    );
  }
  await Promise.all(contexts.map((c) => c.dispose()));
}
