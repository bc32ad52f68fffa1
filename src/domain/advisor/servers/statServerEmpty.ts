import * as l10n from '@vscode/l10n';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { onEachSender } from './configuredServers';

/** Without a statistics server the MTA refuses to start the next time. */
export const statServerEmpty = defineRule({
  id: 'statServerEmpty',
  scope: WHERE_MAIL_IS_SENT,
  steps: ['modules'],
  title: (args) => l10n.t('The MTA on {0} has no statistics server', args.text('server')),
  meaning: () => l10n.t('With an empty statServerAddress it refuses to start the next time, at the latest at 06:00.'),
  ruledOut: () => l10n.t('Every MTA has a statistics server.'),
  page: 'statisticsServer',
  facts: {
    statServerEmpty: () => l10n.t('statServerAddress is empty'),
  },
  judge: onEachSender('statServerEmpty', 'error', ({ statServerAddress }) =>
    statServerAddress === '' ? {} : undefined,
  ),
});
