import * as l10n from '@vscode/l10n';
import { defineRule } from '../rule';
import { DOMAIN_FROM, eachProvider, ofProvider } from './eachProvider';

/** Two complaints among a few hundred messages are chance (ours). */
const LEAST = 5;

/**
 * Complaints that feedback loops brought back (`msg/@failureReason` 8, Adobe's "Complaints"). Adobe names no limit;
 * 0.1 % is what Google and Yahoo ask of senders ("Email sender guidelines": below 0.1 %, never 0.3 %).
 */
export const complaints = defineRule({
  id: 'complaints',
  steps: ['complaints'],
  title: (args) =>
    args.has('names')
      ? l10n.t('Readers report emails as spam: {0}', args.text('names'))
      : l10n.t('Readers of all providers together report emails as spam'),
  meaning: (args) =>
    l10n.t(
      '{0}% or more of recent emails came back as complaints. Google asks senders to stay below 0.1% and never to reach 0.3%, where emails end up as spam. Leave out recipients who have not reacted for a long time, and make unsubscribing easy.',
      args.count('most'),
    ),
  ruledOut: () => l10n.t('Few readers report emails as spam.'),
  page: 'failures',
  facts: {
    complaints: (args) =>
      ofProvider(
        args,
        l10n.t(
          '{0} complaints among {1} messages ({2}%)',
          args.count('count'),
          args.count('processed'),
          args.count('percent'),
        ),
      ),
  },
  thresholds: {
    /** Google's guidelines: 0.1 %. */
    mostShare: {
      name: 'advisor.maxComplaintPercent',
      description: () => l10n.t('How many percent of the messages to one provider may come back as complaints.'),
      fallback: 0.1,
      min: 0.01,
      max: 100,
      unit: 'percent',
    },
    domainFrom: DOMAIN_FROM,
  },
  judge: eachProvider({
    id: 'complaints',
    of: (domain) => domain.complaints,
    least: LEAST,
    missing: 'msg/@failureReason = 8',
  }),
});
