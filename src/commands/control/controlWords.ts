import { l10n } from 'vscode';

/** Everything that a person may do to deliveries from the tree. */
export type BulkAction = 'prepare' | 'start' | 'pause' | 'resume' | 'stop' | 'recomputeStatistics';

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

/** The question about several, before it is done. */
export function questionText(action: BulkAction, deliveries: number): string {
  switch (action) {
    case 'prepare':
      return l10n.t('Prepare {0} deliveries?', deliveries);
    case 'recomputeStatistics':
      return l10n.t('Recompute the statistics of {0} deliveries?', deliveries);
    case 'start':
      return l10n.t('Start {0} deliveries?', deliveries);
    case 'pause':
      return l10n.t('Pause {0} deliveries?', deliveries);
    case 'resume':
      return l10n.t('Resume {0} deliveries?', deliveries);
    case 'stop':
      return l10n.t('Stop {0} deliveries?', deliveries);
  }
}
