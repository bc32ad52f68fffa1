/** One piece of a search: a free word, or `key:value`. */
export interface FilterToken {
  /** Where it begins in the text, and how long it is as typed. */
  readonly at: number;
  readonly length: number;
  /** As typed, before the colon; undefined for a free word. */
  readonly key?: string;
  /** Without quotes. */
  readonly value: string;
  /** A quote was opened and never closed. */
  readonly open?: boolean;
}

/** Only letters before the colon make a key, so that a time or an address stays a free word; quotes keep blanks together. */
const PIECE = /(?:([A-Za-z]+):)?("[^"]*"?|[^\s"]*)/y;

/** Splits a search at blanks; `"…"` keeps them. */
export function filterTokens(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = /\s*/y;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    PIECE.lastIndex = at;
    const [whole = '', key, raw = ''] = PIECE.exec(text) ?? [];
    if (whole === '') {
      break;
    }
    const quoted = raw.startsWith('"');
    const open = quoted && (raw.length === 1 || !raw.endsWith('"'));
    const value = quoted ? raw.slice(1, open ? undefined : -1) : raw;
    tokens.push({ at, length: whole.length, key, value, ...(open ? { open } : {}) });
    at += whole.length;
  }
  return tokens;
}
