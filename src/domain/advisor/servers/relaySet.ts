import * as l10n from '@vscode/l10n';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { onEachSender } from './configuredServers';

/** Everything goes through a relay, whose throughput and availability then bound ours. */
export const relaySet = defineRule({
  id: 'relaySet',
  scope: WHERE_MAIL_IS_SENT,
  title: (args) =>
    l10n.t('The MTA on {0} sends everything through the relay {1}', args.text('server'), args.text('relay')),
  meaning: () => l10n.t('Throughput is that of the relay, errors are seen late, and nothing leaves while it is down.'),
  ruledOut: () => l10n.t('No relay stands between the MTA and the receivers.'),
  page: 'affinities',
  facts: {
    relaySet: (args) => l10n.t('relay address is {0}', args.text('relay')),
  },
  judge: onEachSender('relaySet', 'info', ({ mta }) =>
    mta?.relay !== undefined && mta.relay !== '' ? { relay: mta.relay } : undefined,
  ),
});
