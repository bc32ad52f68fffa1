import { l10n } from 'vscode';
import type { EpochMs } from '../domain/delivery';
import { dueSince } from '../domain/attention';
import type { Diagnosis, Situation } from '../domain/diagnosis/diagnosis';
import { DELIVERY_STATES, isPausedLike, isPendingLike } from '../domain/deliveryState';
import { remainingMessages } from '../domain/progress';
import type { Standing } from '../shared/protocol/report';
import { stateText } from '../domain/words/deliveryWords';
import { durationText, numberText, timeText } from './words/format';

/** How the delivery stands, for whoever writes its dates in a zone of their own. */
export function standingOf({ situation }: Diagnosis): Standing {
  const { delivery, instanceNow } = situation;
  const waits = isPendingLike(delivery.state) || isPausedLike(delivery.state);
  const since = sinceWhen(situation);
  const waiting = remainingMessages(delivery.counters) ?? delivery.counters.toDeliver;
  return {
    state: stateText(delivery.state),
    now: instanceNow,
    ...(since === undefined || since > instanceNow ? {} : { since }),
    ...(waits && waiting !== undefined ? { waiting } : {}),
    ...(waits && delivery.validityDate !== undefined ? { validUntil: delivery.validityDate } : {}),
  };
}

/** How bad it is, in one line: the state and since when, how many messages wait, until when, and what happens then. */
export function standingText({ state, since, now, waiting, validUntil }: Standing): string {
  return [
    since === undefined ? state : l10n.t('{0} since {1} ({2})', state, timeText(since), durationText(now - since)),
    ...(waiting === undefined ? [] : [waitingText(waiting)]),
    ...(validUntil === undefined ? [] : [validityText(validUntil, now)]),
  ].join(' · ');
}

/** Who else is hit: how many deliveries of the instance are overdue, and how many wait besides. */
export function othersLine({ situation }: Diagnosis): string {
  const { overdue, pending } = situation.onInstance ?? {};
  if (overdue === undefined || pending === undefined || overdue + pending <= 1) {
    return '';
  }
  if (overdue === 0) {
    return l10n.t('On this instance {0} deliveries wait, none of them overdue.', numberText(pending));
  }
  return overdue === 1
    ? l10n.t(
        'On this instance 1 delivery is overdue, and {0} more wait: what holds this one up may hold them up, too.',
        numberText(pending),
      )
    : l10n.t(
        'On this instance {0} deliveries are overdue, and {1} more wait: what holds this one up may hold them up, too.',
        numberText(overdue),
        numberText(pending),
      );
}

/** Since when it is as it is; undefined where the instance does not tell. */
function sinceWhen(situation: Situation): EpochMs | undefined {
  const { delivery, instanceNow } = situation;
  switch (delivery.state) {
    case DELIVERY_STATES.startPending:
      return dueSince(delivery, instanceNow);
    case DELIVERY_STATES.started:
      return delivery.broadStart;
    default:
      return delivery.lastModified;
  }
}

function waitingText(left: number): string {
  return left === 1 ? l10n.t('1 message waits') : l10n.t('{0} messages wait', numberText(left));
}

function validityText(validUntil: EpochMs, now: EpochMs): string {
  return validUntil > now
    ? l10n.t('valid until {0}, what is left then is not sent any more', timeText(validUntil))
    : l10n.t('its validity ended on {0}', timeText(validUntil));
}
