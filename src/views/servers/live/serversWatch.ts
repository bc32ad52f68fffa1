import { Disposable } from '../../../platform/disposable';
import { errorLine, type Log } from '../../../platform/log';
import { Poller } from '../../../platform/poller';
import type { ServersTree } from './serversTree';

const FIRST_BACKOFF_MS = 10_000;
const MAX_BACKOFF_MS = 5 * 60_000;

export interface ServersWatchOptions {
  readonly tree: ServersTree;
  /** Whether the tree itself looks first, as its node is unfolded in a view that is seen. */
  readonly isShown: (connectionId: string) => boolean;
  readonly pollMs: () => number;
  readonly onLooked: (connectionId: string) => void;
  readonly log: Log;
}

/** Looks again at the servers of instances, each at its own pace, but only while somebody looks. */
export class ServersWatch extends Disposable {
  private readonly pollers = new Map<string, Poller>();
  private open: ReadonlySet<string> = new Set();

  constructor(private readonly options: ServersWatchOptions) {
    super();
  }

  /** Which instances are looked at. */
  sync(open: ReadonlySet<string>): void {
    this.open = open;
    for (const [id, poller] of this.pollers) {
      if (!open.has(id)) {
        poller.stop();
      }
    }
    for (const id of open) {
      this.poller(id).start();
    }
  }

  /** Looks now. */
  kick(connectionId?: string): void {
    for (const [id, poller] of this.pollers) {
      if (connectionId === undefined || id === connectionId) {
        poller.kick();
      }
    }
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
    const { tree, isShown, pollMs, onLooked, log } = this.options;
    const poller = new Poller({
      look: async (signal) => {
        const model = tree.model(connectionId);
        // The tree's own first look comes first.
        if (!model.wasLooked && isShown(connectionId)) {
          return 500;
        }
        await model.look(signal);
        if (this.open.has(connectionId)) {
          onLooked(connectionId);
        }
        return pollMs();
      },
      onError: (error) => {
        log.warn(`servers of ${connectionId}: ${errorLine(error)}`);
      },
      firstBackoffMs: FIRST_BACKOFF_MS,
      maxBackoffMs: MAX_BACKOFF_MS,
    });
    this.pollers.set(connectionId, poller);
    return poller;
  }
}
