import * as l10n from '@vscode/l10n';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { onEachSender } from './configuredServers';

/** More child processes than Adobe advises: at most as many as processors, and not over 8. */
export const mtaChildren = defineRule({
  id: 'mtaChildren',
  scope: WHERE_MAIL_IS_SENT,
  steps: ['mtaLimits'],
  title: (args) =>
    l10n.t(
      'The MTA on {0} may have {1} children; Adobe advises {2} at most',
      args.text('server'),
      args.count('children'),
      args.count('most'),
    ),
  meaning: () =>
    l10n.t(
      'There should not be more than processors, and not over 8, nor should they take more than a third of the memory.',
    ),
  ruledOut: () => l10n.t('The number of MTA children is within Adobe’s advice.'),
  page: 'affinities',
  facts: {
    mtaChildren: (args) => l10n.t('maxSpareServers is {0}', args.count('children')),
  },
  thresholds: {
    /** Adobe: at most 8. */
    most: {
      name: 'advisor.maxMtaChildren',
      description: () => l10n.t('How many child processes an MTA may have.'),
      fallback: 8,
      min: 1,
      max: 256,
    },
  },
  judge: onEachSender('mtaChildren', 'warning', ({ mta }, { most }) =>
    mta?.maxSpareServers !== undefined && mta.maxSpareServers > most
      ? { children: mta.maxSpareServers, most }
      : undefined,
  ),
});
