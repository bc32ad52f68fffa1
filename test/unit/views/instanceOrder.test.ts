import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type * as vscode from 'vscode';
import type { ConnectionStore } from '../../../src/connections/store';
import { InstanceNode } from '../../../src/views/deliveries/nodes/instanceNode';
import { InstanceOrder } from '../../../src/views/deliveries/instanceOrder';
import type { TreeContext, TreeNode } from '../../../src/views/deliveries/nodes/treeNode';

/** As VS Code keeps what is dragged. */
class Transfer extends Map<string, { value: unknown }> {}

describe('views/instanceOrder', () => {
  const moves: (readonly [string, string | undefined])[] = [];
  const order = new InstanceOrder({
    move: async (id: string, before: string | undefined) => {
      moves.push([id, before]);
    },
  } as Partial<ConnectionStore> as ConnectionStore);
  const instance = (id: string): TreeNode => new InstanceNode({} as TreeContext, id, false);
  const below = (parent: TreeNode): TreeNode => ({ id: 'group', parent, item: () => assert.fail() });

  before(() => {
    Object.assign(createRequire(__filename)('vscode') as object, {
      DataTransferItem: class {
        constructor(readonly value: unknown) {}
      },
    });
  });

  async function drag(nodes: readonly TreeNode[], target: TreeNode | undefined): Promise<readonly unknown[]> {
    moves.length = 0;
    const data = new Transfer() as unknown as vscode.DataTransfer;
    order.handleDrag(nodes, data);
    await order.handleDrop(target, data);
    return [...moves];
  }

  it('puts what is dragged before the instance that it is dropped on, or on whose rows', async () => {
    assert.deepEqual(await drag([instance('b')], instance('a')), [['b', 'a']]);
    assert.deepEqual(await drag([instance('b')], below(instance('a'))), [['b', 'a']]);
    assert.deepEqual(await drag([instance('b'), instance('c')], undefined), [
      ['b', undefined],
      ['c', undefined],
    ]);
  });

  it('moves nothing that is no instance, and none onto itself', async () => {
    assert.deepEqual(await drag([below(instance('a'))], instance('b')), []);
    assert.deepEqual(await drag([instance('a')], below(instance('a'))), []);
  });
});
