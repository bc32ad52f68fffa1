import type { Observed } from '../../judgement/observed';

/** A DMARC record and the name it was found for: the sending domain's own, or a parent's. */
export interface DmarcSeen {
  readonly domain: string;
  readonly record: string;
}

/** One DKIM key that was asked for by its selector. */
export interface DkimKey {
  readonly selector: string;
  /** Length of an RSA key; undefined for other kinds, or when it cannot be read. */
  readonly bits?: number;
  /** An empty `p=`: the key was called back. */
  readonly revoked: boolean;
}

export interface DkimSeen {
  /** Whether anything at all exists below `_domainkey`; false proves that there is no key, true proves little. */
  readonly anything: boolean;
  /** Keys of the selectors that were asked for and exist. */
  readonly keys: readonly DkimKey[];
  /** Selectors that were asked for. */
  readonly asked: readonly string[];
}

/** What DNS says of a domain that mails are sent from. */
export interface DomainDns {
  readonly domain: string;
  /** Names of its mail servers, best first; '' is the null MX, which refuses all mail. */
  readonly mx: Observed<readonly string[]>;
  /** Whether the domain has an address of its own, which mail falls back to without MX. */
  readonly hasAddress: Observed<boolean>;
  /** TXT records that begin with `v=spf1`. */
  readonly spf: Observed<readonly string[]>;
  readonly dmarc: Observed<DmarcSeen | undefined>;
  readonly dkim: Observed<DkimSeen>;
}

/** What DNS says of an address that a server sends from. */
export interface AddressDns {
  readonly address: string;
  readonly server: string;
  readonly heloHost?: string;
  /** Names that the address leads back to, each with whether the name leads to the address again. */
  readonly names: Observed<readonly { readonly name: string; readonly confirmed: boolean }[]>;
}

/** DNS around an instance: the domains it sends from and the public addresses it sends by. */
export interface DnsEvidence {
  readonly domains: Observed<readonly DomainDns[]>;
  readonly addresses: readonly AddressDns[];
}
