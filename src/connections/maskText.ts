import { maskAddresses } from '../domain/maskedAddress';
import { MASK, maskSecrets } from '../servers/config/maskSecrets';

/** Shorter texts are words that happen to be a secret somewhere: masking them would eat ordinary text. */
const SHORTEST_SECRET = 4;

/** International numbers, and national ones as they are written in France: a recipient of text messages. */
const PHONE =
  /(?<![\p{L}\p{N}.:-])(?:\+|00)[1-9](?:[ .()-]{0,2}\d){7,13}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}.:/-])0[1-9](?:[ .-]?\d{2}){4}(?![\p{L}\p{N}])/gu;

const SECRET_NAME =
  '[\\w.-]{0,40}(?:password|passwd|passphrase|pwd|secret|token|api-?key|credential|authorization|cookie)[\\w-]{0,20}';
/** `X-Security-Token: abc`, `password=abc`, `"client_secret":"abc"`; a whole line of a header that may hold several. */
const NAMED = new RegExp(
  `(${SECRET_NAME}["']?\\s{0,3}[:=]\\s{0,3}["']?)((?:(?:bearer|basic)\\s+)?[^\\s"'&,;<>|]{1,4096})`,
  'gi',
);
const HEADER = /\b((?:set-)?cookie|authorization)(\s{0,3}:\s{0,3})[^\r\n"'<]{1,4096}/gi;
const BEARER = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;
/** A signed token, a session of Campaign, a private key: known by their looks. */
const TOKENS = [
  /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g,
  /___[0-9a-f]{8}-[0-9a-f-]{20,}/gi,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

/** Numbers and switches behind such a name are settings about secrets: `tokenTimeoutSec=60`. */
const HARMLESS = /^(?:true|false|null|undefined|\d{1,6})$/i;

/**
 * A text that may be handed on: secrets, addresses of people (their domain stays, because deliverability is about it)
 * and telephone numbers masked. `known` are secrets that must not appear whatever they stand behind.
 */
export function maskText(text: string, known: readonly string[] = []): string {
  let masked = maskKnown(text, known);
  for (const token of TOKENS) {
    masked = masked.replace(token, MASK);
  }
  const withoutSecrets = maskSecrets(masked)
    .replace(HEADER, `$1$2${MASK}`)
    .replace(NAMED, (whole: string, name: string, value: string) =>
      HARMLESS.test(value) || value.startsWith(MASK) ? whole : `${name}${MASK}`,
    )
    .replace(BEARER, `$1 ${MASK}`);
  return maskAddresses(withoutSecrets, () => MASK).replace(PHONE, MASK);
}

/** The same text without secrets that are known, in any form that they are written in. */
export function maskKnown(text: string, known: readonly string[]): string {
  return known.flatMap(formsOf).reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
}

/** A secret as it is, as it stands in an address, in XML and in JSON; a pair of tokens is several secrets. */
function formsOf(secret: string): readonly string[] {
  const parts = [
    secret,
    ...(secret.startsWith('[') || secret.startsWith('{')
      ? (secret.match(/"[^"]{4,}"/g) ?? []).map((part) => part.slice(1, -1))
      : []),
  ];
  const xml = (part: string): string => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const forms = parts.flatMap((part) => [
    part,
    encodeURIComponent(part),
    xml(part),
    JSON.stringify(part).slice(1, -1),
    Buffer.from(part).toString('base64'),
  ]);
  return [...new Set(forms)]
    .filter((form) => form.trim().length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
}
