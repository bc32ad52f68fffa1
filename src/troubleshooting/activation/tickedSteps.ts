import type { StateStore } from '../../platform/stateStore';

const KEY = 'guides.ticked';

/** Ids of steps by guide, by connection. */
type Ticked = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Which steps of guides a person has ticked on which instance, kept between windows. Holds ids only. */
export class TickedSteps {
  constructor(private readonly state: StateStore) {}

  of(connectionId: string, guide: string): readonly string[] {
    return this.read()[connectionId]?.[guide] ?? [];
  }

  async set(connectionId: string, guide: string, step: string, ticked: boolean): Promise<void> {
    const kept = this.read();
    const others = this.of(connectionId, guide).filter((one) => one !== step);
    const steps = ticked ? [...others, step] : others;
    await this.state.write(KEY, { ...kept, [connectionId]: { ...kept[connectionId], [guide]: steps } });
  }

  /** The connection is gone, and what was ticked there. */
  async forget(connectionId: string): Promise<void> {
    const kept = this.read();
    if (kept[connectionId] !== undefined) {
      await this.state.write(KEY, Object.fromEntries(Object.entries(kept).filter(([id]) => id !== connectionId)));
    }
  }

  private read(): Ticked {
    return this.state.read(KEY, (value) => entriesOf(value, (guides) => entriesOf(guides, textsOf))) ?? {};
  }
}

function entriesOf<T>(value: unknown, parse: (value: unknown) => T): Readonly<Record<string, T>> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, parse(inner)]))
    : {};
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
