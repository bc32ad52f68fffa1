import { DELIVERY_MODE } from '../deliveryKind';
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

/** Whether what sends the delivery is out of the person's reach. */
export function outOfReach({ delivery, twin, unreachableServers }: Evidence): boolean {
  const handedOver = delivery.value.deliveryMode === DELIVERY_MODE.midSourcing;
  return handedOver ? twin?.ok !== true : unreachableServers.length > 0;
}
