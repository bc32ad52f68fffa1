import * as l10n from '@vscode/l10n';
import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES, isPendingLike } from '../../domain/deliveryState';
import { timeText } from '../../domain/words/args';
import { defineOperation } from '../defineOperation';
import { shownIf, type Needless, type Operation } from '../operation';
import type { Place } from '../place';
import { nameOf, onDelivery, otherState, send } from './onDelivery';

/** Whether a delivery is not being sent yet: only then a new start, or other addresses, make sense. */
export function waitsForStart({ state }: DeliveryDetail): boolean {
  return state === DELIVERY_STATES.ready || state === DELIVERY_STATES.startPending;
}

/** Moves the contact date of a delivery that has not begun to be sent. */
export const reschedule = defineOperation<'reschedule'>({
  kind: 'reschedule',
  expert: false,
  title: ({ to }, language) => l10n.t('Move the contact date to {0}', timeText(to, language)),
  effect: () =>
    l10n.t(
      'The delivery starts at that date. If it does not follow, analyse it again: Campaign plans its parts in the analysis.',
    ),
  undoing: () => l10n.t('To undo, set the old one again before it starts.'),
  operation: (request, language): Operation<Place, DeliveryDetail> => {
    const { deliveryId, to, from, validity } = request;
    const text = (at: EpochMs | undefined): string => (at === undefined ? l10n.t('none') : timeText(at, language));
    return {
      ...onDelivery(request),
      title: reschedule.title(request, language),
      needless: (delivery, { now }) => {
        if (!waitsForStart(delivery)) {
          return otherState(delivery);
        }
        if (from !== undefined && delivery.contactDate !== from && delivery.contactDate !== to) {
          return {
            kind: 'refused',
            text: l10n.t(
              'Somebody moved {0} to {1} meanwhile; nothing was done.',
              delivery.internalName,
              text(delivery.contactDate),
            ),
          };
        }
        return delivery.contactDate === to
          ? alreadyThen(delivery, text(to))
          : wrongStart(delivery, to, validity, now, text);
      },
      ask: (delivery) => ({
        question: l10n.t('Move the contact date of {0} to {1}?', nameOf(delivery), text(to)),
        now: l10n.t(
          'It is {0} now, and the delivery is valid until {1}.',
          text(delivery.contactDate),
          text(delivery.validityDate),
        ),
        effect: [
          reschedule.effect(request),
          ...(validity === undefined ? [] : [l10n.t('Its validity is moved along, until {0}.', text(validity))]),
        ].join(' '),
        undo: reschedule.undoing(request),
        action: l10n.t('Move It'),
        typed: delivery.internalName,
      }),
      write: (place, _delivery, signal) =>
        send(place, signal, (writes) =>
          writes.setDates(deliveryId, { contactDate: to, validityDate: validity }, signal),
        ),
      sight: (before, now) =>
        shownIf(
          now?.contactDate === to &&
            before.contactDate !== to &&
            (validity === undefined || now.validityDate === validity),
        ),
      done: ({ internalName }) => l10n.t('{0} starts at {1}.', internalName, text(to)),
      values: ({ contactDate }, now) => ({
        before: text(contactDate),
        after: text(now === undefined ? to : now.contactDate),
      }),
      undo: ({ contactDate, validityDate }) =>
        contactDate === undefined
          ? undefined
          : {
              kind: 'reschedule',
              deliveryId,
              to: contactDate,
              from: to,
              ...(validity === undefined || validityDate === undefined ? {} : { validity: validityDate }),
            },
    };
  },
});

/** Moves the end of the validity of a delivery that is not over. */
export const extendValidity = defineOperation<'extendValidity'>({
  kind: 'extendValidity',
  expert: false,
  title: ({ to }, language) => l10n.t('Extend the validity to {0}', timeText(to, language)),
  effect: () => l10n.t('What is left is sent until that date.'),
  undoing: () => l10n.t('To undo, set the old one again; what was sent cannot be called back.'),
  operation: (request, language): Operation<Place, DeliveryDetail> => {
    const { deliveryId, to } = request;
    const text = (at: EpochMs | undefined): string => (at === undefined ? l10n.t('none') : timeText(at, language));
    return {
      ...onDelivery(request),
      title: extendValidity.title(request, language),
      needless: (delivery) => {
        if (!isPendingLike(delivery.state) && delivery.state !== DELIVERY_STATES.paused) {
          return otherState(delivery);
        }
        return delivery.validityDate === to ? alreadyThen(delivery, text(to)) : wrongEnd(delivery, to, text);
      },
      ask: (delivery, { now }) => ({
        question: l10n.t('Extend the validity of {0} to {1}?', nameOf(delivery), text(to)),
        now: l10n.t('It ends {0} now.', text(delivery.validityDate)),
        // Only an undo may ask for it: it had ended already.
        effect:
          to <= now ? l10n.t('That date has passed: nothing more of it is sent.') : extendValidity.effect(request),
        undo: extendValidity.undoing(request),
        action: l10n.t('Extend It'),
        typed: delivery.internalName,
      }),
      write: (place, _delivery, signal) =>
        send(place, signal, (writes) => writes.setDates(deliveryId, { validityDate: to }, signal)),
      sight: (before, now) => shownIf(now?.validityDate === to && before.validityDate !== to),
      done: ({ internalName }) => l10n.t('{0} is valid until {1}.', internalName, text(to)),
      values: ({ validityDate }, now) => ({
        before: text(validityDate),
        after: text(now === undefined ? to : now.validityDate),
      }),
      undo: ({ validityDate }) =>
        validityDate === undefined ? undefined : { kind: 'extendValidity', deliveryId, to: validityDate },
    };
  },
});

function alreadyThen({ internalName }: DeliveryDetail, at: string): Needless {
  return { kind: 'alreadySo', text: l10n.t('The date of {0} is {1} already.', internalName, at) };
}

/** Why a delivery may not start then: it would start at once, or never. */
function wrongStart(
  { internalName, validityDate }: DeliveryDetail,
  to: EpochMs,
  validity: EpochMs | undefined,
  now: EpochMs,
  text: (at: EpochMs) => string,
): Needless | undefined {
  if (to <= now) {
    return {
      kind: 'refused',
      text: l10n.t(
        '{0} has passed: with that date, {1} would be sent at once. Nothing was done.',
        text(to),
        internalName,
      ),
    };
  }
  const end = validity ?? validityDate;
  return end !== undefined && to >= end
    ? {
        kind: 'refused',
        text: l10n.t('{0} is valid only until {1}: it would never be sent. Nothing was done.', internalName, text(end)),
      }
    : undefined;
}

/** Why a delivery may not be valid until then: nothing more of it would be sent. */
function wrongEnd(
  { internalName, contactDate }: DeliveryDetail,
  to: EpochMs,
  text: (at: EpochMs) => string,
): Needless | undefined {
  return contactDate !== undefined && to <= contactDate
    ? {
        kind: 'refused',
        text: l10n.t('{0} could not be sent any more if it ended {1}. Nothing was done.', internalName, text(to)),
      }
    : undefined;
}
