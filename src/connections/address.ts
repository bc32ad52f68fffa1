/** Why a typed address cannot be used, or what is worth a warning. */
export type AddressProblem = 'empty' | 'notAnAddress' | 'scheme' | 'credentialsInside' | 'clearText';

export interface Address {
  /** Without trailing slash; undefined when it cannot be used. */
  readonly url?: string;
  readonly problem?: AddressProblem;
}

/** Ends of addresses that people copy from a browser or a console and that are not part of the base. */
const TAILS = [/\/r\/test\/?$/i, /\/nl\/jsp\/[^/]+\.jsp$/i, /\/view\/home\/?$/i, /\/nms\/jsp\/[^/]+\.jsp$/i];

/**
 * Makes a base URL of what a person typed or pasted: adds `https://`, cuts a known page's path, the query and
 * trailing slashes. `http` is allowed with a warning (`clearText`) unless it is this machine.
 */
export function parseAddress(typed: string): Address {
  const text = typed.trim();
  if (text === '') {
    return { problem: 'empty' };
  }
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    return { problem: 'notAnAddress' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { problem: 'scheme' };
  }
  if (url.username !== '' || url.password !== '') {
    return { problem: 'credentialsInside' };
  }
  if (url.hostname === '' || /\s/.test(text)) {
    return { problem: 'notAnAddress' };
  }
  const path = TAILS.reduce((rest, tail) => rest.replace(tail, ''), url.pathname).replace(/\/+$/, '');
  const base = `${url.protocol}//${url.host}${path}`;
  return url.protocol === 'http:' && !isThisMachine(url.hostname) ? { url: base, problem: 'clearText' } : { url: base };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** A name to suggest for an instance: the first part of its host, e.g. `shop` of `shop.campaign.example.com`. */
export function suggestedName(url: string): string {
  try {
    const host = new URL(url).hostname;
    return /^[\d.]+$|^\[/.test(host) ? host : (host.split('.')[0] ?? host);
  } catch {
    return '';
  }
}
