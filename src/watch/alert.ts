import type { EpochMs } from '../domain/delivery';
import type { AlertSeverity } from './criteria/criterion';

/** Who dealt with an alert, and how. */
export interface Handled {
  readonly by: string;
  readonly at: EpochMs;
  /** `muted`: not again for this; `seen`: somebody opened what it is about. */
  readonly how: 'muted' | 'seen';
}

/** Something that goes wrong, from its begin to its end. Plain data: it is kept as JSON. */
export interface Alert {
  readonly criterion: string;
  readonly subject: string;
  readonly severity: AlertSeverity;
  readonly args: Readonly<Record<string, string | number>>;
  readonly began: EpochMs;
  readonly lastSeen: EpochMs;
  /** When it was over; undefined while it lasts. */
  readonly ended?: EpochMs;
  readonly level: number;
  /** The level at which somebody was last told of it; 0 while nobody was. */
  readonly noticedLevel: number;
  /** Looks since it was last seen: it is over after two. */
  readonly missed: number;
  readonly handled?: Handled;
}

/** What one look changed. */
export interface AlertChanges {
  readonly began: readonly Alert[];
  readonly ended: readonly Alert[];
}

/** The alerts of an instance, and what nobody wants to hear of. */
export interface AlertBook {
  /** Those that last first, then the newest. */
  readonly alerts: readonly Alert[];
  /** Signs that have not been seen often enough to be alerts: how often in a row, by `keyOf`. */
  readonly candidates: Readonly<Record<string, number>>;
  /** Keys of what is not to be told again. */
  readonly muted: readonly string[];
  /** No notices until then. */
  readonly quietUntil?: EpochMs;
}

export const EMPTY_BOOK: AlertBook = { alerts: [], candidates: {}, muted: [] };

/** Names what an alert is about, whenever it begins. */
export function keyOf({ criterion, subject }: Pick<Alert, 'criterion' | 'subject'>): string {
  return `${criterion}:${subject}`;
}

export function isStanding({ ended }: Alert): boolean {
  return ended === undefined;
}
