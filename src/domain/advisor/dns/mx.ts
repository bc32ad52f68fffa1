import type { Unchecked } from '../../finding';
import { perDomain } from './perDomain';
import type { Offence } from './perDomain';

/** Bounces and replies come back to the sending domain: it must take mail, or receivers refuse what claims to come from it. */
export const mx = perDomain('mx', 'mx', (exchanges, { hasAddress }): Offence | Unchecked | undefined => {
  if (exchanges.includes('')) {
    return { severity: 'error', certainty: 'certain', problem: 'refuses' };
  }
  if (exchanges.length > 0) {
    return undefined;
  }
  if (!hasAddress.ok) {
    return { what: hasAddress.source, because: hasAddress.because };
  }
  return hasAddress.value
    ? { severity: 'info', certainty: 'certain', problem: 'addressOnly' }
    : { severity: 'error', certainty: 'certain', problem: 'none' };
});
