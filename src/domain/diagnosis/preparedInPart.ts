import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { knownFaults } from './knownFaults';

/**
 * Releases of v8 before 8.3.9 may end a preparation with a part of the target only (Adobe's support article KA-21226).
 * How large the target was no attribute tells: said while there is still time to compare, and never more than possible.
 */
export const preparedInPart = defineCause({
  id: 'preparedInPart',
  ruledOut: () => l10n.t('This release is not known to prepare only a part of the target.'),
  findings: {
    preparedInPart: {
      title: (args) => l10n.t('Compare the {0} prepared messages with the target', args.count('toDeliver')),
      meaning: () =>
        l10n.t(
          'On this release a preparation may end early with a part of the target, without an error. If messages are missing, prepare the delivery again before it is confirmed.',
        ),
      page: 'validating',
    },
  },
  facts: {
    messagesPrepared: (args) => l10n.t('{0} messages are prepared', args.count('toDeliver')),
  },
  concerns: ({ delivery }) => delivery.value.state === DELIVERY_STATES.ready,
  judge,
});

function judge(evidence: Evidence) {
  const { toDeliver } = evidence.delivery.value.counters;
  const faults = knownFaults(evidence, 'partPrepared');
  if (faults.length === 0 || toDeliver === undefined || toDeliver === 0) {
    return NOT_APPLICABLE;
  }
  return found(
    finding({
      cause: 'preparedInPart',
      severity: 'info',
      certainty: 'possible',
      args: { toDeliver },
      evidence: [fact(evidence.delivery, 'messagesPrepared', { toDeliver }), ...faults],
    }),
  );
}
