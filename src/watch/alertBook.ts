import type { EpochMs } from '../domain/delivery';
import { isStanding, keyOf, type Alert, type AlertBook, type AlertChanges } from './alert';
import type { Criterion, Judged, ReadThreshold, Sign } from './criteria/criterion';
import { CRITERIA } from './criteria/criteria';
import type { Sight } from './sight';

/** An alert begins at level 1 and stands until it is below: so it does not come and go at its threshold. */
export const ENDS_BELOW = 0.9;

/** An alert is over when this many looks in a row have not seen it. */
const ENDS_AFTER_LOOKS = 2;

/** What comes back within this time after its end is the same alert, ms: nobody is told twice. */
const COMES_BACK_WITHIN_MS = 15 * 60_000;

/** Ended alerts that are kept, the newest. */
const KEPT = 500;

export interface JudgeOptions {
  readonly read: ReadThreshold;
  readonly isOn: (criterion: Criterion) => boolean;
}

interface Judgement {
  readonly criterion: Criterion;
  readonly judged: Judged;
}

/** Holds what a look saw against all criteria that are on, and brings the alerts up to date. */
export function judgeSight(
  book: AlertBook,
  sight: Sight,
  { read, isOn }: JudgeOptions,
): { readonly book: AlertBook; readonly changes: AlertChanges } {
  const judgements = CRITERIA.filter(isOn).map((criterion) => ({ criterion, judged: criterion.judge(sight, read) }));
  return advance(book, judgements, sight.at);
}

/** Pure: the alerts after a look, and what it changed. */
export function advance(
  book: AlertBook,
  judgements: readonly Judgement[],
  now: EpochMs,
): { readonly book: AlertBook; readonly changes: AlertChanges } {
  const signs = new Map(
    judgements.flatMap(({ criterion, judged }) =>
      judged.signs.map((sign) => [keyOf({ criterion: criterion.id, subject: sign.subject }), { criterion, sign }]),
    ),
  );
  const after = book.alerts.filter(isStanding).map((alert) => afterLook(alert, judgements, signs, now));
  const known = new Set(book.alerts.filter(isStanding).map(keyOf));
  const candidates = candidatesAfter(book, signs, known);
  const fresh = [...signs].flatMap(([key, { criterion, sign }]) =>
    !known.has(key) && (candidates[key] ?? 0) >= criterion.looks ? [begin(book, criterion.id, sign, now)] : [],
  );
  const cameBack = new Set(fresh.filter(({ began }) => began < now).map((alert) => `${keyOf(alert)}@${alert.began}`));
  const past = book.alerts.filter((alert) => !isStanding(alert) && !cameBack.has(`${keyOf(alert)}@${alert.began}`));
  return {
    book: {
      ...book,
      candidates,
      alerts: [
        ...fresh,
        ...after.filter(isStanding),
        ...[...after.filter((one) => !isStanding(one)), ...past].slice(0, KEPT),
      ],
    },
    changes: {
      began: fresh.filter(({ began }) => began === now),
      ended: after.filter((alert) => !isStanding(alert)),
    },
  };
}

type Signs = ReadonlyMap<string, { readonly criterion: Criterion; readonly sign: Sign }>;

/** How often in a row each sign that is no alert yet has been there; one that is only near its threshold does not count. */
function candidatesAfter(book: AlertBook, signs: Signs, known: ReadonlySet<string>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...signs]
      .filter(([key, { sign }]) => sign.level >= 1 && !known.has(key))
      .map(([key]) => [key, (book.candidates[key] ?? 0) + 1]),
  );
}

/** A new alert, or the one that was over a moment ago. */
function begin(book: AlertBook, criterion: string, sign: Sign, now: EpochMs): Alert {
  const { subject, severity, args, level } = sign;
  const before = book.alerts.find(
    (alert) =>
      keyOf(alert) === keyOf({ criterion, subject }) &&
      alert.ended !== undefined &&
      now - alert.ended < COMES_BACK_WITHIN_MS,
  );
  if (before !== undefined) {
    const { noticedLevel, began, handled } = before;
    const same = { criterion, subject, noticedLevel, began, ...(handled === undefined ? {} : { handled }) };
    return { ...same, severity, args, level, lastSeen: now, missed: 0 };
  }
  return { criterion, subject, severity, args, level, noticedLevel: 0, began: now, lastSeen: now, missed: 0 };
}

function afterLook(alert: Alert, judgements: readonly Judgement[], signs: Signs, now: EpochMs): Alert {
  const sign = signs.get(keyOf(alert))?.sign;
  if (sign !== undefined && sign.level >= ENDS_BELOW) {
    const { severity, args, level } = sign;
    // What was a warning and is an error now has to be told again.
    const noticedLevel = severity === 'error' && alert.severity === 'warning' ? 0 : alert.noticedLevel;
    return { ...alert, severity, args, level, noticedLevel, lastSeen: now, missed: 0 };
  }
  const judged = judgements.find(({ criterion }) => criterion.id === alert.criterion)?.judged;
  // A criterion that was switched off ends its alerts at once; what nobody could look at stays.
  if (judged === undefined) {
    return { ...alert, ended: now };
  }
  if (judged.blind(alert.subject)) {
    return alert;
  }
  const missed = alert.missed + 1;
  return { ...alert, missed, ...(missed >= ENDS_AFTER_LOOKS ? { ended: now } : {}) };
}
