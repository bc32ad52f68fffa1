const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser turns bare white space in attributes into blanks and \r\n in text into \n: only references survive.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** True for a text that XML 1.0 can carry: no control characters but tab and line ends, no lone surrogates. */
export function isXmlText(text: string): boolean {
  return /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text);
}

/**
 * Escapes a text for element content and for attributes in either quote.
 * Throws a RangeError for a text that XML cannot carry (see `isXmlText`); the error does not quote the text.
 */
export function escapeXml(text: string): string {
  if (!isXmlText(text)) {
    throw new RangeError('the text contains a character that XML cannot carry');
  }
  return text.replace(/[&<>"'\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
