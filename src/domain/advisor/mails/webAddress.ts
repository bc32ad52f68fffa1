import { PERSONALISED } from './findImages';

/** A web address whose host is known; undefined for others: relative, personalised, `data:`, `cid:`. */
export function webAddress(source: string): URL | undefined {
  if (source.includes(PERSONALISED)) {
    return undefined;
  }
  const full = source.startsWith('//') ? `https:${source}` : source;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  return url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}

/** Names and addresses that mean something inside a network only: no reader of a mail gets there. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  if (host.includes(':')) {
    return /^(?:::1?$|f[cd]|fe[89ab]|::ffff:)/.test(host);
  }
  if (/^\d+(?:\.\d+){3}$/.test(host)) {
    return /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      host,
    );
  }
  return !host.includes('.') || /\.(?:localhost|local|internal|lan|home|corp)$/.test(host);
}

/** Names that nobody can own, for documentation and tests (RFC 2606, RFC 6761): nothing is behind them. */
export function isReservedHost(hostname: string): boolean {
  return /(?:^|\.)(?:example|example\.(?:com|net|org)|test|invalid)$/i.test(hostname);
}
