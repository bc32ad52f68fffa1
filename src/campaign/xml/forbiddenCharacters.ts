/**
 * Characters that XML forbids (control characters save tab and line ends; U+FFFE, U+FFFF), as bounce messages of
 * strangers may contain them. Each becomes U+241A, "symbol for substitute", so that a million messages are not lost to
 * one of them; no name may contain that, so inside a tag they are an error all the same.
 * Made from code points because a range `\p{Cc}` takes three times as long as all the rest of the reading.
 */
const FORBIDDEN_RANGES = [
  [0, 8],
  [11, 12],
  [14, 31],
  [0xfffe, 0xffff],
] as const;
const FORBIDDEN = new RegExp(
  `[${FORBIDDEN_RANGES.map(([from, to]) => `${String.fromCharCode(from)}-${String.fromCharCode(to)}`).join('')}]`,
);
const EVERY_FORBIDDEN = new RegExp(FORBIDDEN.source, 'g');
const SUBSTITUTE = '\u241a';

/** The text with a substitute for each character that XML forbids; most texts have none. */
export function withoutForbidden(text: string): string {
  return FORBIDDEN.test(text) ? text.replace(EVERY_FORBIDDEN, SUBSTITUTE) : text;
}
