import { largeFrom, spread, tooClose } from '../domain/advisor/plannedLoad';
import { DEFAULT_THRESHOLDS } from '../domain/advisor/thresholds';
import type { Delivery, EpochMs } from '../domain/delivery';
import type { Planned, PlannedRow } from '../shared/protocol/throughput';

const AHEAD_MS = 24 * 60 * 60_000;

/** Scheduled deliveries that are looked at; more in a day would be a list, not a plan. */
export const MOST_PLANNED = 100;

/**
 * What starts within a day, how long it will take at the given rate (messages per hour), and which large
 * deliveries start too soon after one another, with a date that would do.
 */
export function plannedLoad(scheduled: readonly Delivery[], now: EpochMs, perHour: number | undefined): Planned {
  const to = now + AHEAD_MS;
  const due = scheduled.filter(({ contactDate }) => contactDate !== undefined && contactDate >= now && contactDate < to);
  const proposals = proposalsFor(due);
  const rows = due
    .map((delivery): PlannedRow => {
      const { id, label, contactDate = now, counters } = delivery;
      return {
        id,
        label,
        at: contactDate,
        messages: counters.toDeliver,
        durationMs: durationOf(counters.toDeliver, perHour),
        tooClose: proposals.has(id),
        proposed: proposals.get(id),
      };
    })
    .sort((a, b) => a.at - b.at);
  return { from: now, to, perHour, rows, more: scheduled.length >= MOST_PLANNED };
}

function durationOf(messages: number | undefined, perHour: number | undefined): number | undefined {
  return messages === undefined || perHour === undefined || perHour <= 0 ? undefined : (messages / perHour) * 3_600_000;
}

/** New dates of the deliveries that would have to move; the first of each group stays. */
function proposalsFor(due: readonly Delivery[]): ReadonlyMap<string, EpochMs> {
  const biggest = due.reduce((most, { counters }) => Math.max(most, counters.toDeliver ?? 0), 0);
  const moved = tooClose(due, largeFrom(biggest, DEFAULT_THRESHOLDS), DEFAULT_THRESHOLDS.apartMs)
    .flatMap((group) => spread(group, DEFAULT_THRESHOLDS.apartMs))
    .filter(({ delivery, contactDate }) => contactDate !== delivery.contactDate);
  return new Map(moved.map(({ delivery, contactDate }) => [delivery.id, contactDate]));
}
