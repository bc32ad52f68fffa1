import type { ConnectionManager } from '../../connections/manager';
import type { DeliveryId } from '../../domain/delivery';
import { Disposable } from '../../platform/disposable';
import { Emitter } from '../../platform/emitter';
import type { StateStore } from '../../platform/stateStore';

const KEY = 'pinnedDeliveries';

/** More than this many pinned deliveries of one instance help nobody; the oldest pin goes. */
const MOST_PINNED = 20;

/** Deliveries that the person keeps in sight, above the groups, whatever the view is filtered to. */
export class PinnedDeliveries extends Disposable {
  private readonly changes = this._register(new Emitter<string>());
  /** Fires with the id of the connection whose pins changed. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly state: StateStore,
    private readonly manager: Pick<ConnectionManager, 'descriptor'>,
  ) {
    super();
  }

  /** Ids of an instance's pinned deliveries, the first pinned first. Read anew: another window may have changed them. */
  of(connectionId: string): readonly DeliveryId[] {
    const url = this.manager.descriptor(connectionId)?.url;
    return url === undefined ? [] : (this.all.get(url) ?? []);
  }

  has(connectionId: string, deliveryId: DeliveryId): boolean {
    return this.of(connectionId).includes(deliveryId);
  }

  async pin(connectionId: string, deliveryId: DeliveryId): Promise<void> {
    await this.write(connectionId, [...this.without(connectionId, deliveryId), deliveryId].slice(-MOST_PINNED));
  }

  async unpin(connectionId: string, deliveryId: DeliveryId): Promise<void> {
    await this.write(connectionId, this.without(connectionId, deliveryId));
  }

  private without(connectionId: string, deliveryId: DeliveryId): readonly DeliveryId[] {
    return this.of(connectionId).filter((id) => id !== deliveryId);
  }

  /** By the instance's address: the same ids name other deliveries where a connection leads to another instance. */
  private get all(): ReadonlyMap<string, readonly DeliveryId[]> {
    return new Map(this.state.read(KEY, parsePins) ?? []);
  }

  private async write(connectionId: string, ids: readonly DeliveryId[]): Promise<void> {
    const url = this.manager.descriptor(connectionId)?.url;
    if (url === undefined) {
      return;
    }
    const others = [...this.all].filter(([key]) => key !== url);
    await this.state.write(KEY, ids.length === 0 ? others : [...others, [url, ids]]);
    this.changes.fire(connectionId);
  }
}

/** Pairs of address and ids; what is none is left out. */
function parsePins(value: unknown): readonly (readonly [string, readonly DeliveryId[]])[] {
  const pairs: readonly unknown[] = Array.isArray(value) ? value : [];
  return pairs.flatMap((pair) => {
    const list: readonly unknown[] = Array.isArray(pair) ? pair : [];
    const [url, ids] = list;
    return typeof url === 'string' && Array.isArray(ids)
      ? [[url, ids.filter((id): id is string => typeof id === 'string')] as const]
      : [];
  });
}
