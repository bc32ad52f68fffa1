import {
  CHANGED_LATELY,
  GROUP_RULES,
  TIMING,
  TIMING_BOUNDS,
  UNKNOWN_STATES_GROUP,
  type AttentionGroup,
  type GroupRule,
  type Timing,
} from '../../domain/attention';
import type { EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { where, type Condition } from '../query/condition';
import type { Has } from '../query/entityQuery';
import { call, compare, number, path, time, type Expression } from '../query/expression';

const CONTACT_DATE = 'scheduling/@contactDate';
const LAST_MODIFIED = '@lastModified';

/** Real deliveries: no templates, none in the recycle bin. Attributes that the instance lacks are not asked about. */
export function liveDeliveries(has: Has): Condition[] {
  return [
    ...(has('@isModel') ? [where.number('@isModel', '=', 0)] : []),
    ...(has('@deleteStatus') ? [where.number('@deleteStatus', '=', 0)] : []),
    where.number('@state', '<>', DELIVERY_STATES.deleted),
  ];
}

/**
 * The rule of a group (`domain/attention`) as a condition that the instance evaluates. `now` is the instance's time.
 */
export function inGroup(group: AttentionGroup, now: EpochMs, has: Has): Condition {
  const rules = GROUP_RULES[group].map((rule) => ruleCondition(rule, now, has));
  if (group === UNKNOWN_STATES_GROUP) {
    rules.push(where.noneOf('@state', Object.values(DELIVERY_STATES)));
  }
  return where.any(...rules.filter((rule) => rule !== undefined));
}

function ruleCondition(rule: GroupRule, now: EpochMs, has: Has): Condition | undefined {
  const inState = where.oneOf('@state', rule.states);
  if (rule.timing === undefined) {
    return inState;
  }
  // Without a contact date every delivery counts as due, as the domain's rule says.
  if (!has(CONTACT_DATE)) {
    return rule.timing.includes(TIMING.due) ? inState : undefined;
  }
  return where.all(inState, where.any(...rule.timing.map((timing) => inTiming(timing, now, has))));
}

/** By the contact date, but for what was changed lately: that is due, and not overdue. */
function inTiming(timing: Timing, now: EpochMs, has: Has): Condition {
  if (timing === TIMING.later || !has(LAST_MODIFIED)) {
    return byDate(timing, now);
  }
  const overdueByDate = byDate(TIMING.overdue, now);
  const changedLately = where.all(
    where.time(LAST_MODIFIED, '>', now + CHANGED_LATELY.afterMs),
    where.time(LAST_MODIFIED, '<=', now + CHANGED_LATELY.upToMs),
  );
  return timing === TIMING.due
    ? where.any(byDate(TIMING.due, now), where.all(overdueByDate, changedLately))
    : where.all(
        overdueByDate,
        where.any(
          where.missing(LAST_MODIFIED),
          where.time(LAST_MODIFIED, '<=', now + CHANGED_LATELY.afterMs),
          where.time(LAST_MODIFIED, '>', now + CHANGED_LATELY.upToMs),
        ),
      );
}

function byDate(timing: Timing, now: EpochMs): Condition {
  const { afterMs, upToMs, missing } = TIMING_BOUNDS[timing];
  const inside = where.all(
    ...(afterMs === undefined ? [] : [where.time(CONTACT_DATE, '>', now + afterMs)]),
    ...(upToMs === undefined ? [] : [where.time(CONTACT_DATE, '<=', now + upToMs)]),
  );
  return missing ? where.any(inside, where.missing(CONTACT_DATE)) : inside;
}

/**
 * The same timing as a number that the instance computes and groups by: 2 later, 0 overdue, 1 otherwise, which also
 * takes in a missing date because a comparison with nothing is not true.
 */
export function timingExpression(now: EpochMs, has: Has): Expression {
  const contact = path(CONTACT_DATE);
  const changed = path(LAST_MODIFIED);
  const overdue = has(LAST_MODIFIED)
    ? call(
        'Iif',
        compare(changed, '>', time(now + CHANGED_LATELY.upToMs)),
        number(TIMING.overdue),
        call(
          'Iif',
          compare(changed, '>', time(now + CHANGED_LATELY.afterMs)),
          number(TIMING.due),
          number(TIMING.overdue),
        ),
      )
    : number(TIMING.overdue);
  const overdueUpTo = now + (TIMING_BOUNDS[TIMING.overdue].upToMs ?? 0);
  return call(
    'Iif',
    compare(contact, '>', time(now)),
    number(TIMING.later),
    call('Iif', compare(contact, '<=', time(overdueUpTo)), overdue, number(TIMING.due)),
  );
}
