import * as vscode from 'vscode';
import { isSnoozed } from '../../domain/advisor/snooze';
import type { EpochMs } from '../../domain/delivery';
import { setContextKey } from '../../platform/contextKeys';
import { Disposable } from '../../platform/disposable';
import { healthNode, type AdvisorNode } from './advisorNodes';
import type { HealthShown } from '../../shared/health';

export const ADVISOR_VIEW = 'deliveryDoctor.advisor';

export interface AdvisorViewOptions {
  readonly now: () => EpochMs;
}

/** The Advisor view: what the last health checks found, the gravest first. Reads nothing by itself. */
export class AdvisorView extends Disposable implements vscode.TreeDataProvider<AdvisorNode> {
  private readonly changes = this._register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<AdvisorNode>;
  private roots: readonly AdvisorNode[] = [];

  constructor(private readonly options: AdvisorViewOptions) {
    super();
    this.view = this._register(
      vscode.window.createTreeView(ADVISOR_VIEW, { treeDataProvider: this, showCollapseAll: true }),
    );
  }

  getChildren(node?: AdvisorNode): readonly AdvisorNode[] & AdvisorNode[] {
    return [...(node?.children ?? this.roots)];
  }

  getTreeItem(node: AdvisorNode): vscode.TreeItem {
    return node.item;
  }

  getParent(node: AdvisorNode): AdvisorNode | undefined {
    return this.roots.find((root) => root.children.includes(node));
  }

  /** Shows everything that was examined in this window, in the order of the instances. */
  paint(known: readonly HealthShown[]): void {
    setContextKey('examined', known.length > 0);
    const at = this.options.now();
    this.roots = known.map((health) => healthNode(health, at));
    const grave = known.reduce(
      (sum, { advice, snoozed }) =>
        sum + advice.filter(({ rule, severity }) => severity === 'error' && !isSnoozed(snoozed, rule, at)).length,
      0,
    );
    const tooltip =
      grave === 1
        ? vscode.l10n.t('1 error found by the health checks')
        : vscode.l10n.t('{0} errors found by the health checks', grave);
    this.view.badge = grave === 0 ? undefined : { value: grave, tooltip };
    this.changes.fire(undefined);
  }

  /** Opens the view at an instance. */
  async reveal(connectionId: string): Promise<void> {
    const root = this.roots.find((one) => one.connectionId === connectionId);
    if (root !== undefined) {
      await this.view.reveal(root, { focus: true, select: true, expand: true });
    }
  }
}
