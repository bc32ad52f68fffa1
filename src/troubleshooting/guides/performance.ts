import { l10n } from 'vscode';
import type { Guide } from './guide';
import { DELIVERIES } from './pages';

/** Adobe, "Delivery performance". */
export const performance: Guide = {
  id: 'performance',
  title: () => l10n.t('Delivery performance'),
  about: () => l10n.t('Deliveries are prepared or sent too slowly.'),
  page: `${DELIVERIES}/delivery-performance-troubleshooting`,
  steps: [
    {
      title: () => l10n.t('Everything that should run does'),
      how: () => l10n.t('“Servers” lists the modules of each server and starts what is missing.'),
      rules: ['modulesMissing', 'statServerEmpty'],
    },
    {
      title: () => l10n.t('Big deliveries do not start together'),
      how: () =>
        l10n.t(
          'Let 5 to 10 minutes pass between them: the throughput panel of the instance shows what is planned, and spreads it.',
        ),
      rules: ['bigDeliveriesTogether'],
    },
    {
      title: () => l10n.t('Preparations end within an hour'),
      how: () =>
        l10n.t(
          'Heavy personalisation and missing indexes make them long. Simplify the scripts, and have addresses and keys of the target indexed.',
        ),
      rules: ['longPreparations', 'slowPreparations'],
    },
    {
      title: () => l10n.t('Nothing that is over keeps its tables'),
      how: () => l10n.t('Delete failed deliveries and those that are no longer needed: their work tables stay else.'),
      rules: ['failedDeliveries', 'standingStill'],
    },
    {
      title: () => l10n.t('Cleanup and tracking ran lately'),
      how: () =>
        l10n.t(
          'Administration, Production, Technical workflows: restart what is in error. The cleanup drops what slows the database down.',
        ),
      rules: ['cleanupStale', 'trackingStale', 'workflowsInError', 'feedingWorkflows', 'purgeUnlimited'],
    },
    {
      title: () => l10n.t('The MTA and the limits of parallel deliveries are set within bounds'),
      how: () =>
        l10n.t(
          'maxSpareServers in config-<instance>.xml, option NmsOperation_LimitConcurrency: too few make deliveries wait, too many make all of them slow.',
        ),
      rules: ['mtaChildren', 'mtaMemory', 'concurrencyTooHigh', 'concurrencyReached'],
    },
    {
      title: () => l10n.t('Database and machines have room'),
      how: () =>
        l10n.t(
          'Vacuum and indexes are the database administrator’s; memory, swap and disk of each server are in the Servers view and on the monitoring page. Spread the schedules of workflows.',
        ),
      rules: [],
    },
  ],
};
