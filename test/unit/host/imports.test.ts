import assert from 'node:assert/strict';
import { importCycles, importGraph } from '../../host/imports';

describe('the imports of the sources', () => {
  it('go in no circle, not even for types', function () {
    this.timeout(60_000);
    const graph = importGraph('.', ['src', 'webview-ui']);
    assert.ok(graph.size > 500, `only ${graph.size} files were found`);
    assert.deepEqual(importCycles(graph), []);
  });

  it('are seen to go in a circle, however long', () => {
    const graph = new Map([
      ['a', ['b', 'e']],
      ['b', ['c']],
      ['c', ['d', 'a']],
      ['d', ['e']],
      ['e', []],
      ['f', ['g']],
      ['g', ['f', 'a']],
    ]);
    assert.deepEqual(importCycles(graph), [
      ['a', 'b', 'c'],
      ['f', 'g'],
    ]);
  });
});
