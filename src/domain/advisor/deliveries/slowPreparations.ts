import * as l10n from '@vscode/l10n';
import { RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import { defineRule, named, uncheckedBecause } from '../rule';
import { PREPARATION } from '../sharedThresholds';

/** As many analyses as evidence shows. */
const SHOWN = 6;

/**
 * Analyses that took longer than what Adobe's monitoring takes for normal (`maxPreparationJobsSec` 3600): personalisation
 * with scripts, targets without indexes, a busy database (Adobe, "Delivery performance").
 */
export const slowPreparations = defineRule({
  id: 'slowPreparations',
  steps: ['preparations'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('The preparation of 1 recent delivery took abnormally long')
      : l10n.t('The preparations of {0} recent deliveries took abnormally long', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'Look at JavaScript in personalisation blocks, at the size of the target, and whether the fields that it ' +
        'is chosen by have indexes; heavy personalisation can be prepared by a workflow beforehand: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('Recent preparations ended in time.'),
  page: 'performance',
  facts: {
    preparationTook: (args) =>
      args.has('messages')
        ? l10n.t('{0}: {1} for {2} messages', args.text('delivery'), args.duration('tookMs'), args.count('messages'))
        : l10n.t('{0}: {1}', args.text('delivery'), args.duration('tookMs')),
  },
  thresholds: { preparationMs: PREPARATION },
  judge: ({ preparations }, { preparationMs }) => {
    if (!preparations.ok) {
      return uncheckedBecause(preparations);
    }
    if (preparations.value === undefined) {
      return notGiven(preparations.source);
    }
    const slow = preparations.value
      .filter(({ startedAt, endedAt }) => endedAt - startedAt > preparationMs)
      .sort((a, b) => b.endedAt - b.startedAt - (a.endedAt - a.startedAt));
    if (slow.length === 0) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'slowPreparations',
        severity: 'warning',
        certainty: 'likely',
        args: { count: slow.length, names: named(slow) },
        evidence: slow.slice(0, SHOWN).map(({ internalName, startedAt, endedAt, messages }) =>
          fact(preparations, 'preparationTook', {
            delivery: internalName,
            tookMs: endedAt - startedAt,
            ...(messages === undefined ? {} : { messages }),
          }),
        ),
      }),
    );
  },
});
