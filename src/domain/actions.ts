import { DELIVERY_STATES, deliveryStateName } from './deliveryState';
import type { DeliveryStateCode, DeliveryStateName } from './deliveryState';

/**
 * What a person may do with a delivery. `start` and `resume` are the same command (`Play`), but not the same
 * thing to the person who asks for it.
 */
export const DELIVERY_ACTIONS = [
  'prepare',
  'start',
  'pause',
  'resume',
  'stop',
  'recomputeStatistics',
  'diagnose',
] as const;

export type DeliveryAction = (typeof DELIVERY_ACTIONS)[number];

/** The states in which each action makes sense. */
const ALLOWED_IN: Readonly<Record<DeliveryAction, readonly DeliveryStateName[]>> = {
  // Where the console shows its analyse and confirm buttons, and a finished message preparation.
  prepare: ['edition', 'targetPrepPending', 'targetReady', 'messageReady', 'preparationError', 'ready'],
  // Only an analysed delivery can be confirmed: below it there is nothing to send yet.
  start: ['ready'],
  pause: ['startPending', 'started', 'retryPending', 'retryInProgress'],
  resume: ['paused'],
  stop: ['startPending', 'started', 'retryPending', 'retryInProgress', 'pausePending', 'pauseInProgress', 'paused'],
  recomputeStatistics: [
    'startPending',
    'started',
    'retryPending',
    'retryInProgress',
    'pausePending',
    'pauseInProgress',
    'paused',
    'cancelPending',
    'cancelInProgress',
    'cancelled',
    'failed',
    'finished',
  ],
  // What is analysed, waits, sends or stands still; and a failure, whose reason is asked for in the same words.
  diagnose: [
    'targetPrepPending',
    'targetSelection',
    'targetArbitration',
    'targetReady',
    'messagePrepPending',
    'messagePreparation',
    'messageReady',
    'preparationError',
    'ready',
    'startPending',
    'started',
    'retryPending',
    'retryInProgress',
    'pausePending',
    'pauseInProgress',
    'paused',
    'failed',
  ],
};

/** What may be done in a state, in the order of `DELIVERY_ACTIONS`. Nothing in a state we do not know. */
export function allowedActions(state: DeliveryStateCode): readonly DeliveryAction[] {
  return DELIVERY_ACTIONS.filter((action) => isAllowed(action, state));
}

export function isAllowed(action: DeliveryAction, state: DeliveryStateCode): boolean {
  const name = deliveryStateName(state);
  return name !== undefined && ALLOWED_IN[action].includes(name);
}

/** The states in which an action is offered, for a `when` clause or a query. */
export function statesAllowing(action: DeliveryAction): readonly DeliveryStateCode[] {
  return ALLOWED_IN[action].map((name) => DELIVERY_STATES[name]);
}
