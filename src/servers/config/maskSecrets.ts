/** What stands in the place of a secret. */
export const MASK = '••••••';

/** Names of attributes and elements that hold a secret. */
const SECRET_NAME = String.raw`[\w:.-]*(?:password|passwd|passphrase|pwd|secret|token|privatekey|encryptionkey|cryptkey|apikey|sharedkey|credential|authorization)[\w:.-]*`;

/** `allowEmptyPassword="true"`, `sessionTokenOnly="false"`, `tokenTimeoutSec="60"`: settings about secrets, not secrets. */
const SETTING_NAME = /^allow|only$|sec$|timeout$|length$|period$/i;
const HARMLESS_VALUE = /^(?:|true|false|\d{1,6})$/;

const ATTRIBUTE = new RegExp(String.raw`(?<![\w:.-])(${SECRET_NAME})(\s*=\s*)("[^"]*"|'[^']*')`, 'gi');
const ELEMENT = new RegExp(String.raw`(<(${SECRET_NAME})(?:\s[^<>]*)?>)([^<]+)(</)`, 'gi');
/** `https://user:password@host`. */
const USER_INFO = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/@"'<>]{1,200}:)[^\s@/"'<>]{1,200}(@)/gi;

/** A configuration file with its passwords, tokens and keys masked; everything else as it is, also inside comments. */
export function maskSecrets(xml: string): string {
  return xml
    .replace(ATTRIBUTE, (whole: string, name: string, equals: string, quoted: string) => {
      const value = quoted.slice(1, -1);
      const harmless = value === '' || (SETTING_NAME.test(name) && HARMLESS_VALUE.test(value));
      return harmless ? whole : `${name}${equals}${quoted.charAt(0)}${MASK}${quoted.charAt(0)}`;
    })
    .replace(ELEMENT, (whole: string, open: string, _name: string, value: string, close: string) =>
      value.trim() === '' ? whole : `${open}${MASK}${close}`,
    )
    .replace(USER_INFO, `$1${MASK}$2`);
}
