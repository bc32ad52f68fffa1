import { parserFault } from './faults';

export type Token =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }
  /** An attribute or element path: `@id`, `delivery/@label`, or anything in brackets. */
  | { readonly kind: 'path'; readonly text: string }
  /** A lone word: keyword, function name or element. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string };

const SPACE = /\s+/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const DATE = /#([^#]*)#/y;
const BRACKETED = /\[([^\]]*)\]/y;
const NAME = /(?:\.\.\/)*(?:[A-Za-z_][\w:-]*\/)*@?[A-Za-z_][\w]*/y;
const SYMBOL = /<>|!=|<=|>=|\|\||[=<>+\-*/%(),]/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Reads 'it\'s' from its opening quote; answers the text and where it ends. */
function readString(source: string, start: number): { text: string; end: number } {
  const quote = source.charAt(start);
  let text = '';
  for (let at = start + 1; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\' && at + 1 < source.length) {
      // LIKE patterns keep their escapes of % and _: the translator needs them.
      const next = source.charAt(++at);
      text += next === '%' || next === '_' ? `\\${next}` : next;
    } else if (char === quote) {
      return { text, end: at + 1 };
    } else {
      text += char;
    }
  }
  throw parserFault(source);
}

function nextToken(source: string, at: number): { token: Token; end: number } {
  const char = source.charAt(at);
  if (char === "'" || char === '"') {
    const { text, end } = readString(source, at);
    return { token: { kind: 'string', text }, end };
  }
  const attempts: readonly [RegExp, (found: RegExpExecArray) => Token][] = [
    [NUMBER, ([text]) => ({ kind: 'number', text })],
    [DATE, (found) => ({ kind: 'date', text: found[1] ?? '' })],
    [BRACKETED, (found) => ({ kind: 'path', text: (found[1] ?? '').trim() })],
    [NAME, ([text]) => ({ kind: text.includes('@') || text.includes('/') ? 'path' : 'word', text })],
    [SYMBOL, ([text]) => ({ kind: 'symbol', text })],
  ];
  for (const [pattern, make] of attempts) {
    const found = match(pattern, source, at);
    if (found !== null) {
      return { token: make(found), end: pattern.lastIndex };
    }
  }
  throw parserFault(source);
}

/** Splits an XTK expression into tokens. Throws XTK-170036 when it cannot. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = match(SPACE, source, at);
    if (space !== null) {
      at = SPACE.lastIndex;
      continue;
    }
    const { token, end } = nextToken(source, at);
    tokens.push(token);
    at = end;
  }
  return tokens;
}
