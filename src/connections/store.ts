import { Disposable } from '../platform/disposable';
import { Emitter } from '../platform/emitter';
import type { Log } from '../platform/log';
import type { StateStore } from '../platform/stateStore';
import type { ConnectionDescriptor, Environment } from './descriptor';
import { parseDescriptor } from './parseDescriptor';

const KEY = 'connections';

/** What changed in the list of connections. */
export interface StoreChange {
  readonly id: string;
  /** `moved`: only its place in the list is another. */
  readonly kind: 'added' | 'changed' | 'moved' | 'removed';
}

/** Where mistakes cost most comes first. */
const ORDER: readonly Environment[] = ['production', 'stage', 'development', 'demo'];

/**
 * The saved connections, by environment, those of one in the person's own order. They live in the machine's own storage,
 * not in settings, so that a cloned repository can neither add a host nor a command.
 */
export class ConnectionStore extends Disposable {
  private readonly changes = this._register(new Emitter<StoreChange>());
  readonly onDidChange = this.changes.event;
  /** The list as it was last read, by what was read: descriptors stay the same objects while nothing changes. */
  private last: { readonly raw: string; readonly list: readonly ConnectionDescriptor[] } | undefined;

  constructor(
    private readonly state: StateStore,
    private readonly log: Log,
  ) {
    super();
  }

  /** Read anew each time: another window may have changed it. */
  all(): readonly ConnectionDescriptor[] {
    const saved = this.saved();
    const raw = JSON.stringify(saved);
    if (this.last?.raw !== raw) {
      const list = saved.map(parseDescriptor).filter((descriptor) => descriptor !== undefined);
      if (list.length < saved.length) {
        this.log.warn(
          `${saved.length - list.length} saved instance(s) cannot be read by this version; they are kept as they are.`,
        );
      }
      const rank = ({ environment }: ConnectionDescriptor): number => ORDER.indexOf(environment);
      this.last = { raw, list: [...list].sort((a, b) => rank(a) - rank(b)) };
    }
    return this.last.list;
  }

  get(id: string): ConnectionDescriptor | undefined {
    return this.all().find((descriptor) => descriptor.id === id);
  }

  /** Adds it, or replaces the one with the same id. */
  async save(descriptor: ConnectionDescriptor): Promise<void> {
    const saved = this.saved();
    const at = saved.findIndex((value) => parseDescriptor(value)?.id === descriptor.id);
    const known = at >= 0;
    await this.state.write(KEY, known ? saved.toSpliced(at, 1, descriptor) : [...saved, descriptor]);
    this.changes.fire({ id: descriptor.id, kind: known ? 'changed' : 'added' });
  }

  /** Puts a connection before another one, or behind all of them; environments stay together whatever is asked. */
  async move(id: string, before: string | undefined): Promise<void> {
    const saved = this.saved();
    const idOf = (value: unknown): string | undefined => parseDescriptor(value)?.id;
    const moved = saved.filter((value) => idOf(value) === id);
    const others = saved.filter((value) => idOf(value) !== id);
    const at = before === undefined ? others.length : others.findIndex((value) => idOf(value) === before);
    if (moved.length === 0 || at < 0) {
      return;
    }
    await this.state.write(KEY, others.toSpliced(at, 0, ...moved));
    this.changes.fire({ id, kind: 'moved' });
  }

  /** Puts a connection one place up or down among those of its environment; nothing happens at the end. */
  async step(id: string, direction: 'up' | 'down'): Promise<void> {
    const environment = this.get(id)?.environment;
    const beside = this.all().filter((one) => one.environment === environment);
    const at = beside.findIndex((one) => one.id === id);
    const other = beside[direction === 'up' ? at - 1 : at + 1];
    if (other !== undefined) {
      await (direction === 'up' ? this.move(id, other.id) : this.move(other.id, id));
    }
  }

  async remove(id: string): Promise<void> {
    if (this.get(id) === undefined) {
      return;
    }
    await this.state.write(
      KEY,
      this.saved().filter((value) => parseDescriptor(value)?.id !== id),
    );
    this.changes.fire({ id, kind: 'removed' });
  }

  /** Entries as they are kept, also those that this version cannot read: a newer one may have written them. */
  private saved(): readonly unknown[] {
    return (
      this.state.read(KEY, (value): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined)) ?? []
    );
  }
}
