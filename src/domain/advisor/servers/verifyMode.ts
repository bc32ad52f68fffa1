import * as l10n from '@vscode/l10n';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { onEachSender } from './configuredServers';

/** In verify mode nothing is really sent. */
export const verifyMode = defineRule({
  id: 'verifyMode',
  scope: WHERE_MAIL_IS_SENT,
  title: (args) => l10n.t('The MTA on {0} only simulates sending', args.text('server')),
  meaning: () =>
    l10n.t(
      'With verifyMode no message leaves, although deliveries end as finished. Set it to false and restart the MTA.',
    ),
  ruledOut: () => l10n.t('No MTA only simulates sending.'),
  page: 'statisticsServer',
  facts: {
    verifyMode: () => l10n.t('verifyMode is true'),
  },
  judge: onEachSender('verifyMode', 'error', ({ mta }) => (mta?.verifyMode === true ? {} : undefined)),
});
