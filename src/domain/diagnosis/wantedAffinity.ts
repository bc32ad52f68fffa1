import type { DeliveryDetail } from '../delivery';
import { fact } from '../judgement/verdict';
import type { Evidence } from './evidence';

/** The IP affinity that a delivery is to be sent through. */
export interface WantedAffinity {
  readonly affinity: string;
  /** Where it comes from. */
  readonly from: 'delivery' | 'typology';
  /** The attribute that would have to be read to know. */
  readonly notGiven?: string;
}

/** The delivery's own comes first; without one its typology's, Adobe's usual place. */
export function wantedAffinity({ ipAffinity, typologyAffinity }: DeliveryDetail): WantedAffinity {
  if (ipAffinity !== undefined && ipAffinity !== '') {
    return { affinity: ipAffinity, from: 'delivery' };
  }
  const missing = ipAffinity === undefined ? '[scheduling/@IPAffinity]' : '[typology/@IPAffinity]';
  return typologyAffinity === undefined || (ipAffinity === undefined && typologyAffinity === '')
    ? { affinity: '', from: 'delivery', notGiven: missing }
    : { affinity: typologyAffinity, from: 'typology' };
}

/** Where the affinity was read, as proof. */
export function chosen({ delivery }: Evidence, { affinity, from }: WantedAffinity) {
  return from === 'delivery'
    ? fact(delivery, 'affinityChosen', { affinity })
    : fact(delivery, 'affinityOfTypology', { affinity });
}
