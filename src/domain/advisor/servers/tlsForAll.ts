import * as l10n from '@vscode/l10n';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { onEachSender } from './configuredServers';

/** TLS for all domains lowers throughput: Adobe advises it per domain. */
export const tlsForAll = defineRule({
  id: 'tlsForAll',
  scope: WHERE_MAIL_IS_SENT,
  title: (args) => l10n.t('The MTA on {0} uses TLS for all domains', args.text('server')),
  meaning: () => l10n.t('It lowers throughput: Adobe advises to set it for each domain in the MX rules.'),
  ruledOut: () => l10n.t('TLS is not forced for all domains.'),
  page: 'throughput',
  facts: {
    tlsForAll: () => l10n.t('enableTLS is true'),
  },
  judge: onEachSender('tlsForAll', 'info', ({ mta }) => (mta?.enableTls === true ? {} : undefined)),
});
