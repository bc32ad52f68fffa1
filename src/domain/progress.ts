import type { DeliveryCounters } from './delivery';

/** How far a delivery is. */
export interface Progress {
  /** Messages handled: sent or given up. */
  readonly done: number;
  /** Messages to deliver. */
  readonly total: number;
  /** 0 to 1. */
  readonly ratio: number;
}

/**
 * How far a delivery is, or undefined when the instance does not give the counters or nothing is to be sent.
 * `@processed` is taken where there is one; else successes and errors make it up. Counters lag and are
 * corrected by recomputation, so a ratio over one is cut off at one while `done` stays as read.
 */
export function progressOf(counters: DeliveryCounters): Progress | undefined {
  const total = counters.toDeliver;
  const done = counters.processed ?? sum(counters.success, counters.error);
  if (total === undefined || done === undefined || total <= 0) {
    return undefined;
  }
  return { done, total, ratio: Math.min(1, Math.max(0, done / total)) };
}

/** Messages still to be handled; undefined when that is not known. */
export function remainingMessages(counters: DeliveryCounters): number | undefined {
  const progress = progressOf(counters);
  return progress === undefined ? undefined : Math.max(0, progress.total - progress.done);
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}
