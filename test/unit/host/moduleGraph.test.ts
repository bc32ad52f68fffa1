import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cyclesOf, importersOf, readModuleGraph, type ModuleGraph } from '../../host/moduleGraph';

describe('the graph of our modules', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'module-graph-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function graphOf(files: Readonly<Record<string, string>>): ModuleGraph {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text);
    }
    return readModuleGraph(folder, ['.']);
  }

  it('finds a cycle through several files, and who imports whom', () => {
    const graph = graphOf({
      'a.ts': `import { b } from './b';`,
      'b.ts': `export * from './c';`,
      'c.ts': `import './a';`,
      'd.ts': `import { a } from './a';`,
    });
    assert.deepEqual(
      cyclesOf(graph, () => true),
      [['a.ts', 'b.ts', 'c.ts']],
    );
    assert.deepEqual(importersOf(graph).get('a.ts'), ['c.ts', 'd.ts']);
  });

  it('tells imports of types, and those made when first needed, from the others', () => {
    const graph = graphOf({
      'a.ts': `import type { B } from './b';\nimport { type C, type D } from './c';`,
      'b.ts': `export const load = () => import('./a');`,
      'c.ts': `let x: import('./a').A;`,
    });
    const imports = [...graph.values()].flatMap((file) => file.imports);
    assert.deepEqual(imports.map(({ to, typeOnly, lazy }) => [to, typeOnly, lazy]).sort(), [
      ['a.ts', false, true],
      ['a.ts', true, false],
      ['b.ts', true, false],
      ['c.ts', true, false],
    ]);
    assert.equal(cyclesOf(graph, ({ typeOnly, lazy }) => !typeOnly && !lazy).length, 0);
  });

  it('finds every cycle, however long', () => {
    const graph = graphOf({
      'a.ts': `import './b';\nimport './e';`,
      'b.ts': `import './c';`,
      'c.ts': `import './d';\nimport './a';`,
      'd.ts': `import './e';`,
      'e.ts': '',
      'f.ts': `import './g';`,
      'g.ts': `import './f';\nimport './a';`,
    });
    assert.deepEqual(
      cyclesOf(graph, () => true),
      [
        ['a.ts', 'b.ts', 'c.ts'],
        ['f.ts', 'g.ts'],
      ],
    );
  });

  it('goes in no circle: in what ships not even for types', () => {
    const graph = readModuleGraph('.', ['src', 'webview-ui', 'test']);
    assert.ok(graph.size > 500, `only ${graph.size.toString()} files were found`);
    const byValue = cyclesOf(graph, ({ lazy, typeOnly }) => !lazy && !typeOnly);
    const shipped = readModuleGraph('.', ['src', 'webview-ui']);
    const any = cyclesOf(shipped, ({ lazy }) => !lazy);
    assert.deepEqual([...byValue, ...any], []);
  });
});
