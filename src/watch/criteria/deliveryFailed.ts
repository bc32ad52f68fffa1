import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { defineCriterion, type Judged } from './criterion';
import { blindToOthers, namesOf } from './deliveries';
import type { Sight } from '../sight';

/** Deliveries in error. */
export const deliveryFailed = defineCriterion({
  id: 'deliveryFailed',
  about: 'delivery',
  name: () => l10n.t('Delivery failed'),
  description: () => l10n.t('Watching: a delivery failed.'),
  title: (args) => l10n.t('{0} failed', args.text('label')),
  judge: (sight) => inState(sight, DELIVERY_STATES.failed),
});

/** Deliveries whose preparation ended in an error. */
export const preparationFailed = defineCriterion({
  id: 'preparationFailed',
  about: 'delivery',
  name: () => l10n.t('Preparation failed'),
  description: () => l10n.t('Watching: the preparation of a delivery failed.'),
  title: (args) => l10n.t('The preparation of {0} failed', args.text('label')),
  judge: (sight) => inState(sight, DELIVERY_STATES.preparationError),
});

function inState(sight: Sight, state: number): Judged {
  return {
    blind: blindToOthers(sight),
    signs: sight.deliveries
      .filter((delivery) => delivery.state === state)
      .map((delivery) => ({ subject: delivery.id, severity: 'error', level: 1, args: namesOf(delivery) })),
  };
}
