import * as l10n from '@vscode/l10n';
import type { Delivery } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { numberText } from '../../domain/words/args';
import { defineOperation } from '../defineOperation';
import { NOT_YET, SHOWN, type Operation } from '../operation';
import type { Place } from '../place';
import { DELIVERY_WATCHING, send } from './onDelivery';

interface Read {
  /** Those that are still failed. */
  readonly failed: readonly Delivery[];
  /** Ids of all that are there, failed or not. */
  readonly there: readonly string[];
}

const FAILED: readonly number[] = [DELIVERY_STATES.failed, DELIVERY_STATES.preparationError];

/** Moves those of the deliveries that are still failed to the recycle bin, all in one write. */
export const deleteFailed = defineOperation<'deleteFailed'>({
  kind: 'deleteFailed',
  expert: true,
  title: ({ deliveryIds }) =>
    deliveryIds.length === 1
      ? l10n.t('Delete the failed delivery')
      : l10n.t('Delete {0} failed deliveries', deliveryIds.length),
  effect: ({ deliveryIds }) =>
    deliveryIds.length === 1
      ? l10n.t('It goes to the recycle bin, and the nightly cleanup drops its temporary tables.')
      : l10n.t('They go to the recycle bin, and the nightly cleanup drops their temporary tables.'),
  undoing: ({ deliveryIds }) =>
    deliveryIds.length === 1
      ? l10n.t('This cannot be undone from here; until the cleanup, Campaign’s console can restore it.')
      : l10n.t('This cannot be undone from here; until the cleanup, Campaign’s console can restore them.'),
  operation: (request, language): Operation<Place, Read> => ({
    id: 'deleteFailed',
    request: { ...request },
    title: deleteFailed.title(request, language),
    subject: `delivery ${[...request.deliveryIds].sort().join(' ')}`,
    each: request.deliveryIds.map((id) => `delivery ${id}`),
    read: async (place, signal) => {
      const { deliveries } = await place.instance(signal);
      const read = await Promise.all(request.deliveryIds.map((id) => deliveries.findOne({ id }, signal)));
      const found = read.filter((delivery) => delivery !== undefined);
      return { failed: found.filter(({ state }) => FAILED.includes(state)), there: found.map(({ id }) => id) };
    },
    needless: ({ failed }) =>
      failed.length === 0
        ? { kind: 'refused', text: l10n.t('None of these deliveries is failed any more; nothing was done.') }
        : undefined,
    ask: ({ failed }) => {
      const names = namesOf(failed);
      const [only = ''] = names;
      return {
        question:
          names.length === 1
            ? l10n.t('Delete the failed delivery {0}?', only)
            : l10n.t('Delete {0} failed deliveries?', numberText(names.length, language)),
        now: names.join(', '),
        effect: deleteFailed.effect(request),
        undo: deleteFailed.undoing(request),
        action: l10n.t('Delete'),
        typed: names.length === 1 ? only : undefined,
      };
    },
    agreed: ({ failed }) => ({ failed: failed.map(({ id, internalName, state }) => [id, internalName, state]) }),
    write: (place, { failed }, signal) =>
      send(place, signal, (writes) =>
        writes.deleteDeliveries(
          failed.map(({ id }) => id),
          signal,
        ),
      ),
    // One that is not failed any more is not deleted: only one that is gone is.
    sight: (before, now) =>
      now !== undefined && before.failed.every(({ id }) => !now.there.includes(id)) ? SHOWN : NOT_YET,
    done: ({ failed }) => {
      const names = namesOf(failed);
      return names.length === 1
        ? l10n.t('{0} is deleted.', names[0] ?? '')
        : l10n.t('{0} deliveries are deleted.', numberText(names.length, language));
    },
    values: ({ failed }) => ({ before: namesOf(failed).join(', '), after: l10n.t('deleted') }),
    undo: () => undefined,
    watching: DELIVERY_WATCHING,
  }),
});

function namesOf(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.map(({ internalName }) => internalName);
}
