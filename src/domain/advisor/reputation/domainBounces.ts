import * as l10n from '@vscode/l10n';
import { softBounces } from '../../domainResults';
import { defineRule } from '../rule';
import { DOMAIN_FROM, eachProvider, ofProvider } from './eachProvider';

/** Soft bounces of a provider: over 10 % a reputation is in danger (Adobe, "Monitoring deliveries"). */
export const domainBounces = defineRule({
  id: 'domainBounces',
  steps: ['bounces'],
  title: (args) =>
    args.has('names')
      ? l10n.t('{0} defers or refuses many emails', args.text('names'))
      : l10n.t('Providers defer or refuse many emails'),
  meaning: (args) =>
    l10n.t(
      'At {0}% soft bounces or more with a provider, Adobe considers the reputation at risk. Look at the reasons in the messages, send less at a time, and raise the volume slowly.',
      args.count('most'),
    ),
  ruledOut: () => l10n.t('Soft bounces of every provider are within Adobe’s limit.'),
  page: 'failures',
  facts: {
    domainBounces: (args) =>
      ofProvider(
        args,
        l10n.t(
          '{0} soft bounces among {1} messages ({2}%)',
          args.count('count'),
          args.count('processed'),
          args.count('percent'),
        ),
      ),
  },
  thresholds: {
    /** Adobe: 10 %. */
    mostShare: {
      name: 'advisor.maxSoftBouncePercent',
      description: () => l10n.t('How many percent of the messages to one provider may be soft bounces.'),
      fallback: 10,
      min: 1,
      max: 100,
      unit: 'percent',
    },
    domainFrom: DOMAIN_FROM,
  },
  judge: eachProvider({ id: 'domainBounces', of: softBounces, least: 1, missing: 'nms:deliveryLogStats' }),
});
