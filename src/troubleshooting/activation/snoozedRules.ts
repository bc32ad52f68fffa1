import { stillSnoozed } from '../../domain/advisor/snooze';
import type { SnoozedUntil } from '../../domain/advisor/snooze';
import type { EpochMs } from '../../domain/delivery';
import type { StateStore } from '../../platform/stateStore';

const KEY = 'advisor.aside';

type All = Readonly<Record<string, SnoozedUntil>>;

/** Which rules are snoozed on which instance, kept between windows. Holds ids and dates only. */
export class SnoozedRules {
  constructor(private readonly state: StateStore) {}

  of(connectionId: string): SnoozedUntil {
    return this.all()[connectionId] ?? {};
  }

  /** `until` undefined: heard of again. */
  async set(connectionId: string, rule: string, until: EpochMs | 'always' | undefined, now: EpochMs): Promise<void> {
    const others = without(stillSnoozed(this.of(connectionId), now), rule);
    await this.write(connectionId, until === undefined ? others : { ...others, [rule]: until });
  }

  /** The connection is gone, and what was said of it. */
  async forget(connectionId: string): Promise<void> {
    if (this.all()[connectionId] !== undefined) {
      await this.write(connectionId, {});
    }
  }

  private async write(connectionId: string, snoozed: SnoozedUntil): Promise<void> {
    const others = without(this.all(), connectionId);
    await this.state.write(KEY, Object.keys(snoozed).length === 0 ? others : { ...others, [connectionId]: snoozed });
  }

  private all(): All {
    return (
      this.state.read(KEY, (value): All | undefined => {
        if (typeof value !== 'object' || value === null) {
          return undefined;
        }
        return Object.fromEntries(
          Object.entries(value).map(([id, snoozed]: [string, unknown]) => [id, parseSnoozed(snoozed)]),
        );
      }) ?? {}
    );
  }
}

function without<T>(entries: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));
}

function parseSnoozed(value: unknown): SnoozedUntil {
  if (typeof value !== 'object' || value === null) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry: [string, unknown]): entry is [string, number | 'always'] =>
        typeof entry[1] === 'number' || entry[1] === 'always',
    ),
  );
}
