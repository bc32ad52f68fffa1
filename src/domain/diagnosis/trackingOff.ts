import * as l10n from '@vscode/l10n';
import { EMAIL } from '../channel';
import { DELIVERY_STATES } from '../deliveryState';
import { RULED_OUT, fact, finding, found } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/**
 * The email is sent without tracking: it does not hold it up, but there will be no opens, no clicks and no reports.
 * Where the instance does not tell, nothing is said: most deliveries are tracked, and it is no cause.
 */
export const trackingOff = defineCause({
  id: 'trackingOff',
  ruledOut: () => l10n.t('Its tracking is activated.'),
  findings: {
    trackingOff: {
      title: () => l10n.t('It is sent without tracking'),
      meaning: () =>
        l10n.t(
          'It does not hold the delivery up, but nobody will know who opened or clicked, and its reports stay empty.',
        ),
      page: 'tracking',
    },
  },
  facts: {
    trackingDisabled: () => l10n.t('tracking is not activated'),
  },
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { state, messageType, trackingEnabled },
  },
}: Evidence): boolean {
  return state >= DELIVERY_STATES.ready && messageType === EMAIL && trackingEnabled !== undefined;
}

function judge(evidence: Evidence) {
  if (evidence.delivery.value.trackingEnabled === true) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'trackingOff',
      severity: 'info',
      certainty: 'certain',
      evidence: [fact(evidence.delivery, 'trackingDisabled')],
    }),
  );
}
