import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../../deliveryState';
import { defineRule } from '../rule';
import { PREPARATION } from '../sharedThresholds';
import { pickedDeliveries, unchangedFor } from './pickedDeliveries';

const BEING_PREPARED: readonly number[] = [
  // Pending: nobody has begun with it, as when the workflow that prepares stands.
  DELIVERY_STATES.targetPrepPending,
  DELIVERY_STATES.targetSelection,
  DELIVERY_STATES.targetArbitration,
  DELIVERY_STATES.messagePrepPending,
  DELIVERY_STATES.messagePreparation,
];

/** A preparation that goes on for over an hour is abnormal by Adobe's own monitoring (`maxPreparationJobsSec`). */
export const longPreparations = defineRule({
  id: 'longPreparations',
  filter: 'state:targetPrepPending,targetSelection,targetArbitration,messagePrepPending,messagePreparation',
  steps: ['preparations'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 preparation takes abnormally long')
      : l10n.t('{0} preparations take abnormally long', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'More than an hour is abnormal by Adobe’s monitoring. Look at JavaScript in personalisation blocks and at the load of the database: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('No preparation takes abnormally long.'),
  page: 'throughput',
  thresholds: { preparationMs: PREPARATION },
  judge: pickedDeliveries({
    id: 'longPreparations',
    groups: ['beingEdited'],
    picks: (delivery, evidence, { preparationMs }) =>
      BEING_PREPARED.includes(delivery.state) && unchangedFor(delivery, preparationMs, evidence),
    severity: 'warning',
    certainty: 'likely',
  }),
});
