import type { ConnectionManager } from '../../../connections/manager';
import { Disposable } from '../../../platform/disposable';
import { errorLine, type Log } from '../../../platform/log';
import { Poller } from '../../../platform/poller';
import type { Settings } from '../../../platform/settings/definitions';
import type { DeliveriesTree } from './deliveriesTree';

/** How long after a change made from here the view looks often, ms: the MTA itself only looks every 30 s. */
const EXPECTING_MS = 3 * 60_000;

const FIRST_BACKOFF_MS = 5_000;
const MAX_BACKOFF_MS = 5 * 60_000;

export interface DeliveriesWatchOptions {
  readonly manager: ConnectionManager;
  readonly tree: DeliveriesTree;
  readonly settings: () => Settings;
  readonly isVisible: () => boolean;
  readonly onLooked: () => void;
  readonly log: Log;
}

/**
 * Keeps the instances of the tree that are signed in to up to date, each at its own pace, but only while somebody looks:
 * a folded one is counted only.
 */
export class DeliveriesWatch extends Disposable {
  private readonly pollers = new Map<string, Poller>();
  private readonly expecting = new Map<string, number>();

  constructor(private readonly options: DeliveriesWatchOptions) {
    super();
    this._register(
      options.manager.onDidChangeState(() => {
        this.sync();
      }),
    );
  }

  /** Starts and stops looking, after anything changed that decides it. */
  sync(): void {
    const { manager, tree, isVisible } = this.options;
    const wanted = (id: string): boolean => isVisible() && manager.existing(id) !== undefined;
    for (const [id, poller] of this.pollers) {
      if (!wanted(id)) {
        poller.stop();
      }
    }
    for (const id of tree.ids) {
      if (wanted(id)) {
        this.poller(id).start();
      }
    }
  }

  /** Looks now. */
  kick(connectionId?: string): void {
    this.sync();
    for (const [id, poller] of this.pollers) {
      if (connectionId === undefined || id === connectionId) {
        poller.kick();
      }
    }
  }

  /** A change was made from here: look now, and often for a while. */
  expectChange(connectionId: string): void {
    this.expecting.set(connectionId, Date.now() + EXPECTING_MS);
    this.kick(connectionId);
  }

  override dispose(): void {
    for (const poller of this.pollers.values()) {
      poller.dispose();
    }
    super.dispose();
  }

  private poller(connectionId: string): Poller {
    const known = this.pollers.get(connectionId);
    if (known !== undefined) {
      return known;
    }
    const poller = new Poller({
      look: (signal) => this.look(connectionId, signal),
      onError: (error) => {
        this.options.log.warn(`deliveries of ${connectionId}: ${errorLine(error)}`);
        this.options.manager.reportFailure(connectionId, error);
      },
      firstBackoffMs: FIRST_BACKOFF_MS,
      maxBackoffMs: MAX_BACKOFF_MS,
    });
    this.pollers.set(connectionId, poller);
    return poller;
  }

  private async look(connectionId: string, signal: AbortSignal): Promise<number> {
    const { manager, tree, settings, onLooked } = this.options;
    const instance = manager.existing(connectionId);
    const { pollMs, pollWhileSendingMs } = settings();
    if (instance === undefined) {
      return pollMs;
    }
    const model = tree.deliveries(connectionId);
    // The tree's own first reading comes first: look again when it has come.
    if (model.attention === undefined && tree.isOpen(connectionId)) {
      return pollWhileSendingMs;
    }
    const change = await instance.inBackground(() => model.refresh(instance, signal));
    manager.reportSuccess(connectionId);
    tree.paintChange(connectionId, change);
    onLooked();
    const expecting = (this.expecting.get(connectionId) ?? 0) > Date.now();
    return model.isSending || expecting ? pollWhileSendingMs : pollMs;
  }
}
