/**
 * The life of a delivery: the values of `nms:delivery/@state`.
 * Up to and including 45 the MTA ignores the delivery; above it the delivery is the MTA's.
 * Source: Adobe's factory schema of nms:delivery (enumeration deliveryState).
 */
export const DELIVERY_STATES = {
  edition: 0,
  targetPrepPending: 11,
  targetSelection: 12,
  targetArbitration: 13,
  targetReady: 15,
  messagePrepPending: 21,
  messagePreparation: 22,
  messageReady: 25,
  preparationError: 37,
  ready: 45,
  startPending: 51,
  started: 55,
  retryPending: 61,
  retryInProgress: 62,
  pausePending: 71,
  pauseInProgress: 72,
  paused: 75,
  cancelPending: 81,
  cancelInProgress: 82,
  cancelled: 85,
  failed: 87,
  finished: 95,
  deleted: 100,
} as const;

export type DeliveryStateName = keyof typeof DELIVERY_STATES;

/** A state code as the instance sent it. Not an enum: an instance may know states that we do not. */
export type DeliveryStateCode = number;

const NAME_BY_CODE = new Map<number, DeliveryStateName>(
  (Object.entries(DELIVERY_STATES) as [DeliveryStateName, number][]).map(([name, code]) => [code, name]),
);

/** The factory name of a state code, or undefined for a code that only this instance knows. */
export function deliveryStateName(code: DeliveryStateCode): DeliveryStateName | undefined {
  return NAME_BY_CODE.get(code);
}

/** States in which messages of a delivery leave: started, or tried again. */
export const STATES_SENDING: readonly DeliveryStateCode[] = [
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
];

/** True while the delivery waits for the MTA, or is sent or retried by it: the states in which "why is it pending?" makes sense. */
export function isPendingLike(code: DeliveryStateCode): boolean {
  return code >= DELIVERY_STATES.ready && code <= DELIVERY_STATES.retryInProgress;
}

/** True while the delivery is analysed: its target and messages are made, or wait for an approval. */
export function isInPreparation(code: DeliveryStateCode): boolean {
  return code > DELIVERY_STATES.edition && code <= DELIVERY_STATES.messageReady;
}

/** True from the request to pause a delivery until it is resumed or stopped. */
export function isPausedLike(code: DeliveryStateCode): boolean {
  return code >= DELIVERY_STATES.pausePending && code <= DELIVERY_STATES.paused;
}

/** True while the MTA may still write to the delivery's messages: started, retried, or about to stand still. */
export function isBeingSent(code: DeliveryStateCode): boolean {
  return code > DELIVERY_STATES.ready && code < DELIVERY_STATES.cancelled && code !== DELIVERY_STATES.paused;
}
