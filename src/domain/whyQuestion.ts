import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES, deliveryStateName, type DeliveryStateCode } from './deliveryState';

/** What there is to ask of a delivery that does not do what it is meant to. A diagnosis answers all of them. */
export const WHY_QUESTIONS = ['pending', 'slow', 'paused', 'failed', 'preparing'] as const;

export type WhyQuestion = (typeof WHY_QUESTIONS)[number];

const S = DELIVERY_STATES;

const STATES: Readonly<Record<WhyQuestion, readonly DeliveryStateCode[]>> = {
  pending: [S.ready, S.startPending],
  slow: [S.started, S.retryPending, S.retryInProgress],
  paused: [S.pausePending, S.pauseInProgress, S.paused],
  failed: [S.preparationError, S.failed],
  preparing: [
    S.targetPrepPending,
    S.targetSelection,
    S.targetArbitration,
    S.targetReady,
    S.messagePrepPending,
    S.messagePreparation,
    S.messageReady,
  ],
};

/** The question that a state raises; undefined where nothing is to be asked. A state that is not known may wait. */
export function whyQuestionOf(state: DeliveryStateCode): WhyQuestion | undefined {
  return deliveryStateName(state) === undefined
    ? 'pending'
    : WHY_QUESTIONS.find((question) => STATES[question].includes(state));
}

/** The question in words, as menus and links show it. */
export function whyText(question: WhyQuestion): string {
  switch (question) {
    case 'pending':
      return l10n.t('Why Is It Pending?');
    case 'slow':
      return l10n.t('Why Does It Take So Long?');
    case 'paused':
      return l10n.t('Why Is It Paused?');
    case 'failed':
      return l10n.t('Why Did It Fail?');
    case 'preparing':
      return l10n.t('Why Is It Not Ready?');
  }
}

/** The command that asks it. */
export function whyCommand(question: WhyQuestion): `deliveryDoctor.why${Capitalize<WhyQuestion>}` {
  const capitalized = `${question.charAt(0).toUpperCase()}${question.slice(1)}` as Capitalize<WhyQuestion>;
  return `deliveryDoctor.why${capitalized}`;
}
