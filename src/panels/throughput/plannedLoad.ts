import { LOAD_THRESHOLDS, largeFrom, spread, tooClose } from '../../domain/advisor/deliveries/plannedLoad';
import { DEFAULTS, thresholdValues } from '../../domain/advisor/rule';
import type { Delivery, EpochMs } from '../../domain/delivery';
import type { Planned, PlannedRow } from '../../shared/protocol/throughput';

const THRESHOLDS = thresholdValues(LOAD_THRESHOLDS, DEFAULTS);

const AHEAD_MS = 24 * 60 * 60_000;

/** Scheduled deliveries that are looked at; more in a day would be a list, not a plan. */
export const MOST_PLANNED = 100;

/**
 * What starts within a day, how long it will take at the given rate (messages per hour), and which large
 * deliveries start too soon after one another, with a date that would do.
 */
export function plannedLoad(scheduled: readonly Delivery[], now: EpochMs, perHour: number | undefined): Planned {
  const to = now + AHEAD_MS;
  const due = scheduled.filter(
    ({ contactDate }) => contactDate !== undefined && contactDate >= now && contactDate < to,
  );
  const large = largeFrom(biggestOf(due), THRESHOLDS);
  const crowded = new Set(
    tooClose(due, large, THRESHOLDS.apartMs).flatMap((group) => group.map(({ delivery }) => delivery.id)),
  );
  const proposals = crowded.size === 0 ? new Map<string, EpochMs>() : proposalsFor(due, large);
  const running = overlapping(due, large, perHour);
  const rows = due
    .map((delivery): PlannedRow => {
      const { id, label, contactDate = now, counters } = delivery;
      return {
        id,
        label,
        at: contactDate,
        messages: counters.toDeliver,
        durationMs: durationOf(counters.toDeliver, perHour),
        tooClose: crowded.has(id) || proposals.has(id),
        overlaps: running.has(id),
        proposed: proposals.get(id),
      };
    })
    .sort((a, b) => a.at - b.at);
  return { from: now, to, perHour, rows, more: scheduled.length >= MOST_PLANNED };
}

function durationOf(messages: number | undefined, perHour: number | undefined): number | undefined {
  return messages === undefined || perHour === undefined || perHour <= 0 ? undefined : (messages / perHour) * 3_600_000;
}

function biggestOf(due: readonly Delivery[]): number {
  return due.reduce((most, { counters }) => Math.max(most, counters.toDeliver ?? 0), 0);
}

/**
 * New dates of the deliveries that would have to move. All large ones are looked at, so that none is moved onto a later
 * one.
 */
function proposalsFor(due: readonly Delivery[], large: number): ReadonlyMap<string, EpochMs> {
  const moved = tooClose(due, large, Infinity)
    .flatMap((all) => spread(all, THRESHOLDS.apartMs))
    .filter(({ delivery, contactDate }) => contactDate !== delivery.contactDate);
  return new Map(moved.map(({ delivery, contactDate }) => [delivery.id, contactDate]));
}

/** Large deliveries of which one is expected still to be sent when the other starts. */
function overlapping(due: readonly Delivery[], large: number, perHour: number | undefined): ReadonlySet<string> {
  const spans = due.flatMap(({ id, contactDate, counters: { toDeliver } }) => {
    const lasts = durationOf(toDeliver, perHour);
    return contactDate === undefined || lasts === undefined || (toDeliver ?? 0) < large
      ? []
      : [{ id, from: contactDate, to: contactDate + lasts }];
  });
  const meets = (one: (typeof spans)[number]): boolean =>
    spans.some((other) => other !== one && other.from < one.to && one.from < other.to);
  return new Set(spans.filter(meets).map(({ id }) => id));
}
