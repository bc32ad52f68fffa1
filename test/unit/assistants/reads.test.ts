import assert from 'node:assert/strict';
import { readModuleGraph, type ModuleGraph } from '../../host/moduleGraph';

/** What carries changes out. The definitions of operations are read for their words. */
const CHANGES = [
  'src/operations/engine.ts',
  'src/operations/attempt.ts',
  'src/operations/connectionPlace.ts',
  'src/operations/orderWatch.ts',
  'src/operations/proposals.ts',
];

/** Every file that loads with `from`, now or later. */
function reached(graph: ModuleGraph, from: string): ReadonlySet<string> {
  const found = new Set([from]);
  for (const path of found) {
    for (const { to, typeOnly } of graph.get(path)?.imports ?? []) {
      if (!typeOnly) {
        found.add(to);
      }
    }
  }
  return found;
}

describe('the MCP server outside of VS Code', () => {
  const graph = readModuleGraph('.', ['src']);

  it('holds nothing that could carry out an operation', () => {
    const files = reached(graph, 'src/mcp.ts');
    assert.ok(files.has('src/assistants/tools/explainDelivery.ts') && files.has('src/campaign/openInstance.ts'));
    assert.deepEqual(
      [...files].filter((file) => CHANGES.includes(file) || file.startsWith('src/operations/activation/')),
      [],
    );
  });

  it('nor do the tools in VS Code', () => {
    const files = reached(graph, 'src/assistants/index.ts');
    assert.ok(files.has('src/assistants/tools/proposeRemedy.ts'));
    assert.deepEqual(
      [...files].filter((file) => file.startsWith('src/operations/') || file.startsWith('src/commands/')),
      [],
    );
  });
});
