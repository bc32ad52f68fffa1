/** What hides the middle of an address. */
const HIDDEN = '•••';

/**
 * An address that still tells where a fault lies but not whose it is: the first character and the domain of an
 * e-mail address (`j•••@example.com`), the beginning and the end of a number (`+336•••42`), nothing of the rest.
 */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) {
    return `${beginning(address)}${address.slice(at)}`;
  }
  const text = address.trim();
  if (text === '') {
    return '';
  }
  return /^\+?[\d\s().-]{6,}$/.test(text) ? `${text.slice(0, 4)}${HIDDEN}${text.slice(-2)}` : HIDDEN;
}

/**
 * An e-mail address somewhere in a text, with an `@` or its escape in addresses of pages. It begins where a word does,
 * or is quoted; its domain ends in a label that begins with a letter, so that versions and numbers stay.
 */
const IN_TEXT =
  /((?:"[^"\n]{1,64}"|(?<![\p{L}\p{N}_])[\p{L}\p{N}_][^\s<>"(),;|@]{0,200}?))(@|%40)((?:[\p{L}\p{N}_-]{1,63}\\?\.)+\p{L}[\p{L}\p{N}-]{1,62})/giu;

/** A text with the names in its e-mail addresses hidden; domains stay, because finding a fault needs them. */
export function maskAddresses(text: string, hide: (name: string) => string = beginning): string {
  if (!text.includes('@') && !text.includes('%40')) {
    return text;
  }
  return text.replace(IN_TEXT, (_whole, name: string, at: string, domain: string) => `${hide(name)}${at}${domain}`);
}

function beginning(name: string): string {
  return `${Array.from(name)[0] ?? ''}${HIDDEN}`;
}

/** The domain of an e-mail address, in lower case; undefined for what is none. */
export function domainOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain =
    at < 1
      ? ''
      : address
          .slice(at + 1)
          .trim()
          .toLowerCase();
  return domain === '' ? undefined : domain;
}
