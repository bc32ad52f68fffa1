import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES, isInPreparation } from '../deliveryState';
import { fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { knownFaults } from './knownFaults';

const S = DELIVERY_STATES;

/** An analysis that has not changed for so long stands still, ms. */
const STANDS_AFTER_MS = 60 * 60_000;

/** It is not analysed yet: the target or the message waits for an approval, or the analysis takes long, or stands. */
export const preparing = defineCause({
  id: 'preparing',
  ruledOut: () => l10n.t('Its analysis has ended.'),
  findings: {
    awaitsTargetApproval: {
      title: () => l10n.t('Its target is ready and waits for an approval'),
      meaning: () =>
        l10n.t(
          'The target was counted; the messages are only made once it is approved, in the delivery or in its campaign. Then the analysis goes on.',
        ),
      page: 'validating',
    },
    awaitsMessageApproval: {
      title: () => l10n.t('Its messages are ready and wait for an approval'),
      meaning: () =>
        l10n.t('The content has to be approved, in the delivery or in its campaign, before it can be confirmed.'),
      page: 'validating',
    },
    preparationStands: {
      title: (args) => l10n.t('Its analysis takes long: it has been in the same state for {0}', args.duration('forMs')),
      meaning: (args) =>
        args.has('workflow')
          ? l10n.t(
              'The workflow “{0}” prepares it. Look at whether that runs, whether the workflow server does, and at the ' +
                'journal: a script of the personalisation or a slow database holds an analysis up for hours.',
              args.text('workflow'),
            )
          : l10n.t(
              'It is prepared by whoever started the analysis: a web process for a person, the workflow server for a ' +
                'campaign. Look at whether these run, and at the journal: a script of the personalisation or a slow ' +
                'database holds an analysis up for hours.',
            ),
      page: 'performance',
    },
    preparationRuns: {
      title: () => l10n.t('It is being analysed'),
      meaning: () => l10n.t('Its target is counted and its messages are made; nothing is sent before that has ended.'),
      page: 'validating',
    },
  },
  facts: {
    unchangedSince: (args) => l10n.t('unchanged since {0}', args.time('sinceAt')),
  },
  concerns: ({ delivery }) => isInPreparation(delivery.value.state),
  judge,
});

function judge(evidence: Evidence) {
  const { id, state, lastModified, workflow } = evidence.delivery.value;
  if (state === S.targetReady || state === S.messageReady) {
    return found(
      finding({
        cause: state === S.targetReady ? ('awaitsTargetApproval' as const) : ('awaitsMessageApproval' as const),
        severity: 'warning',
        certainty: 'likely',
        holdsUp: true,
        evidence: proof(evidence),
        remedies: [{ kind: 'openAuditLog', deliveryId: id }],
      }),
    );
  }
  if (lastModified === undefined) {
    return notGiven('@lastModified');
  }
  const forMs = evidence.instanceNow - lastModified;
  const stands = forMs > STANDS_AFTER_MS;
  const ofMessages = state === S.messagePrepPending || state === S.messagePreparation;
  return found(
    finding({
      cause: stands ? ('preparationStands' as const) : ('preparationRuns' as const),
      severity: stands ? 'warning' : 'info',
      certainty: 'likely',
      holdsUp: true,
      args: { forMs, ...(workflow === undefined ? {} : { workflow: workflow.label }) },
      evidence: [...proof(evidence), ...(stands && ofMessages ? knownFaults(evidence, 'personalisation') : [])],
      remedies: stands ? [{ kind: 'openAuditLog', deliveryId: id }] : [],
    }),
  );
}

function proof({ delivery }: Evidence) {
  const { state, lastModified } = delivery.value;
  return [
    fact(delivery, 'state', { state }),
    ...(lastModified === undefined ? [] : [fact(delivery, 'unchangedSince', { sinceAt: lastModified })]),
  ];
}
