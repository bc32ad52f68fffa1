import { createPublicKey } from 'node:crypto';
import type { DkimKey, DkimSeen } from '../../domain/advisor/dns/dnsEvidence';
import { nothingThere, recordsOf, type DnsResolver } from './resolver';

/** A DKIM record, `v=DKIM1; k=rsa; p=MIG…`; undefined for a text that is none. */
export function dkimKey(selector: string, record: string): DkimKey | undefined {
  const p = /(?:^|;)\s*p\s*=([^;]*)/i.exec(record)?.[1]?.replace(/\s+/g, '');
  if (p === undefined) {
    return undefined;
  }
  if (p === '') {
    return { selector, revoked: true };
  }
  const bits = rsaBits(p);
  return { selector, revoked: false, ...(bits === undefined ? {} : { bits }) };
}

function rsaBits(base64: string): number | undefined {
  try {
    return createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' }).asymmetricKeyDetails
      ?.modulusLength;
  } catch {
    return undefined;
  }
}

/** The keys of these selectors, and whether there is anything below `_domainkey` (RFC 8020: a missing name has nothing below). */
export async function dkimOf(domain: string, selectors: readonly string[], resolver: DnsResolver): Promise<DkimSeen> {
  const keys = await Promise.all(
    selectors.map(async (selector) => {
      const records = await recordsOf(resolver.resolveTxt(`${selector}._domainkey.${domain}`));
      return records.flatMap((parts) => dkimKey(selector, parts.join('')) ?? []);
    }),
  );
  return { anything: await exists(`_domainkey.${domain}`, resolver), keys: keys.flat(), asked: selectors };
}

async function exists(name: string, resolver: DnsResolver): Promise<boolean> {
  try {
    await resolver.resolveTxt(name);
    return true;
  } catch (error) {
    const nothing = nothingThere(error);
    if (nothing === undefined) {
      throw error;
    }
    return nothing === 'noRecord';
  }
}
