import type { Delivery, EpochMs } from '../delivery';
import { RULED_OUT, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { InstanceFacts } from './facts';
import { named, uncheckedBecause } from './rule';
import type { Rule } from './rule';
import type { AdvisorThresholds } from './thresholds';

/** A delivery with a date and a size, as the plan needs it. */
export interface Planned {
  readonly delivery: Delivery;
  readonly contactDate: EpochMs;
  readonly messages: number;
}

/** From how many messages on a delivery is large on an instance whose biggest one has `biggest`. */
export function largeFrom(biggest: number, { largeDelivery, largeShare, largeFrom: least }: AdvisorThresholds): number {
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

/** Several large deliveries at once slow each other down: Adobe asks for 5 to 10 minutes to spread the load. */
export const bigDeliveriesTogether: Rule = {
  id: 'bigDeliveriesTogether',
  judge: (facts: InstanceFacts, thresholds): Verdict => {
    const { scheduled } = facts.groups;
    if (!scheduled.ok) {
      return uncheckedBecause(scheduled);
    }
    const groups = tooClose(scheduled.value.deliveries, largeFrom(biggestOf(facts), thresholds), thresholds.apartMs);
    if (groups.length === 0) {
      return RULED_OUT;
    }
    return found(
      ...groups.map((group) => {
        const names = named(group.map(({ delivery }) => delivery));
        return finding({
          cause: 'bigDeliveriesTogether',
          severity: group.some(({ messages }) => messages >= thresholds.largeDelivery) ? 'warning' : 'info',
          certainty: 'certain',
          args: { count: group.length, names, contactAt: group[0]?.contactDate ?? 0, apartMs: thresholds.apartMs },
          evidence: [
            fact(scheduled, 'planned', {
              names,
              messages: group.reduce((total, { messages }) => total + messages, 0),
              contactAt: group[0]?.contactDate ?? 0,
            }),
          ],
        });
      }),
    );
  },
};

function biggestOf({ groups }: InstanceFacts): number {
  const known = Object.values(groups).flatMap((group) => (group.ok ? group.value.deliveries : []));
  return known.reduce((most, { counters }) => Math.max(most, counters.toDeliver ?? 0), 0);
}
