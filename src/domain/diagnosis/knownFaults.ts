import type { EvidenceItem } from '../finding';
import { fact } from '../judgement/verdict';
import { productFaults, type ProductSymptom } from '../productFault';
import type { Evidence } from './evidence';

/** Faults of the product that look like this and that this instance still has, as proof beside what was seen. */
export function knownFaults(evidence: Evidence, symptom: ProductSymptom): readonly EvidenceItem<'productFault'>[] {
  const { product, delivery } = evidence;
  return productFaults(symptom, product).map(({ id, mendedIn }) =>
    fact(delivery, 'productFault', { id, mendedIn, runs: product.build ?? product.version ?? '' }),
  );
}
