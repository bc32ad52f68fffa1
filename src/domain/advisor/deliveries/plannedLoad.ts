import * as l10n from '@vscode/l10n';
import type { Delivery, EpochMs } from '../../delivery';
import type { NumberSetting } from '../../numberSetting';
import type { ThresholdValues } from '../rule';

/** When a delivery is large, and how far apart large ones should start. */
export const LOAD_THRESHOLDS = {
  /** Adobe: over a million recipients. */
  largeDelivery: {
    name: 'advisor.largeDeliveryMessages',
    description: () => l10n.t('From how many messages on a delivery counts as large.'),
    fallback: 1000000,
    min: 1000,
    max: 100_000_000,
  },
  /** On a smaller instance, from `largeFrom` messages on; both ours. */
  largeShare: {
    name: 'advisor.largeDeliveryPercentOfBiggest',
    description: () =>
      l10n.t(
        'On a smaller instance, deliveries with this many percent of the messages of its biggest one count as large, too.',
      ),
    fallback: 50,
    min: 1,
    max: 100,
    unit: 'percent',
  },
  largeFrom: {
    name: 'advisor.minLargeDeliveryMessages',
    description: () => l10n.t('Below how many messages no delivery counts as large.'),
    fallback: 10000,
    min: 100,
    max: 100_000_000,
  },
  /** Adobe: 5 to 10 minutes. */
  apartMs: {
    name: 'advisor.minMinutesBetweenLargeDeliveries',
    description: () => l10n.t('How many minutes should pass between the starts of large deliveries.'),
    fallback: 10,
    min: 1,
    max: 240,
    unit: 'minutes',
  },
} as const satisfies Readonly<Record<string, NumberSetting>>;

/** A delivery with a date and a size, as the plan needs it. */
export interface Planned {
  readonly delivery: Delivery;
  readonly contactDate: EpochMs;
  readonly messages: number;
}

/** From how many messages on a delivery is large on an instance whose biggest one has `biggest`. */
export function largeFrom(
  biggest: number,
  { largeDelivery, largeShare, largeFrom: least }: ThresholdValues<typeof LOAD_THRESHOLDS>,
): number {
  return Math.min(largeDelivery, Math.max(least, biggest * largeShare));
}

/** Deliveries of at least `large` messages that start less than `apartMs` after one another, in order of their dates. */
export function tooClose(
  deliveries: readonly Delivery[],
  large: number,
  apartMs: number,
): readonly (readonly Planned[])[] {
  const planned = deliveries
    .flatMap((delivery): Planned[] =>
      delivery.contactDate !== undefined && (delivery.counters.toDeliver ?? 0) >= large
        ? [{ delivery, contactDate: delivery.contactDate, messages: delivery.counters.toDeliver ?? 0 }]
        : [],
    )
    .sort((a, b) => a.contactDate - b.contactDate);
  const groups: Planned[][] = [];
  for (const one of planned) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && one.contactDate - before.contactDate < apartMs) {
      last.push(one);
    } else {
      groups.push([one]);
    }
  }
  return groups.filter((group) => group.length > 1);
}

/** New dates for deliveries that are too close: the first stays, each other starts at least `apartMs` after the one before. */
export function spread(
  group: readonly Planned[],
  apartMs: number,
): readonly { readonly delivery: Delivery; readonly contactDate: EpochMs }[] {
  let earliest = Number.NEGATIVE_INFINITY;
  return group.map(({ delivery, contactDate }) => {
    const at = Math.max(contactDate, earliest);
    earliest = at + apartMs;
    return { delivery, contactDate: at };
  });
}
