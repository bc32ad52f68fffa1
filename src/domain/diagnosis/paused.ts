import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';
import { fact, finding, found } from '../judgement/verdict';
import { defineCause } from './cause';

/** Somebody paused it, and it stays so until somebody resumes it. */
export const paused = defineCause({
  id: 'paused',
  ruledOut: () => l10n.t('It is not paused.'),
  findings: {
    paused: {
      title: () => l10n.t('It is paused'),
      meaning: () => l10n.t('Somebody paused it. It goes on when it is resumed; its validity runs on meanwhile.'),
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
      args: { state },
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
