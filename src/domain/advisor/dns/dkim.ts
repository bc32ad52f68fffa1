import type { Unchecked } from '../../finding';
import { BECAUSE } from '../../judgement/verdict';
import { perDomain } from './perDomain';
import type { Offence } from './perDomain';

/** Adobe, "Performance and throughput": shorter keys are refused. */
export const DKIM_BITS = 1024;

/**
 * Mails should be signed with a key of at least 1024 bits. Keys are found by their selectors, which nobody lists: without
 * one, only the absence of all keys can be told, and whether some servers answer it rightly is not certain.
 */
export const dkim = perDomain(
  'dkim',
  'dkim',
  ({ anything, keys, asked }, { domain }): Offence | Unchecked | undefined => {
    if (!anything && keys.length === 0) {
      return { severity: 'warning', certainty: 'likely', problem: 'none' };
    }
    const short = keys.find(({ bits }) => bits !== undefined && bits < DKIM_BITS);
    if (short !== undefined) {
      const args = { selector: short.selector, bits: short.bits ?? 0, least: DKIM_BITS };
      return { severity: 'error', certainty: 'certain', problem: 'short', args };
    }
    const usable = keys.filter(({ revoked }) => !revoked);
    if (usable.length > 0) {
      return undefined;
    }
    const [revoked] = keys;
    if (revoked !== undefined) {
      return { severity: 'error', certainty: 'likely', problem: 'revoked', args: { selector: revoked.selector } };
    }
    if (asked.length > 0) {
      return {
        severity: 'warning',
        certainty: 'possible',
        problem: 'selectors',
        args: { selectors: asked.join(', ') },
      };
    }
    return { what: `DKIM: ${domain}`, because: BECAUSE.noSelector };
  },
);
