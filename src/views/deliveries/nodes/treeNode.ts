import type * as vscode from 'vscode';
import type { CampaignInstance } from '../../../campaign/instance';
import type { ConnectionManager } from '../../../connections/manager';
import type { ViewChoice } from '../../../domain/viewChoice';
import type { Clock } from '../../../platform/clock';
import type { InstanceMarks } from '../../../platform/instanceMarks';
import type { DeliveryExtras } from '../deliveryExtras';
import type { PinnedDeliveries } from '../pinnedDeliveries';
import type { InstanceDeliveries } from '../tree/instanceDeliveries';

/**
 * One node of the tree. Its id holds no volatile text (no state, no count), so that selection and expansion
 * outlive every refresh.
 */
export interface TreeNode {
  readonly id: string;
  readonly parent: TreeNode | undefined;
  item(): vscode.TreeItem;
  /** Undefined for a leaf. */
  children?(signal: AbortSignal): Promise<readonly TreeNode[]>;
  /** Markdown for the tooltip, read when the pointer rests on the node. */
  tooltip?(signal: AbortSignal): Promise<vscode.MarkdownString | undefined>;
}

/** What the nodes need. */
export interface TreeContext {
  readonly manager: ConnectionManager;
  readonly clock: Clock;
  readonly deliveries: (connectionId: string) => InstanceDeliveries;
  /** Whether an instance is unfolded. */
  readonly isOpen: (connectionId: string) => boolean;
  /** What the person pinned. */
  readonly pins: Pick<PinnedDeliveries, 'has'>;
  /** How the person wants to see them. */
  readonly choice: () => ViewChoice;
  /** What other features say beside an instance. */
  readonly marks: Pick<InstanceMarks, 'of'>;
  /** What other features add to deliveries. */
  readonly extras: DeliveryExtras;
}

/** The instance's present time, epoch ms. */
export function instanceNow(context: TreeContext, instance: CampaignInstance | undefined): number {
  return context.clock.now() + (instance?.info.clockOffsetMs ?? 0);
}
