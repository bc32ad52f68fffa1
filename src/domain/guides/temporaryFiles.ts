import * as l10n from '@vscode/l10n';
import { defineGuide } from './guide';
import { ADOBE_PAGES } from '../words/adobePages';

/** Adobe, "Temporary files": on-premise only. */
export const temporaryFiles = defineGuide({
  id: 'temporaryFiles',
  title: () => l10n.t('Temporary files'),
  about: () => l10n.t('mta.log says “Unable to rename file … Invalid cross-device link”. Servers of your own only.'),
  page: ADOBE_PAGES.temporaryFiles,
  steps: [
    {
      id: 'renameError',
      title: () => l10n.t('The error is in the log'),
      how: () =>
        l10n.t(
          'Open mta.log of the sending servers and look for “errno=18”: files are made under /tmp and cannot be renamed into var on another device.',
        ),
    },
    {
      id: 'oneDevice',
      title: () => l10n.t('/tmp and var are on one device, or TMPDIR leads into var'),
      how: () =>
        l10n.t(
          'On each server: df /tmp and df var. If they differ, make the folder var/tmp and add “export TMPDIR=…/var/tmp” to nl6/customer.sh.',
        ),
    },
    {
      id: 'temporaryFilesGone',
      title: () => l10n.t('Old temporary files are gone'),
      how: () => l10n.t('The health check offers to purge what lies in the tmp folders of the installation.'),
    },
    {
      id: 'restartedModules',
      title: () => l10n.t('The modules were restarted afterwards, and run'),
      how: () => l10n.t('“Servers” restarts them; the MTA begins to send what is due.'),
    },
    {
      id: 'nightlyCleanup',
      title: () => l10n.t('The cleanup runs every night'),
      how: () =>
        l10n.t(
          'It removes temporary files and tables that are left over. Administration, Production, Technical workflows.',
        ),
    },
  ],
});
