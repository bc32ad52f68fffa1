import { l10n } from 'vscode';
import type { EpochMs } from '../domain/delivery';
import { dueSince } from '../domain/attention';
import type { Diagnosis, Situation } from '../domain/diagnosis/diagnosis';
import { DELIVERY_STATES, isPausedLike, isPendingLike } from '../domain/deliveryState';
import { remainingMessages } from '../domain/progress';
import { stateText } from '../domain/words/deliveryWords';
import { durationText, numberText, timeText } from './words/format';

/** How bad it is, in one line: the state and since when, how many messages wait, until when, and what happens then. */
export function situationLine({ situation }: Diagnosis): string {
  const { delivery, instanceNow } = situation;
  const waits = isPendingLike(delivery.state) || isPausedLike(delivery.state);
  const since = sinceWhen(situation);
  const state = stateText(delivery.state);
  return [
    since === undefined || since > instanceNow
      ? state
      : l10n.t('{0} since {1} ({2})', state, timeText(since), durationText(instanceNow - since)),
    ...(waits ? [messagesLeft(situation), validity(situation)] : []),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Who else is hit: how many deliveries of the instance are overdue, and how many wait besides. */
export function othersLine({ situation }: Diagnosis): string {
  const { overdue, pending } = situation.onInstance ?? {};
  if (overdue === undefined || pending === undefined || overdue + pending <= 1) {
    return '';
  }
  return overdue === 0
    ? l10n.t('On this instance {0} deliveries wait, none of them overdue.', numberText(pending))
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

function messagesLeft({ delivery: { counters } }: Situation): string {
  const left = remainingMessages(counters) ?? counters.toDeliver;
  if (left === undefined) {
    return '';
  }
  return left === 1 ? l10n.t('1 message waits') : l10n.t('{0} messages wait', numberText(left));
}

function validity({ delivery: { validityDate }, instanceNow }: Situation): string {
  if (validityDate === undefined) {
    return '';
  }
  return validityDate > instanceNow
    ? l10n.t('valid until {0}, what is left then is not sent any more', timeText(validityDate))
    : l10n.t('its validity ended on {0}', timeText(validityDate));
}
