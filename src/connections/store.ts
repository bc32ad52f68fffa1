import { Disposable } from '../platform/disposable';
import { Emitter } from '../platform/emitter';
import type { Log } from '../platform/log';
import type { StateStore } from '../platform/stateStore';
import type { ConnectionDescriptor } from './descriptor';
import { parseDescriptor } from './parseDescriptor';

const KEY = 'connections';

/** What changed in the list of connections. */
export interface StoreChange {
  readonly id: string;
  readonly kind: 'added' | 'changed' | 'removed';
}

/**
 * The saved connections, in the order they were added. They live in the machine's own storage, not in settings,
 * so that a cloned repository can neither add a host nor a command.
 */
export class ConnectionStore extends Disposable {
  private readonly changes = this._register(new Emitter<StoreChange>());
  readonly onDidChange = this.changes.event;
  private list: readonly ConnectionDescriptor[] | undefined;
  /** Entries that this version cannot read (a newer one may have written them): kept, not shown. */
  private foreign: readonly unknown[] = [];

  constructor(
    private readonly state: StateStore,
    private readonly log: Log,
  ) {
    super();
  }

  all(): readonly ConnectionDescriptor[] {
    this.list ??= this.load();
    return this.list;
  }

  get(id: string): ConnectionDescriptor | undefined {
    return this.all().find((descriptor) => descriptor.id === id);
  }

  /** Adds it, or replaces the one with the same id. */
  async save(descriptor: ConnectionDescriptor): Promise<void> {
    const known = this.get(descriptor.id) !== undefined;
    const list = known
      ? this.all().map((other) => (other.id === descriptor.id ? descriptor : other))
      : [...this.all(), descriptor];
    await this.write(list);
    this.changes.fire({ id: descriptor.id, kind: known ? 'changed' : 'added' });
  }

  async remove(id: string): Promise<void> {
    if (this.get(id) === undefined) {
      return;
    }
    await this.write(this.all().filter((descriptor) => descriptor.id !== id));
    this.changes.fire({ id, kind: 'removed' });
  }

  private load(): readonly ConnectionDescriptor[] {
    const saved =
      this.state.read(KEY, (value): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined)) ?? [];
    const read = saved.map((value) => ({ value, descriptor: parseDescriptor(value) }));
    this.foreign = read.filter((entry) => entry.descriptor === undefined).map((entry) => entry.value);
    if (this.foreign.length > 0) {
      this.log.warn(
        `${this.foreign.length} saved instance(s) cannot be read by this version; they are kept as they are.`,
      );
    }
    return read.map((entry) => entry.descriptor).filter((descriptor) => descriptor !== undefined);
  }

  private async write(list: readonly ConnectionDescriptor[]): Promise<void> {
    this.list = list;
    await this.state.write(KEY, [...list, ...this.foreign]);
  }
}
