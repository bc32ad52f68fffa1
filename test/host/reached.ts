import { importersOf, type ModuleGraph } from './moduleGraph';

/** What a change can reach: test files by suite folder, as `test/unit/a.test.ts`. */
const ALWAYS = /^test\/unit\/(?:[^/]+|host\/.*|l10n\/.*)\.test\.ts$/;

/** What the whole extension is made of: tests of the built extension are reached by any of it. */
const PRODUCT = /^(?:src|webview-ui|l10n|media)\/|^(?:package(?:-lock|\.nls.*)?\.json|esbuild\.mjs)$/;
/** What every test stands on. */
const GROUND = /^(?:package-lock\.json|esbuild\.mjs|tsconfig\.json|test\/host\/.*)$/;

/**
 * The test files that a change can reach. Unit tests: those whose imports lead to a changed file, and those that read
 * files (manifest, words, pages), always. Tests that use what is built (`dist/`, a panel's page) and those in a real
 * VS Code: with any change of the product.
 */
export function reachedTests(graph: ModuleGraph, changed: readonly string[]): readonly string[] {
  const tests = [...graph.keys()].filter((path) => path.endsWith('.test.ts'));
  if (changed.some((path) => GROUND.test(path))) {
    return tests;
  }
  const importers = importersOf(graph);
  const reached = new Set<string>();
  const open = changed.filter((path) => graph.has(path));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (!reached.has(path)) {
      reached.add(path);
      open.push(...(importers.get(path) ?? []));
    }
  }
  const product = changed.some((path) => PRODUCT.test(path));
  const usesBuilt = (path: string): boolean =>
    /^test\/(?:e2e|integration)\/|^test\/unit\/webview\//.test(path) || /\bdist\//.test(graph.get(path)?.text ?? '');
  return tests.filter((path) => reached.has(path) || ALWAYS.test(path) || (product && usesBuilt(path)));
}
