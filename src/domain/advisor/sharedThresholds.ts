import * as l10n from '@vscode/l10n';
import type { NumberSetting } from '../numberSetting';

/** A preparation that takes longer is abnormal by Adobe's own monitoring (`maxPreparationJobsSec` 3600). */
export const PREPARATION: NumberSetting = {
  name: 'advisor.maxPreparationMinutes',
  description: () => l10n.t('How many minutes a preparation may take.'),
  fallback: 60,
  min: 5,
  max: 1440,
  unit: 'minutes',
};

/** Shares say nothing of a few messages (ours). */
export const SHARE_FROM: NumberSetting = {
  name: 'advisor.minMessagesToJudgeDelivery',
  description: () => l10n.t('How many messages a delivery needs before its percentages are judged.'),
  fallback: 1000,
  min: 1,
  max: 1_000_000,
};
