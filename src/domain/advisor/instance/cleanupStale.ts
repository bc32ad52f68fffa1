import * as l10n from '@vscode/l10n';
import { defineRule } from '../rule';
import { LAST_RUN, ranLately } from './ranLately';

/** The cleanup drops temporary tables, ends expired deliveries and purges quarantines every night. */
export const cleanupStale = defineRule({
  id: 'cleanupStale',
  steps: ['technicalWorkflows', 'nightlyCleanup'],
  title: (args) => l10n.t('The database cleanup has not run for {0}', args.duration('ageMs')),
  meaning: () =>
    l10n.t('It should run every night. One failing task blocks those after it: look at the workflow Database cleanup.'),
  ruledOut: () => l10n.t('The database cleanup ran recently.'),
  page: 'throughput',
  facts: LAST_RUN,
  thresholds: {
    /** It runs nightly; older than two days it was missed (ours). */
    mostMs: {
      name: 'advisor.maxHoursSinceCleanup',
      description: () => l10n.t('How many hours ago the database cleanup may have run last.'),
      fallback: 48,
      min: 1,
      max: 720,
      unit: 'hours',
    },
  },
  judge: ranLately({ id: 'cleanupStale', option: 'NmsCleanup_LastCleanup', workflow: 'cleanup' }),
});
