import * as l10n from '@vscode/l10n';
import { hardBounces } from '../../domainResults';
import { defineRule } from '../rule';
import { DOMAIN_FROM, eachProvider, ofProvider } from './eachProvider';

/** Unknown users, Adobe's hard bounces: 2 % and more mean bad data (Adobe, "Monitoring deliveries"). */
export const unknownUsers = defineRule({
  id: 'unknownUsers',
  steps: ['bounces'],
  title: (args) =>
    args.has('names')
      ? l10n.t('Many addresses are unknown at {0}', args.text('names'))
      : l10n.t('Many addresses of all providers together are unknown'),
  meaning: (args) =>
    l10n.t(
      '{0}% or more of recent emails went to users that do not exist, which Adobe considers bad data. Check where these addresses come from, and look for misspelt domains.',
      args.count('most'),
    ),
  ruledOut: () => l10n.t('Few addresses are unknown at their providers.'),
  page: 'failures',
  facts: {
    unknownUsers: (args) =>
      ofProvider(
        args,
        l10n.t(
          '{0} unknown users among {1} messages ({2}%)',
          args.count('count'),
          args.count('processed'),
          args.count('percent'),
        ),
      ),
  },
  thresholds: {
    /** Adobe: 2 %. */
    mostShare: {
      name: 'advisor.maxUnknownUserPercent',
      description: () => l10n.t('How many percent of the messages to one provider may go to unknown users.'),
      fallback: 2,
      min: 0.1,
      max: 100,
      unit: 'percent',
    },
    domainFrom: DOMAIN_FROM,
  },
  judge: eachProvider({
    id: 'unknownUsers',
    of: hardBounces,
    least: 1,
    missing: 'nms:deliveryLogStats/@unknownUser',
  }),
});
