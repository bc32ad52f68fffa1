import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryRef } from '../../connections/access';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import type { PanelRef } from '../../shared/protocol/common';
import type { ToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import type { PanelDeps, ReportAction } from '../contract';
import type { PanelChanges } from './panelChanges';

/** What one look at the instance needs. */
export interface Look {
  readonly instance: CampaignInstance;
  readonly descriptor: ConnectionDescriptor;
  /** The instance's clock, epoch ms: its time decides what "the last hour" is. */
  readonly now: number;
  /** True when the person asked for it: then even a paused panel looks. */
  readonly asked: boolean;
  readonly signal: AbortSignal;
}

/** What the frame offers to the content of a panel, whatever that is about. */
export interface PanelFrame<Ref extends PanelRef = DeliveryRef> {
  readonly deps: PanelDeps;
  readonly ref: Ref;
  /** What the panel has changed. */
  readonly changes: PanelChanges;
  /** Aborted when the panel is closed. */
  readonly closed: AbortSignal;
  post(message: ToPanel): void;
  /** The tab's title. */
  title(text: string): void;
  /** Looks at once: what is shown no longer fits what was asked for. */
  lookNow(): void;
}

/** What a kind of panel shows, apart from the frame that all share. */
export interface PanelContent {
  /** What brings a page that was made anew (after it was hidden) up to date without asking the instance. */
  replay(): readonly ToPanel[];
  /**
   * Reads and posts what changed. Answers after how many ms to look again. Rejects with a CampaignError or
   * PanelProblem.
   */
  look(look: Look): Promise<number>;
  /** In place of `look`, for a panel about all instances. */
  lookAround?(signal: AbortSignal): Promise<number>;
  /** A message of the page other than `refresh` and `run`. */
  handle(message: ToHost): void | Promise<void>;
  /** Does what a button in the title of the editor asks of this kind of panel. */
  act?(action: ReportAction): void | Promise<void>;
}
