import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import type { Finding } from '../finding';
import { fact, finding, found } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/** Somebody paused it, and it stays so until somebody resumes it. */
export const paused = defineCause({
  id: 'paused',
  ruledOut: () => l10n.t('It is not paused.'),
  findings: {
    paused: {
      title: () => l10n.t('It is paused'),
      meaning: (args) =>
        [
          args.has('by')
            ? l10n.t('{0} paused it on {1}.', args.text('by'), args.time('pausedAt'))
            : l10n.t('Somebody paused it.'),
          args.has('validityAt')
            ? l10n.t(
                'It continues when it is resumed; meanwhile its validity keeps running, and ends on {0}.',
                args.time('validityAt'),
              )
            : l10n.t('It continues when it is resumed; meanwhile its validity keeps running.'),
        ].join(' '),
      page: 'sending',
    },
  },
  facts: {},
  concerns,
  judge,
});

const { pausePending, pauseInProgress, paused: isPaused } = DELIVERY_STATES;

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return state === pausePending || state === pauseInProgress || state === isPaused;
}

function judge(evidence: Evidence) {
  const { id, state } = evidence.delivery.value;
  return found(
    finding({
      cause: 'paused',
      severity: state === isPaused ? 'warning' : 'info',
      certainty: 'certain',
      holdsUp: true,
      args: { state, ...pausedBy(evidence) },
      evidence: [fact(evidence.delivery, 'state', { state })],
      remedies:
        state === isPaused
          ? [
              { kind: 'resume', deliveryId: id },
              { kind: 'stop', deliveryId: id },
            ]
          : [],
    }),
  );
}

/** How the journal names who asked for the pause. */
const REQUESTED = /\bpause requested by '([^']{1,100})'/i;

function pausedBy({ journal, delivery }: Evidence): Finding['args'] {
  const { validityDate } = delivery.value;
  const line = journal.ok ? journal.value.findLast(({ message }) => REQUESTED.test(message)) : undefined;
  const by = line === undefined ? undefined : REQUESTED.exec(line.message)?.[1];
  return {
    ...(by === undefined || line?.at === undefined ? {} : { by, pausedAt: line.at }),
    ...(validityDate === undefined ? {} : { validityAt: validityDate }),
  };
}
