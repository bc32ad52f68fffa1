import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/** The contact date is still to come: the commonest reason for "Pending", and none to worry about. */
export const scheduledForLater = defineCause({
  id: 'scheduledForLater',
  ruledOut: () => l10n.t('Its contact date has come.'),
  findings: {
    scheduledForLater: {
      title: (args) => l10n.t('It is scheduled for {0}, in {1}', args.time('contactAt'), args.duration('inMs')),
      meaning: () => l10n.t('It waits for its contact date, as planned.'),
      page: 'sending',
    },
  },
  facts: {
    contactDate: (args) =>
      l10n.t('contact date {0}; the instance’s clock says {1}', args.time('contactAt'), args.time('nowAt')),
  },
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return state === DELIVERY_STATES.ready || state === DELIVERY_STATES.startPending;
}

function judge(evidence: Evidence) {
  const { id, contactDate } = evidence.delivery.value;
  if (contactDate === undefined) {
    return notGiven('[scheduling/@contactDate]');
  }
  if (contactDate <= evidence.instanceNow) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'scheduledForLater',
      severity: 'info',
      certainty: 'certain',
      holdsUp: true,
      args: { contactAt: contactDate, inMs: contactDate - evidence.instanceNow },
      evidence: [fact(evidence.delivery, 'contactDate', { contactAt: contactDate, nowAt: evidence.instanceNow })],
      remedies: [{ kind: 'reschedule', deliveryId: id }],
    }),
  );
}
