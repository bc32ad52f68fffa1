import { l10n } from 'vscode';
import type { Delivery } from '../../domain/delivery';
import { stateText } from '../../domain/words/deliveryWords';
import type { ControlAction, ControlOutcome } from './controlDelivery';

/** Everything that a person may do to deliveries from the tree. */
export type BulkAction = ControlAction | 'recomputeStatistics';

/** The verb, as on a button. */
export function actionText(action: BulkAction): string {
  switch (action) {
    case 'prepare':
      return l10n.t('Prepare');
    case 'recomputeStatistics':
      return l10n.t('Recompute statistics');
    case 'start':
      return l10n.t('Start');
    case 'pause':
      return l10n.t('Pause');
    case 'resume':
      return l10n.t('Resume');
    case 'stop':
      return l10n.t('Stop');
  }
}

/** The question before it is done. */
export function questionText(action: BulkAction, deliveries: readonly Delivery[]): string {
  const [only] = deliveries;
  if (only !== undefined && deliveries.length === 1) {
    const what = `${only.label} (${only.internalName})`;
    switch (action) {
      case 'prepare':
        return l10n.t('Prepare {0}?', what);
      case 'recomputeStatistics':
        return l10n.t('Recompute the statistics of {0}?', what);
      case 'start':
        return l10n.t('Start {0}?', what);
      case 'pause':
        return l10n.t('Pause {0}?', what);
      case 'resume':
        return l10n.t('Resume {0}?', what);
      case 'stop':
        return l10n.t('Stop {0}?', what);
    }
  }
  switch (action) {
    case 'prepare':
      return l10n.t('Prepare {0} deliveries?', deliveries.length);
    case 'recomputeStatistics':
      return l10n.t('Recompute the statistics of {0} deliveries?', deliveries.length);
    case 'start':
      return l10n.t('Start {0} deliveries?', deliveries.length);
    case 'pause':
      return l10n.t('Pause {0} deliveries?', deliveries.length);
    case 'resume':
      return l10n.t('Resume {0} deliveries?', deliveries.length);
    case 'stop':
      return l10n.t('Stop {0} deliveries?', deliveries.length);
  }
}

/** What will happen, and what cannot be undone. */
export function effectText(action: BulkAction): string {
  switch (action) {
    case 'prepare':
      return l10n.t(
        'The target is computed and the messages are made ready. Nothing is sent before somebody confirms it, unless its validation is automatic.',
      );
    case 'recomputeStatistics':
      return l10n.t(
        'The instance counts deliveries, errors and tracking again from its logs. Nothing is sent; for a large delivery this is work for the database.',
      );
    case 'start':
      return l10n.t('The delivery is confirmed: it is sent to its recipients from its contact date on.');
    case 'pause':
      return l10n.t(
        'No further message is sent until it is resumed. Messages that are already handed over still arrive.',
      );
    case 'resume':
      return l10n.t('The messages that are left are sent.');
    case 'stop':
      return l10n.t(
        'No further message is sent, and a stopped delivery cannot be resumed. Messages that are already handed over still arrive.',
      );
  }
}

/** Why a delivery was not changed, or not seen to be; undefined when all is well. */
export function troubleText(outcome: ControlOutcome): string | undefined {
  switch (outcome.kind) {
    case 'done':
      return undefined;
    case 'notVerified':
      return outcome.after === undefined
        ? l10n.t('it was sent, but the delivery cannot be read any more')
        : l10n.t('it was sent, but the state is still {0}', stateText(outcome.after));
    case 'notComputedYet':
      return l10n.t('the instance took the order, but has not computed the figures yet');
    case 'changed':
      return l10n.t('left alone, because it is {0} now', stateText(outcome.now));
    case 'gone':
      return l10n.t('it does not exist any more');
  }
}
