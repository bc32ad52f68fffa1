import * as l10n from '@vscode/l10n';
import { dueSince } from '../attention';
import { DELIVERY_STATES } from '../deliveryState';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';
import { POLL_GRACE_MS } from './due';
import type { Evidence } from './evidence';

/** It became due a moment ago: nothing is wrong yet. */
export const justDue = defineCause({
  id: 'justDue',
  ruledOut: () => l10n.t('It has been due for longer than the MTA needs to notice.'),
  findings: {
    justDue: {
      title: (args) => l10n.t('It has been due for {0} only', args.duration('waitedMs')),
      meaning: () => l10n.t('The MTA looks for new deliveries every 30 seconds. Wait a minute and look again.'),
      page: 'sending',
    },
  },
  facts: {},
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return state === DELIVERY_STATES.startPending;
}

function judge(evidence: Evidence) {
  const due = dueSince(evidence.delivery.value, evidence.instanceNow);
  if (due === undefined) {
    return notGiven('[scheduling/@contactDate]');
  }
  const waited = evidence.instanceNow - due;
  if (waited < 0 || waited > POLL_GRACE_MS) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'justDue',
      severity: 'info',
      certainty: 'likely',
      holdsUp: true,
      args: { waitedMs: waited },
      evidence: [fact(evidence.delivery, 'dueSince', { dueAt: due, nowAt: evidence.instanceNow })],
    }),
  );
}
