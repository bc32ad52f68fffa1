import * as l10n from '@vscode/l10n';
import { areTooClose } from '../../waves';
import { RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import { defineRule, named, uncheckedBecause } from '../rule';

/** As many deliveries as evidence shows. */
const SHOWN = 6;

/**
 * Waves seconds apart are one: "1h" that was pasted into the field became one second (Adobe's support article KA-24109).
 */
export const wavesTooClose = defineRule({
  id: 'wavesTooClose',
  steps: ['plannedLoad'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('The waves of 1 delivery are less than a minute apart')
      : l10n.t('The waves of {0} deliveries are less than a minute apart', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'They go out all at once. A delay that was pasted, such as “1h”, is kept as one second: type it again, and check that the source holds it in seconds: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('Waves are far enough apart.'),
  page: 'sending',
  facts: {
    planWaves: (args) => l10n.t('{0}: {1} from wave to wave', args.text('delivery'), args.duration('delayMs')),
  },
  judge: ({ plans }) => {
    if (!plans.ok) {
      return uncheckedBecause(plans);
    }
    if (plans.value === undefined) {
      return notGiven(plans.source);
    }
    const close = plans.value.filter(({ waveDelayMs }) => areTooClose(waveDelayMs));
    if (close.length === 0) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'wavesTooClose',
        severity: 'warning',
        certainty: 'certain',
        args: { count: close.length, names: named(close) },
        evidence: close
          .slice(0, SHOWN)
          .map(({ internalName, waveDelayMs = 0 }) =>
            fact(plans, 'planWaves', { delivery: internalName, delayMs: waveDelayMs }),
          ),
      }),
    );
  },
});
