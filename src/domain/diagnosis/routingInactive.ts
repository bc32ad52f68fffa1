import * as l10n from '@vscode/l10n';
import { isPendingLike } from '../deliveryState';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/** The external account that routes the delivery is switched off: nothing can leave through it. */
export const routingInactive = defineCause({
  id: 'routingInactive',
  ruledOut: () => l10n.t('Its routing account is active.'),
  findings: {
    routingInactive: {
      title: (args) => l10n.t('Its routing account “{0}” is not active', args.text('account')),
      meaning: () =>
        l10n.t(
          'The external account that the delivery is sent through is switched off. Activate it, or choose another one.',
        ),
      page: 'midSourcing',
    },
  },
  facts: {
    routingInactive: (args) => l10n.t('external account “{0}” is not active', args.text('account')),
  },
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return isPendingLike(state);
}

function judge(evidence: Evidence) {
  const { id, routing } = evidence.delivery.value;
  if (routing?.active === undefined) {
    return notGiven('[deliveryProvider/@active]');
  }
  if (routing.active) {
    return RULED_OUT;
  }
  const account = routing.label ?? routing.name ?? '';
  return found(
    finding({
      cause: 'routingInactive',
      severity: 'error',
      certainty: 'certain',
      args: { account },
      evidence: [fact(evidence.delivery, 'routingInactive', { account, name: routing.name ?? '' })],
      remedies:
        routing.name === undefined || routing.name === ''
          ? []
          : [{ kind: 'setAccount', account: routing.name, active: true, deliveryId: id }],
    }),
  );
}
