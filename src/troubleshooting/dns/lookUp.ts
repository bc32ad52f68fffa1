import { l10n } from 'vscode';
import type { AddressDns, DmarcSeen, DomainDns } from '../../domain/advisor/dns/dnsEvidence';
import type { Observed } from '../../domain/judgement/observed';
import { dkimOf } from './dkimKeys';
import { recordsOf, type DnsResolver } from './resolver';
import { isIPv6 } from 'node:net';

/** Reads one source within a time limit; see `observe`. */
export type From = <T>(source: string, work: (signal: AbortSignal) => Promise<T>) => Promise<Observed<T>>;

/** Everything that DNS says of a sending domain, all questions at once. */
export async function lookUpDomain(
  domain: string,
  selectors: readonly string[],
  resolver: DnsResolver,
  from: From,
): Promise<DomainDns> {
  const [mx, hasAddress, spf, dmarc, dkim] = await Promise.all([
    from(l10n.t('MX of {0}', domain), async () =>
      [...(await recordsOf(resolver.resolveMx(domain)))]
        .sort((a, b) => a.priority - b.priority)
        .map(({ exchange }) => exchange),
    ),
    from(l10n.t('address of {0}', domain), () => hasAddressOf(domain, resolver)),
    from(l10n.t('SPF of {0}', domain), async () =>
      (await texts(domain, resolver)).filter((text) => /^v=spf1(?:\s|$)/i.test(text)),
    ),
    from(l10n.t('DMARC of {0}', domain), () => dmarcOf(domain, resolver)),
    from(l10n.t('DKIM of {0}', domain), () => dkimOf(domain, selectors, resolver)),
  ]);
  return { domain, mx, hasAddress, spf, dmarc, dkim };
}

/** The names of an address that mails leave from, each asked whether it leads back. */
export async function lookUpAddress(
  { address, server, heloHost }: Pick<AddressDns, 'address' | 'server' | 'heloHost'>,
  resolver: DnsResolver,
  from: From,
): Promise<AddressDns> {
  const names = await from(l10n.t('name of {0}', address), async () =>
    Promise.all(
      (await recordsOf(resolver.resolvePtr(arpaName(address)))).map(async (name) => {
        const back = await recordsOf(address.includes(':') ? resolver.resolve6(name) : resolver.resolve4(name));
        return { name, confirmed: back.some((one) => arpaName(one) === arpaName(address)) };
      }),
    ),
  );
  return { address, server, names, ...(heloHost === undefined ? {} : { heloHost }) };
}

async function hasAddressOf(domain: string, resolver: DnsResolver): Promise<boolean> {
  return (
    (await recordsOf(resolver.resolve4(domain))).length > 0 || (await recordsOf(resolver.resolve6(domain))).length > 0
  );
}

async function texts(name: string, resolver: DnsResolver): Promise<readonly string[]> {
  return (await recordsOf(resolver.resolveTxt(name))).map((parts) => parts.join(''));
}

/** The domain's own record, else that of the nearest parent that has one; a top-level domain is not asked. */
async function dmarcOf(domain: string, resolver: DnsResolver): Promise<DmarcSeen | undefined> {
  const labels = domain.split('.');
  for (let from = 0; from <= Math.max(0, labels.length - 2); from += 1) {
    const name = labels.slice(from).join('.');
    const record = (await texts(`_dmarc.${name}`, resolver)).find((text) => /^v=DMARC1\s*(?:;|$)/i.test(text));
    if (record !== undefined) {
      return { domain: name, record };
    }
  }
  return undefined;
}

/** The name under which DNS keeps what an address is called: `1.2.0.192.in-addr.arpa`. */
export function arpaName(address: string): string {
  if (!isIPv6(address)) {
    return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  }
  const [head = '', tail] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Array.from(
    { length: tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length) },
    () => '0',
  );
  const digits = [...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join('');
  return `${(digits.match(/./g) ?? []).reverse().join('.')}.ip6.arpa`;
}
