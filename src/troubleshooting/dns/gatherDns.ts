import { isIP } from 'node:net';
import type { AddressDns, DnsEvidence } from '../../domain/advisor/dns/dnsEvidence';
import type { ExaminedServer } from '../../domain/advisor/instanceEvidence';
import type { Observed } from '../../domain/judgement/observed';
import { lookUpAddress, lookUpDomain, type From } from './lookUp';
import type { DnsResolver } from './resolver';

/** More domains and addresses than this are not looked up: a health check asks a bounded number of questions. */
export const MOST_DOMAINS = 10;
export const MOST_ADDRESSES = 32;

/** The domain of a sender address, lower case; undefined for what is no address, such as a personalised one. */
export function domainOf(address: string): string | undefined {
  const domain = /@([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)>?\s*$/i.exec(address)?.[1]?.toLowerCase();
  return domain?.includes('.') === true && !domain.includes('..') ? domain : undefined;
}

/** Names that nobody can own, for documentation and tests (RFC 2606, RFC 6761): DNS has nothing to say of them. */
const RESERVED = /(?:^|\.)(?:example|example\.(?:com|net|org)|test|invalid|localhost|local|internal)$/;

/** Addresses of documentation and of measurements (RFC 5737, RFC 3849, RFC 2544): nobody sends from them. */
const EXAMPLES = /^(?:192\.0\.[02]\.|198\.51\.100\.|203\.0\.113\.|198\.1[89]\.|2001:0?db8:)/i;

/** Addresses that only mean something inside a network: what the world sees is another one, which the configuration does not tell. */
export function isPublic(address: string): boolean {
  if (EXAMPLES.test(address)) {
    return false;
  }
  if (isIP(address) === 6) {
    return !/^(?:::1?$|f[cd]|fe[89ab]|::ffff:)/i.test(address);
  }
  if (isIP(address) !== 4) {
    return false;
  }
  return !/^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|22[4-9]|2[3-5]\d)\./.test(
    address,
  );
}

export interface GatherDnsOptions {
  /** Sender addresses of recent deliveries. */
  readonly senders: Observed<readonly string[]>;
  readonly servers: readonly ExaminedServer[];
  readonly selectors: readonly string[];
  readonly resolver: DnsResolver;
  readonly from: From;
}

/** Asks DNS about the domains that deliveries are sent from and the public addresses that servers are configured to use. */
export async function gatherDns({
  senders,
  servers,
  selectors,
  resolver,
  from,
}: GatherDnsOptions): Promise<DnsEvidence> {
  const domains = senders.ok
    ? [...new Set(senders.value.flatMap((sender) => domainOf(sender) ?? []))]
        .filter((domain) => !RESERVED.test(domain))
        .slice(0, MOST_DOMAINS)
    : [];
  const [seen, addresses] = await Promise.all([
    Promise.all(domains.map((domain) => lookUpDomain(domain, selectors, resolver, from))),
    Promise.all(publicAddresses(servers).map((one) => lookUpAddress(one, resolver, from))),
  ]);
  return { domains: senders.ok ? { ...senders, value: seen } : senders, addresses };
}

function publicAddresses(
  servers: readonly ExaminedServer[],
): readonly Pick<AddressDns, 'address' | 'server' | 'heloHost'>[] {
  const found = new Map<string, Pick<AddressDns, 'address' | 'server' | 'heloHost'>>();
  for (const { name, settings } of servers) {
    if (!settings.ok) {
      continue;
    }
    for (const { address, heloHost } of settings.value.affinities.flatMap(({ ips }) => ips)) {
      if (isPublic(address) && !found.has(address)) {
        found.set(address, { address, server: name, ...(heloHost === undefined ? {} : { heloHost }) });
      }
    }
  }
  return [...found.values()].slice(0, MOST_ADDRESSES);
}
