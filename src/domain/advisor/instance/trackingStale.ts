import * as l10n from '@vscode/l10n';
import type { NumberSetting } from '../../numberSetting';
import { defineRule } from '../rule';
import { LAST_RUN, ranLately } from './ranLately';

/** Tracking is consolidated hourly; older than three hours it stands still (ours). */
export const TRACKING_AGE: NumberSetting = {
  name: 'advisor.maxHoursSinceTracking',
  description: () => l10n.t('How many hours ago tracking may have been consolidated last.'),
  fallback: 3,
  min: 1,
  max: 720,
  unit: 'hours',
};

/** Tracking logs are collected hourly: else there are no opens, no clicks, and the figures stand still. */
export const trackingStale = defineRule({
  id: 'trackingStale',
  steps: ['technicalWorkflows'],
  title: (args) => l10n.t('Tracking has not been consolidated for {0}', args.duration('ageMs')),
  meaning: () => l10n.t('Opens and clicks stand still meanwhile. Look at the workflow Tracking and at trackinglogd.'),
  ruledOut: () => l10n.t('Tracking was consolidated recently.'),
  page: 'tracking',
  facts: LAST_RUN,
  thresholds: { mostMs: TRACKING_AGE },
  judge: ranLately({ id: 'trackingStale', option: 'NmsTracking_LastConsolidation', workflow: 'tracking' }),
});
