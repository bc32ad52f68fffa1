import { channelName } from '../channel';
import type { Delivery } from '../delivery';
import { DELIVERY_MODE } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import type { Certainty } from '../finding';

const S = DELIVERY_STATES;

/** States in which the delivery is the MTA's: it takes it, sends it, or tries it again. */
export const STATES_OF_THE_MTA: readonly number[] = [S.startPending, S.started, S.retryPending, S.retryInProgress];

/** Channels whose messages the MTA does not send. */
const WITHOUT_MTA: readonly (string | undefined)[] = ['paper', 'phone', 'fax', 'agency'];

/**
 * Whether this instance's own MTA sends a delivery. `perhaps`: the instance does not tell how it is sent, or it is an
 * SMS, which from 8.7.2 on a process of its own sends (Adobe, "SMPP connector"). Nothing of the MTA is certain then.
 */
export function sentHere({
  deliveryMode,
  messageType,
}: Pick<Delivery, 'deliveryMode' | 'messageType'>): 'yes' | 'perhaps' | 'no' {
  const channel = channelName(messageType);
  if (WITHOUT_MTA.includes(channel) || (deliveryMode !== undefined && deliveryMode !== DELIVERY_MODE.bulk)) {
    return 'no';
  }
  return deliveryMode === undefined || channel === 'sms' ? 'perhaps' : 'yes';
}

/** A certainty about the MTA, no surer than that the MTA sends the delivery at all. */
export function asSureAsSender(delivery: Delivery, certainty: Certainty): Certainty {
  return sentHere(delivery) === 'perhaps' && certainty === 'certain' ? 'likely' : certainty;
}
