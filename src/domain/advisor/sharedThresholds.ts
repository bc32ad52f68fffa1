import * as l10n from '@vscode/l10n';
import type { NumberSetting } from '../numberSetting';

/** A preparation that takes longer is abnormal by Adobe's own monitoring (`maxPreparationJobsSec` 3600). */
export const PREPARATION: NumberSetting = {
  name: 'advisor.preparationMinutes',
  description: () => l10n.t('Health checks: minutes that a preparation may take.'),
  fallback: 60,
  min: 5,
  max: 1440,
  unit: 'minutes',
};

/** Shares say nothing of a few messages (ours). */
export const SHARE_FROM: NumberSetting = {
  name: 'advisor.shareFrom',
  description: () => l10n.t('Health checks: number of messages that a delivery needs before its shares are judged.'),
  fallback: 1000,
  min: 1,
  max: 1_000_000,
};
