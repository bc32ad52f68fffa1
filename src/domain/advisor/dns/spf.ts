import { perDomain } from './perDomain';
import type { Offence } from './perDomain';

/** A check of SPF may follow this many mechanisms that need a look-up (RFC 7208, section 4.6.4). */
export const SPF_LOOKUPS = 10;

const LOOKS_UP = /^[+?~-]?(?:include:|a(?:$|[:/])|mx(?:$|[:/])|ptr(?:$|:)|exists:|redirect=)/i;

/** How many look-ups a record asks for by itself; what it includes may ask for more. */
export function spfLookups(record: string): number {
  return record
    .trim()
    .split(/\s+/)
    .slice(1)
    .filter((term) => LOOKS_UP.test(term)).length;
}

/** Receivers check by SPF which servers may send for a domain: exactly one record, which does not let everybody. */
export const spf = perDomain('spf', 'spf', (records): Offence | undefined => {
  const [record] = records;
  if (record === undefined) {
    return { severity: 'warning', certainty: 'likely', problem: 'none' };
  }
  if (records.length > 1) {
    return { severity: 'error', certainty: 'certain', problem: 'several', args: { count: records.length } };
  }
  if (/(?:^|\s)\+?all(?:\s|$)/i.test(record)) {
    return { severity: 'error', certainty: 'certain', problem: 'everybody', args: { record } };
  }
  const lookups = spfLookups(record);
  if (lookups > SPF_LOOKUPS) {
    return { severity: 'error', certainty: 'certain', problem: 'lookups', args: { lookups, most: SPF_LOOKUPS } };
  }
  return undefined;
});
