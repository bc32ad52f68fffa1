/** What hides the middle of an address. */
const HIDDEN = '•••';

/**
 * An address that still tells where a fault lies but not whose it is: the first character and the domain of an
 * e-mail address (`j•••@example.com`), the beginning and the end of a number (`+336•••42`), nothing of the rest.
 */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) return `${Array.from(address)[0] ?? ''}${HIDDEN}${address.slice(at)}`;
  const text = address.trim();
  if (text === '') return '';
  return /^\+?[\d\s().-]{6,}$/.test(text) ? `${text.slice(0, 4)}${HIDDEN}${text.slice(-2)}` : HIDDEN;
}

/** The domain of an e-mail address, in lower case; undefined for what is none. */
export function domainOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = at < 1 ? '' : address.slice(at + 1).trim().toLowerCase();
  return domain === '' ? undefined : domain;
}
