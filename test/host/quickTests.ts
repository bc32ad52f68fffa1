import { spawnSync } from 'node:child_process';
import { importersOf, readModuleGraph } from './moduleGraph';

/** Who imports one of these starts a demo instance, a browser or another process. */
const SLOW = [
  ...['src/demo/index.ts', 'test/host/browser.ts', 'test/host/processes.ts', 'test/host/notices.ts'],
  // These wait for real clocks and files, or compile.
  ...['test/unit/servers/logs.test.ts', 'test/unit/explore/operations.test.ts'],
  'test/unit/host/skeletons/skeletons.test.ts',
];

/** Who names one of these starts a process, a build or a linter, opens a socket, or reads what was built. */
const SLOW_WORDS =
  /child_process|from 'esbuild'|import\('(?:eslint|esbuild)'\)|playwright|createServer\(|\bdist\/|acc-js-sdk/;

/** Unit tests that need nothing but their sources, as they are called when built. */
export function quickTests(): readonly string[] {
  const graph = readModuleGraph('.', ['src', 'webview-ui', 'test']);
  const importers = importersOf(graph);
  const slow = new Set<string>();
  const open = [
    ...SLOW,
    ...[...graph].filter(([path, { text }]) => path.startsWith('test/') && SLOW_WORDS.test(text)).map(([path]) => path),
  ];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (!slow.has(path)) {
      slow.add(path);
      open.push(...(importers.get(path) ?? []));
    }
  }
  return [...graph.keys()]
    .filter((path) => path.startsWith('test/unit/') && path.endsWith('.test.ts') && !slow.has(path))
    .map((path) => `out/${path.replace(/\.ts$/, '.js')}`)
    .sort();
}

/** See quick.mjs. */
export function main(args: readonly string[]): void {
  const run = (...argv: readonly string[]): number =>
    spawnSync(process.execPath, argv, { stdio: 'inherit' }).status ?? 1;
  const built = run('esbuild.mjs', '--only-tests');
  process.exitCode =
    built === 0 ? run('node_modules/mocha/bin/mocha.js', '--parallel', '--jobs', '2', ...args, ...quickTests()) : built;
}
