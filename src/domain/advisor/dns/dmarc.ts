import { perDomain } from './perDomain';
import type { Offence } from './perDomain';

/** The value of a tag, `p` in `v=DMARC1; p=none`; undefined when it is not there. */
export function dmarcTag(record: string, tag: string): string | undefined {
  for (const part of record.split(';')) {
    const [name = '', value] = part.split('=', 2).map((piece) => piece.trim());
    if (name.toLowerCase() === tag) {
      return value?.toLowerCase();
    }
  }
  return undefined;
}

/** Big mailbox providers ask bulk senders for a DMARC record; `p=none` only watches. */
export const dmarc = perDomain('dmarc', 'dmarc', (seen, { domain }): Offence | undefined => {
  if (seen === undefined) {
    return { severity: 'warning', certainty: 'certain', problem: 'none' };
  }
  const inherited = seen.domain !== domain;
  const policy = (inherited ? dmarcTag(seen.record, 'sp') : undefined) ?? dmarcTag(seen.record, 'p');
  if (policy === undefined) {
    return { severity: 'error', certainty: 'certain', problem: 'noPolicy', args: { at: seen.domain } };
  }
  return policy === 'none'
    ? { severity: 'info', certainty: 'certain', problem: 'watching', args: { at: seen.domain } }
    : undefined;
});
