import * as l10n from '@vscode/l10n';
import { isSentByOwnMta } from '../../deliveryKind';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import { defineRule, named, uncheckedBecause } from '../rule';
import { configuredServers } from '../servers/configuredServers';

/** As many deliveries as evidence shows. */
const SHOWN = 6;

/**
 * Deliveries that are retried too often keep the children of the MTA busy with old work (Adobe's support article KA-15106:
 * five retries at most). The Enhanced MTA retries by rules of its own.
 */
export const manyRetries = defineRule({
  id: 'manyRetries',
  scope: WHERE_MAIL_IS_SENT,
  steps: ['mtaLimits'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 delivery is retried more than {0} times', args.count('most'))
      : l10n.t('{0} deliveries are retried more than {1} times', args.count('count'), args.count('most')),
  meaning: (args) =>
    l10n.t(
      'Retries fill the children of the MTA, and every other delivery gets slower. Lower the number of retries in their properties or in the template: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('No delivery is retried too often.'),
  page: 'performance',
  facts: {
    planRetries: (args) => l10n.t('{0}: up to {1} retries', args.text('delivery'), args.count('retries')),
  },
  thresholds: {
    /** Adobe: 5. */
    most: {
      name: 'advisor.maxRetries',
      description: () => l10n.t('How many retries a delivery may need.'),
      fallback: 5,
      min: 1,
      max: 100,
    },
  },
  judge: ({ plans, servers }, { most }) => {
    if (configuredServers(servers).some(({ settings }) => settings.value.mta?.useMomentum === true)) {
      return NOT_APPLICABLE;
    }
    if (!plans.ok) {
      return uncheckedBecause(plans);
    }
    if (plans.value === undefined) {
      return notGiven(plans.source);
    }
    const often = plans.value.filter(
      ({ maxRetry = 0, deliveryMode }) => maxRetry > most && isSentByOwnMta(deliveryMode),
    );
    if (often.length === 0) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'manyRetries',
        severity: 'warning',
        certainty: 'likely',
        args: { count: often.length, names: named(often), most },
        evidence: often
          .slice(0, SHOWN)
          .map(({ internalName, maxRetry = 0 }) =>
            fact(plans, 'planRetries', { delivery: internalName, retries: maxRetry }),
          ),
      }),
    );
  },
});
