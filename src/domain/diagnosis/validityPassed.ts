import * as l10n from '@vscode/l10n';
import { isOfEvents } from '../deliveryKind';
import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/**
 * The validity has ended: what is left will not be sent, and the nightly cleanup sets the delivery to Finished and
 * its waiting messages to cancelled (Adobe, "Database cleanup workflow").
 */
export const validityPassed = defineCause({
  id: 'validityPassed',
  ruledOut: () => l10n.t('It is still valid.'),
  findings: {
    validityPassed: {
      title: (args) => l10n.t('Its validity ended on {0}', args.time('validityAt')),
      meaning: () =>
        l10n.t(
          'What is not sent yet will not be sent any more: the nightly cleanup cancels the waiting messages and sets the delivery to Finished.',
        ),
      page: 'sending',
    },
  },
  facts: {
    validityDate: (args) =>
      l10n.t('valid until {0}; the instance’s clock says {1}', args.time('validityAt'), args.time('nowAt')),
  },
  concerns,
  judge,
});

function concerns({ delivery }: Evidence): boolean {
  const { state } = delivery.value;
  return (isPendingLike(state) || state === DELIVERY_STATES.paused) && !isOfEvents(delivery.value);
}

function judge(evidence: Evidence) {
  const { id, validityDate } = evidence.delivery.value;
  if (validityDate === undefined) {
    return notGiven('[scheduling/@validityDate]');
  }
  if (validityDate > evidence.instanceNow) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'validityPassed',
      severity: 'error',
      certainty: 'certain',
      args: { validityAt: validityDate },
      evidence: [fact(evidence.delivery, 'validityDate', { validityAt: validityDate, nowAt: evidence.instanceNow })],
      remedies: [
        { kind: 'extendValidity', deliveryId: id },
        { kind: 'stop', deliveryId: id },
      ],
    }),
  );
}
