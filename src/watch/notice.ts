import type { EpochMs } from '../domain/delivery';
import { isStanding, keyOf, type Alert, type AlertBook } from './alert';

/** So many times the level at which it was told is worse, and told again. */
export const WORSE_BY = 2;

/** What is to be told after a look, all at once. */
export interface Notice {
  /** The gravest first; empty when there is nothing to tell. */
  readonly alerts: readonly Alert[];
  /** The book, which remembers that they were told. */
  readonly book: AlertBook;
}

/**
 * What nobody was told of yet, and what has got worse since. In a quiet time nothing is told, and nothing forgotten: what
 * still stands at its end is told then. What nobody wants to hear of again counts as told.
 */
export function noticeOf(book: AlertBook, now: EpochMs, inQuietHours: boolean): Notice {
  if (inQuietHours || (book.quietUntil ?? 0) > now) {
    return { alerts: [], book };
  }
  const due = book.alerts.filter((alert) => isStanding(alert) && isNews(alert));
  const keys = new Set(due.map(keyOf));
  return {
    alerts: due.filter((alert) => !book.muted.includes(keyOf(alert))).sort(gravestFirst),
    book: {
      ...book,
      alerts: book.alerts.map((alert) =>
        isStanding(alert) && keys.has(keyOf(alert)) ? { ...alert, noticedLevel: alert.level } : alert,
      ),
    },
  };
}

/** Nobody wants to hear of these again, whoever said so. */
export function mute(book: AlertBook, keys: readonly string[], by: string, at: EpochMs): AlertBook {
  return {
    ...book,
    muted: [...new Set([...book.muted, ...keys])],
    alerts: book.alerts.map((alert) =>
      isStanding(alert) && keys.includes(keyOf(alert)) ? { ...alert, handled: { by, at, how: 'muted' } } : alert,
    ),
  };
}

/** Somebody looks after these. */
export function markSeen(book: AlertBook, keys: readonly string[], by: string, at: EpochMs): AlertBook {
  return {
    ...book,
    alerts: book.alerts.map((alert) =>
      isStanding(alert) && alert.handled === undefined && keys.includes(keyOf(alert))
        ? { ...alert, handled: { by, at, how: 'seen' } }
        : alert,
    ),
  };
}

function isNews({ noticedLevel, level }: Alert): boolean {
  return noticedLevel === 0 || level >= noticedLevel * WORSE_BY;
}

function gravestFirst(a: Alert, b: Alert): number {
  return Number(b.severity === 'error') - Number(a.severity === 'error') || b.level - a.level;
}
