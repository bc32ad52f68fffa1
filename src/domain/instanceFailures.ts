import type { Delivery, DeliveryId } from './delivery';
import { COUNTED_REASONS, processedOf, type CountedReason, type DomainResults } from './domainResults';

/** The results of one delivery by destination domain. */
export interface DeliveryResults {
  readonly delivery: Pick<Delivery, 'id' | 'label'>;
  readonly domains: readonly DomainResults[];
}

/** What failed at one destination domain, over several deliveries; numbers of messages. */
export interface DomainFailures {
  readonly domain: string;
  readonly failed: number;
  /** Sent or failed; undefined where the instance gives neither. */
  readonly processed: number | undefined;
  readonly reasons: Readonly<Partial<Record<CountedReason, number>>>;
  /** Those with failures there, most first. */
  readonly deliveries: readonly { readonly id: DeliveryId; readonly label: string; readonly failed: number }[];
}

/** Failures by domain over deliveries, most first; domains without failures are left out. */
export function failuresByDomain(results: readonly DeliveryResults[]): readonly DomainFailures[] {
  const found = new Map<string, DomainFailures>();
  for (const { delivery, domains } of results) {
    for (const results of domains) {
      const failed = results.error ?? 0;
      const before = found.get(results.domain);
      const processed = sum(before?.processed, processedOf(results));
      const reasons = Object.fromEntries(
        COUNTED_REASONS.flatMap((reason) => {
          const count = sum(before?.reasons[reason], results[reason]);
          return count === undefined ? [] : [[reason, count]];
        }),
      );
      found.set(results.domain, {
        domain: results.domain,
        failed: (before?.failed ?? 0) + failed,
        processed,
        reasons,
        deliveries: [
          ...(before?.deliveries ?? []),
          ...(failed === 0 ? [] : [{ id: delivery.id, label: delivery.label, failed }]),
        ],
      });
    }
  }
  return [...found.values()]
    .filter(({ failed }) => failed > 0)
    .map((one) => ({ ...one, deliveries: [...one.deliveries].sort((a, b) => b.failed - a.failed) }))
    .sort((a, b) => b.failed - a.failed);
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : a + (b ?? 0);
}
