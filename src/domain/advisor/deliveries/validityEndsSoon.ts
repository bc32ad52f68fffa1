import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../../deliveryState';
import { defineRule } from '../rule';
import { pickedDeliveries } from './pickedDeliveries';

/** A delivery that is being sent always has some messages left at its end: fewer than this share are no news (ours). */
const LEFT_SHARE = 0.05;

const BEING_SENT: readonly number[] = [
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
];

/** What is still to be sent when the validity ends is given up; a paused delivery does not notice. */
export const validityEndsSoon = defineRule({
  id: 'validityEndsSoon',
  filter: 'state:paused,sending,startPending',
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('The validity of 1 delivery ends before it is sent')
      : l10n.t('The validity of {0} deliveries ends before they are sent', args.count('count')),
  meaning: (args) => l10n.t('What is left when it ends is given up: {0}.', args.text('names')),
  ruledOut: () => l10n.t('No delivery is about to lose its validity.'),
  page: 'sending',
  thresholds: {
    /** Ours: a day. */
    validityLeftMs: {
      name: 'advisor.minValidityLeftHours',
      description: () =>
        l10n.t('How many hours of validity a delivery should have left while it still has messages to send.'),
      fallback: 24,
      min: 1,
      max: 720,
      unit: 'hours',
    },
  },
  judge: pickedDeliveries({
    id: 'validityEndsSoon',
    groups: ['paused', 'inProgress', 'needsAttention'],
    picks: ({ state, validityDate, counters }, { instanceNow }, { validityLeftMs }) => {
      if (validityDate === undefined || validityDate <= instanceNow || validityDate - instanceNow >= validityLeftMs) {
        return false;
      }
      const { toDeliver = 0, processed = 0 } = counters;
      const left = toDeliver - processed;
      return left > 0 && (!BEING_SENT.includes(state) || left >= toDeliver * LEFT_SHARE);
    },
    severity: 'warning',
    certainty: 'likely',
  }),
});
