import * as l10n from '@vscode/l10n';
import { DELIVERY_MODE } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import type { Remedy } from '../finding';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { knownFaults } from './knownFaults';
import { stands } from './workflowStopped';

/** The technical workflows that bring states, counters and logs back from the mid-sourcing server. */
const BRING_BACK = ['defaultMidSourcingDlv', 'defaultMidSourcingDlvStat', 'defaultMidSourcingLog'];

/**
 * Start pending, yet messages of it are counted as sent, or opened: it does not wait, only its state is not brought back (Adobe's
 * support article KA-25755).
 */
export const alreadySent = defineCause({
  id: 'alreadySent',
  ruledOut: () => l10n.t('None of its messages is reported as sent.'),
  findings: {
    alreadySent: {
      title: () => l10n.t('It was sent, at least in part; only its state is not brought back'),
      meaning: (args) =>
        args.has('midSourced')
          ? l10n.t(
              'Technical workflows bring states and figures back from the mid-sourcing server (defaultMidSourcingDlv ' +
                'and those beside it). Look at whether they run, and at the routing account. Do not start the delivery a ' +
                'second time.',
            )
          : l10n.t('Some of its messages left although its state says otherwise. Do not start it a second time.'),
      page: 'midSourcing',
    },
  },
  facts: {
    opened: (args) => l10n.t('{0} recipients have opened it', args.count('opens')),
    messagesSent: (args) => l10n.t('{0} messages are counted as sent', args.count('success')),
  },
  concerns: (evidence) => evidence.delivery.value.state === DELIVERY_STATES.startPending && !aTwinWaits(evidence),
  judge,
});

/** Part of a split delivery was sent by another mid: what holds it up is the twin that waits. */
function aTwinWaits({ twin }: Evidence): boolean {
  return (
    twin?.ok === true &&
    twin.value.kind === 'seen' &&
    twin.value.twins.some(({ state }) => state <= DELIVERY_STATES.startPending)
  );
}

function judge(evidence: Evidence) {
  const { counters, deliveryMode, opens = 0 } = evidence.delivery.value;
  // Nothing processed is nothing sent, also where successes are not told.
  const success = counters.success ?? (counters.processed === 0 ? 0 : undefined);
  if (success === undefined && opens === 0) {
    return notGiven('[indicators/@success]');
  }
  if ((success ?? 0) + opens === 0) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'alreadySent',
      severity: 'warning',
      certainty: 'likely',
      holdsUp: true,
      args: deliveryMode === DELIVERY_MODE.midSourcing ? { midSourced: 1 } : {},
      evidence: [
        ...(success === undefined || success === 0 ? [] : [fact(evidence.delivery, 'messagesSent', { success })]),
        ...(opens === 0 ? [] : [fact(evidence.delivery, 'opened', { opens })]),
        ...knownFaults(evidence, 'stateNotUpdated'),
      ],
      remedies: [
        ...restartThoseThatStand(evidence),
        { kind: 'recomputeStatistics', deliveryId: evidence.delivery.value.id },
      ],
    }),
  );
}

function restartThoseThatStand({ workflows }: Evidence): readonly Remedy[] {
  return BRING_BACK.flatMap((workflow): readonly Remedy[] => {
    const read = workflows[workflow];
    return read?.ok === true && read.value !== undefined && stands(read.value)
      ? [{ kind: 'restartWorkflow', workflow }]
      : [];
  });
}
