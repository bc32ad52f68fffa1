import * as l10n from '@vscode/l10n';
import { isOverdue } from '../../attention';
import { DELIVERY_STATES } from '../../deliveryState';
import { defineRule } from '../rule';
import { pickedDeliveries } from './pickedDeliveries';

/** Waiting for the MTA for over half an hour after it could have been taken: `NmsMTA_Alert_Delay`. */
export const overdueStarts = defineRule({
  id: 'overdueStarts',
  filter: 'state:startPending',
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 delivery should have started more than half an hour ago')
      : l10n.t('{0} deliveries should have started more than half an hour ago', args.count('count')),
  meaning: (args) => l10n.t('Ask why each of them is pending: {0}.', args.text('names')),
  ruledOut: () => l10n.t('No delivery is overdue.'),
  page: 'performance',
  judge: pickedDeliveries({
    id: 'overdueStarts',
    groups: ['needsAttention'],
    picks: (delivery, { instanceNow }) =>
      delivery.state === DELIVERY_STATES.startPending && isOverdue(delivery, instanceNow),
    severity: 'error',
    certainty: 'certain',
  }),
});
