import type { StateStore } from '../../platform/stateStore';

const KEY = 'watch.instances';

/** Which instances a person wants to have watched, kept between windows. */
export class WatchedIds {
  constructor(private readonly state: StateStore) {}

  all(): readonly string[] {
    return (
      this.state.read(KEY, (value) =>
        Array.isArray(value) ? value.filter((id) => typeof id === 'string') : undefined,
      ) ?? []
    );
  }

  has(connectionId: string): boolean {
    return this.all().includes(connectionId);
  }

  async add(connectionId: string): Promise<void> {
    await this.state.write(KEY, [...new Set([...this.all(), connectionId])]);
  }

  async remove(connectionId: string): Promise<void> {
    await this.state.write(
      KEY,
      this.all().filter((id) => id !== connectionId),
    );
  }
}
