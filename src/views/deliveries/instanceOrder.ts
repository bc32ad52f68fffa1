import { DataTransferItem, type DataTransfer, type TreeDragAndDropController } from 'vscode';
import type { ConnectionStore } from '../../connections/store';
import type { TreeNode } from './tree';

const MIME = 'application/vnd.code.tree.deliverydoctor.deliveries';

/** Instances are put in order by dragging their rows; those of one environment stay together. */
export class InstanceOrder implements TreeDragAndDropController<TreeNode> {
  readonly dragMimeTypes = [MIME];
  readonly dropMimeTypes = [MIME];

  constructor(private readonly store: ConnectionStore) {}

  handleDrag(nodes: readonly TreeNode[], data: DataTransfer): void {
    const ids = nodes.filter(({ parent }) => parent === undefined).flatMap((node) => instanceOf(node) ?? []);
    if (ids.length > 0) {
      data.set(MIME, new DataTransferItem(ids));
    }
  }

  /** What is dropped on an instance stands before it; what is dropped below all of them is the last. */
  async handleDrop(target: TreeNode | undefined, data: DataTransfer): Promise<void> {
    const dragged: unknown = data.get(MIME)?.value;
    const ids: readonly unknown[] = Array.isArray(dragged) ? dragged : [];
    const before = target === undefined ? undefined : instanceOf(target);
    for (const id of ids) {
      if (typeof id === 'string' && id !== before) {
        await this.store.move(id, before);
      }
    }
  }
}

/** The instance of a row: it is the one at the top. */
function instanceOf(node: TreeNode): string | undefined {
  if (node.parent !== undefined) {
    return instanceOf(node.parent);
  }
  return 'connectionId' in node && typeof node.connectionId === 'string' ? node.connectionId : undefined;
}
