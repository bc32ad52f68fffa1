import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import type { Certainty, Finding } from '../finding';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../topology/roleScope';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/** How sure it is that a person is waited for, by `@validationMode`; automatic deliveries start by themselves. */
const CERTAINTY_BY_MODE: Readonly<Record<string, Certainty>> = {
  manual: 'certain',
  secure: 'likely',
  auto: 'possible',
};

/**
 * Analysed, and the MTA may not touch it before somebody confirms it (or approves it in its campaign). "secure" is
 * Adobe's semi-automatic mode: it goes by itself unless the analysis warned.
 */
export const waitingForApproval = defineCause({
  id: 'waitingForApproval',
  scope: WHERE_DELIVERIES_ARE_MADE,
  ruledOut: () => l10n.t('It is confirmed.'),
  findings: {
    waitingForApproval: {
      title: () => l10n.t('It is ready and waits for somebody to confirm it'),
      meaning: (args) => {
        switch (args.text('validationMode')) {
          case 'auto':
            return l10n.t(
              'It is set to start by itself, yet it has not. In a campaign the approvals come first, and the technical workflow deliveryMgt must run.',
            );
          case 'secure':
            return l10n.t(
              'It starts by itself only when the analysis gave no warning. Look at the journal, then confirm it.',
            );
          default:
            return l10n.t('The MTA does not touch a delivery before it is confirmed, or approved in its campaign.');
        }
      },
      page: 'validating',
    },
  },
  facts: {
    validationMode: (args) => l10n.t('validation mode “{0}”', args.text('validationMode')),
  },
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return state === DELIVERY_STATES.ready;
}

function judge(evidence: Evidence, before: readonly Finding[]) {
  // Nobody should confirm what a stopped campaign left behind.
  if (before.some(({ cause }) => cause === 'campaignStopped')) {
    return NOT_APPLICABLE;
  }
  const { id, state, validationMode, contactDate } = evidence.delivery.value;
  const certainty = validationMode === undefined ? 'likely' : (CERTAINTY_BY_MODE[validationMode] ?? 'likely');
  const later = contactDate !== undefined && contactDate > evidence.instanceNow;
  return found(
    finding({
      cause: 'waitingForApproval',
      // Before its date there is still time to confirm it.
      severity: later ? 'info' : 'warning',
      certainty,
      holdsUp: true,
      args: { validationMode: validationMode ?? '' },
      evidence: [
        fact(evidence.delivery, 'state', { state }),
        ...(validationMode === undefined ? [] : [fact(evidence.delivery, 'validationMode', { validationMode })]),
      ],
      remedies: [{ kind: 'start', deliveryId: id }],
    }),
  );
}
