import { l10n } from 'vscode';
import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES, isPendingLike } from '../../domain/deliveryState';
import type { Remedy } from '../../domain/finding';
import type { RemedyContext, RemedyOutcome } from '../contract';
import { timeText } from '../words/format';
import { changeOnce } from './changeOnce';
import { nameOf, onDelivery, stateChanged } from './deliveryChanges';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Dates are written to the minute: an instance may keep no fractions of a second. */
const toMinute = (at: EpochMs): EpochMs => Math.ceil(at / MINUTE) * MINUTE;

type Move = Extract<Remedy, { kind: 'reschedule' | 'extendValidity' }>;

/** Moves the contact date, or the end of the validity, of a delivery that has not been sent to a date that the person chooses. */
export async function moveDate(remedy: Move, connectionId: string, context: RemedyContext): Promise<RemedyOutcome> {
  const instance = await context.access.instance(connectionId, context.signal);
  const to = remedy.to ?? (await chosen(remedy, context, context.now() + instance.info.clockOffsetMs));
  if (to === undefined) {
    return { kind: 'declined' };
  }
  const contact = remedy.kind === 'reschedule';
  const dateOf = ({ contactDate, validityDate }: DeliveryDetail): EpochMs | undefined =>
    contact ? contactDate : validityDate;
  const text = (at: EpochMs | undefined): string => (at === undefined ? l10n.t('none') : timeText(at));
  return changeOnce(
    {
      ...onDelivery(remedy),
      needless: (delivery) => {
        if (dateOf(delivery) === to) {
          return l10n.t('The date of {0} is {1} already.', delivery.internalName, timeText(to));
        }
        const waits = isPendingLike(delivery.state) || delivery.state === DELIVERY_STATES.paused;
        return waits ? undefined : stateChanged(delivery.internalName, delivery.state);
      },
      ask: (delivery) => ({
        question: contact
          ? l10n.t('Move the contact date of {0} to {1}?', nameOf(delivery), timeText(to))
          : l10n.t('Let {0} be valid until {1}?', nameOf(delivery), timeText(to)),
        detail: contact
          ? l10n.t(
              'It is {0} now. If the delivery does not follow, analyse it again: Campaign plans its parts in the analysis. To undo, set the old one again before it starts.',
              text(dateOf(delivery)),
            )
          : l10n.t(
              'It ends {0} now. What is left is sent until the new date. To undo, set the old one again; what was sent cannot be called back.',
              text(dateOf(delivery)),
            ),
        action: contact ? l10n.t('Move it') : l10n.t('Extend it'),
      }),
      write: (on, _state, signal) =>
        contact
          ? on.deliveries.setContactDate(remedy.deliveryId, to, signal)
          : on.remedies.setValidity(remedy.deliveryId, to, signal),
      worked: (_before, now) => now !== undefined && dateOf(now) === to,
      done: ({ internalName }) =>
        contact
          ? l10n.t('{0} starts at {1}.', internalName, timeText(to))
          : l10n.t('{0} is valid until {1}.', internalName, timeText(to)),
      record: (before) => `${before.internalName} ${text(dateOf(before))} → ${timeText(to)}`,
      undo: (before) => {
        const old = dateOf(before);
        return old === undefined ? undefined : { kind: remedy.kind, deliveryId: remedy.deliveryId, to: old };
      },
    },
    connectionId,
    context,
  );
}

async function chosen({ kind }: Move, context: RemedyContext, instanceNow: EpochMs): Promise<EpochMs | undefined> {
  const after = kind === 'reschedule' ? [MINUTE, 30 * MINUTE, 2 * HOUR, DAY, 7 * DAY] : [HOUR, DAY, 2 * DAY, 5 * DAY];
  const dates = after.map((ms) => toMinute(instanceNow + ms));
  const value = await context.choose({
    title: kind === 'reschedule' ? l10n.t('When should it start?') : l10n.t('Until when should it be valid?'),
    options: dates.map((at, index) => ({ value: String(at), label: timeText(at), detail: labelOf(after[index] ?? 0) })),
  });
  return value === undefined ? undefined : Number(value);
}

function labelOf(ms: number): string {
  if (ms < HOUR) {
    return l10n.t('in {0} min', ms / MINUTE);
  }
  return ms < DAY ? l10n.t('in {0} h', ms / HOUR) : l10n.t('in {0} days', ms / DAY);
}
