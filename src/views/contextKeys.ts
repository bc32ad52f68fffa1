import type { ConnectionManager } from '../connections/manager';
import type { ConnectionStore } from '../connections/store';
import { setContextKey } from '../platform/contextKeys';
import { Disposable } from '../platform/disposable';
import type { ViewChoices } from '../platform/viewChoices';

/** Tells menus and the palette what there is, so that they offer only what is possible. */
export class InstanceContextKeys extends Disposable {
  constructor(
    private readonly manager: ConnectionManager,
    private readonly store: ConnectionStore,
    choices: ViewChoices,
  ) {
    super();
    const tellInstances = (): void => {
      this.tellInstances();
    };
    const tellFilters = (): void => {
      setContextKey('hasSavedFilter', choices.saved.length > 0);
    };
    this._register(manager.onDidChangeState(tellInstances));
    this._register(store.onDidChange(tellInstances));
    this._register(choices.onDidChange(tellFilters));
    tellInstances();
    tellFilters();
  }

  private tellInstances(): void {
    const instances = this.store.all();
    setContextKey('hasInstance', instances.length > 0);
    setContextKey(
      'connected',
      instances.some(({ id }) => ['connected', 'degraded'].includes(this.manager.state(id).kind)),
    );
    setContextKey(
      'hasServer',
      instances.some(({ servers }) => servers.some(({ channel }) => channel.kind !== 'none')),
    );
  }
}
