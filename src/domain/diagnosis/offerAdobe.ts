import { DELIVERY_MODE } from '../deliveryKind';
import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import type { Finding } from '../finding';
import type { Evidence } from './evidence';

/**
 * Offers what Adobe support needs, as the last remedies of the first trouble: where the servers that send are Adobe's, or
 * the delivery is handed to a mid-sourcing server that none of the person's own instances is.
 */
export function offerAdobe<F extends Finding>(findings: readonly F[], evidence: Evidence): readonly F[] {
  const trouble = findings.find(({ severity }) => severity !== 'info');
  if (trouble === undefined || !outOfReach(evidence)) {
    return findings;
  }
  const deliveryId = evidence.delivery.value.id;
  return findings.map((finding) =>
    finding === trouble
      ? {
          ...finding,
          remedies: [...finding.remedies, { kind: 'askAdobe', deliveryId }, { kind: 'saveSupportReport', deliveryId }],
        }
      : finding,
  );
}

/** Whether servers out of the person's reach have to act now: before it is confirmed, or while it is paused, a person has to. */
export function outOfReach({ delivery, twin, unreachableServers }: Evidence): boolean {
  const { state } = delivery.value;
  if (!isPendingLike(state) || state === DELIVERY_STATES.ready) {
    return false;
  }
  const handedOver = delivery.value.deliveryMode === DELIVERY_MODE.midSourcing;
  const isSeen = twin?.ok === true && twin.value.kind === 'seen';
  return handedOver ? !isSeen : unreachableServers.length > 0;
}
