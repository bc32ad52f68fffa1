import { parseSavedFilters, parseViewChoice, type SavedFilter, type ViewChoice } from '../domain/viewChoice';
import { Disposable } from './disposable';
import { Emitter } from './emitter';
import type { StateStore } from './stateStore';

/** How the deliveries view is to look, kept from window to window, and the searches that somebody saved. */
export class ViewChoices extends Disposable {
  private readonly changes = this._register(new Emitter<ViewChoice>());
  readonly onDidChange = this.changes.event;
  private readonly choiceKey: string;
  private readonly filtersKey = 'savedFilters';

  /** @param view id of the view: each remembers its own choice, while saved searches are for all */
  constructor(
    private readonly state: StateStore,
    view: string,
  ) {
    super();
    this.choiceKey = `choice:${view}`;
  }

  get current(): ViewChoice {
    return this.state.read(this.choiceKey, parseViewChoice) ?? parseViewChoice(undefined);
  }

  get saved(): readonly SavedFilter[] {
    return this.state.read(this.filtersKey, parseSavedFilters) ?? [];
  }

  async change(part: Partial<ViewChoice>): Promise<void> {
    await this.state.write(this.choiceKey, { ...this.current, ...part });
    this.changes.fire(this.current);
  }

  /** Keeps a search under a name, in place of an earlier one of that name. */
  async save(filter: SavedFilter): Promise<void> {
    const others = this.saved.filter(({ name }) => name !== filter.name);
    await this.write([...others, filter].sort((a, b) => a.name.localeCompare(b.name)));
  }

  async forget(name: string): Promise<void> {
    await this.write(this.saved.filter((filter) => filter.name !== name));
  }

  private async write(filters: readonly SavedFilter[]): Promise<void> {
    await this.state.write(this.filtersKey, [...filters, ...this.state.unread(this.filtersKey, parseSavedFilters)]);
    this.changes.fire(this.current);
  }
}
