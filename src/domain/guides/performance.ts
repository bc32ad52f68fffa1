import * as l10n from '@vscode/l10n';
import { defineGuide } from './guide';
import { ADOBE_PAGES } from '../words/adobePages';

/** Adobe, "Delivery performance". */
export const performance = defineGuide({
  id: 'performance',
  title: () => l10n.t('Delivery performance'),
  about: () => l10n.t('Deliveries are prepared or sent too slowly.'),
  page: ADOBE_PAGES.performance,
  steps: [
    {
      id: 'modules',
      title: () => l10n.t('Everything that should run does'),
      how: () => l10n.t('“Servers” lists the modules of each server and starts what is missing.'),
    },
    {
      id: 'plannedLoad',
      title: () => l10n.t('Big deliveries do not start together'),
      how: () =>
        l10n.t(
          'Let 5 to 10 minutes pass between them: the throughput panel of the instance shows what is planned, and spreads it.',
        ),
    },
    {
      id: 'preparations',
      title: () => l10n.t('Preparations end within an hour'),
      how: () =>
        l10n.t(
          'Heavy personalisation and missing indexes make them long. Simplify the scripts, and have addresses and keys of the target indexed.',
        ),
    },
    {
      id: 'workTables',
      title: () => l10n.t('Nothing that has ended keeps its tables'),
      how: () => l10n.t('Delete failed deliveries and those that are no longer needed: their work tables stay else.'),
    },
    {
      id: 'technicalWorkflows',
      title: () => l10n.t('Cleanup and tracking ran recently'),
      how: () =>
        l10n.t(
          'Administration, Production, Technical workflows: restart what is in error. The cleanup drops what slows the database down.',
        ),
    },
    {
      id: 'mtaLimits',
      title: () => l10n.t('The MTA and the limits of parallel deliveries are set within bounds'),
      how: () =>
        l10n.t(
          'maxSpareServers in config-<instance>.xml, option NmsOperation_LimitConcurrency: too few make deliveries wait, too many make all of them slow.',
        ),
    },
    {
      id: 'room',
      title: () => l10n.t('Database and machines have room'),
      how: () =>
        l10n.t(
          'Vacuum and indexes are up to the database administrator; memory, swap and disk of each server are in the Servers view and on the monitoring page. Spread the schedules of workflows.',
        ),
    },
  ],
});
