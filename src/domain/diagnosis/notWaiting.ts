import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES, deliveryStateName } from '../deliveryState';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import { stateText } from '../words/deliveryWords';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

const S = DELIVERY_STATES;

/** It does not wait at all: it is over, being edited, in the recycle bin, or in a state that nobody knows. */
export const notWaiting = defineCause({
  id: 'notWaiting',
  ruledOut: () => l10n.t('It is neither over nor deleted.'),
  findings: {
    recycled: {
      title: () => l10n.t('It is in the recycle bin'),
      meaning: () => l10n.t('It was deleted: nothing of it is sent any more. Who needs it again restores it first.'),
      page: 'sending',
    },
    over: {
      title: (args) => l10n.t('It is over: {0}', stateText(args.number('state'))),
      meaning: () => l10n.t('It waits for nothing. A delivery is sent once; duplicate it to send it again.'),
      page: 'sending',
    },
    beingEdited: {
      title: () => l10n.t('It is being edited'),
      meaning: () => l10n.t('Nobody has had it analysed yet: it waits for nothing but that.'),
      page: 'validating',
    },
    stopping: {
      title: (args) => l10n.t('It is being stopped: {0}', stateText(args.number('state'))),
      meaning: () => l10n.t('Somebody stopped it. The MTA ends what it has begun; the rest is not sent.'),
      page: 'sending',
    },
    stateUnknown: {
      title: (args) => l10n.t('Adobe does not document its state {0}', args.text('state')),
      meaning: () =>
        l10n.t(
          'This instance has a state of its own, so nothing can be said of what it waits for. Ask who made the state.',
        ),
      page: 'sending',
    },
  },
  facts: {
    recycledAt: () => l10n.t('deleted (deleteStatus)'),
  },
  concerns: () => true,
  judge,
});

function judge(evidence: Evidence) {
  const { state, recycled } = evidence.delivery.value;
  const cause = recycled === true ? ('recycled' as const) : endOf(state);
  if (cause === undefined) {
    return NOT_APPLICABLE;
  }
  return found(
    finding({
      cause,
      severity: 'info',
      certainty: cause === 'stateUnknown' ? 'likely' : 'certain',
      holdsUp: true,
      args: { state },
      evidence: [
        cause === 'recycled' ? fact(evidence.delivery, 'recycledAt') : fact(evidence.delivery, 'state', { state }),
      ],
    }),
  );
}

function endOf(state: number) {
  switch (state) {
    case S.edition:
      return 'beingEdited' as const;
    case S.cancelPending:
    case S.cancelInProgress:
      return 'stopping' as const;
    case S.cancelled:
    case S.finished:
    case S.deleted:
      return 'over' as const;
    default:
      return deliveryStateName(state) === undefined ? ('stateUnknown' as const) : undefined;
  }
}
