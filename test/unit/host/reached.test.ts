import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readModuleGraph } from '../../host/moduleGraph';
import { quickTests } from '../../host/quickTests';
import { reachedTests } from '../../host/reached';

describe('what a change can reach', () => {
  const graph = readModuleGraph('.', ['src', 'webview-ui', 'test']);

  function reached(...changed: string[]): readonly string[] {
    for (const path of changed) {
      assert.ok(existsSync(path), `${path} is not there`);
    }
    return reachedTests(graph, changed);
  }

  it('is a test itself, and no other of its kind', () => {
    const tests = reached('test/unit/domain/throughput.test.ts');
    assert.ok(tests.includes('test/unit/domain/throughput.test.ts'));
    assert.ok(!tests.includes('test/unit/servers/pdump.test.ts'));
    assert.ok(!tests.some((path) => path.startsWith('test/e2e/')));
  });

  it('are the tests whose imports lead to a changed file, and those of the built extension', () => {
    const tests = reached('src/servers/nlserver/pdump.ts');
    assert.ok(tests.includes('test/unit/servers/pdump.test.ts'));
    assert.ok(!tests.includes('test/unit/domain/throughput.test.ts'));
    assert.ok(tests.some((path) => path.startsWith('test/integration/')));
    assert.ok(tests.some((path) => path.startsWith('test/e2e/')));
  });

  it('is no more than what reads files when only a page changes', () => {
    const tests = reached('README.md');
    assert.ok(tests.includes('test/unit/pages.test.ts'));
    assert.ok(tests.every((path) => /^test\/unit\/(?:[^/]+|host\/.*|l10n\/.*)\.test\.ts$/.test(path)));
  });

  it('is everything when the ground changes that all tests stand on', () => {
    const all = [...graph.keys()].filter((path) => path.endsWith('.test.ts'));
    assert.deepEqual(reached('esbuild.mjs'), all);
  });
});

describe('the quick unit tests', () => {
  const quick = quickTests();

  it('hold what needs nothing but its sources', () => {
    assert.ok(quick.includes('out/test/unit/domain/throughput.test.js'));
    assert.ok(quick.length > 100, `only ${quick.length.toString()} files`);
  });

  it('start no demo, no browser, no process', () => {
    for (const slow of ['demo/mainJob', 'webview/messages', 'host/processes']) {
      assert.ok(existsSync(`test/unit/${slow}.test.ts`), slow);
      assert.ok(!quick.includes(`out/test/unit/${slow}.test.js`), slow);
    }
  });
});
