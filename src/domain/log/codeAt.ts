import { enhancedDetail, smtpReply, type EnhancedDetail, type SmtpReply } from './smtpTable';

/** A code that stands in a line, with what is known of it. */
export type FoundCode = { readonly text: string; readonly start: number; readonly end: number } & CodeMeaning;

export type CodeMeaning =
  /** `DLV-490032`: the catalogue of `knowledge` says what it means. */
  | { readonly kind: 'campaign' }
  /** `5.1.1`: the class decides whether it is worth trying again. */
  | { readonly kind: 'enhanced'; readonly status: '2' | '4' | '5'; readonly detail?: EnhancedDetail }
  | { readonly kind: 'reply'; readonly reply: SmtpReply }
  /** `iRc=-53`: what a method of Campaign answered. */
  | { readonly kind: 'returnCode'; readonly value: string };

const CAMPAIGN = /\b[A-Z]{3}-\d{6}\b/g;
const ENHANCED = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\.\d|\d)/g;
const RETURN_CODE = /\biRc=(-?\d+)/g;
/** A reply is three digits before an enhanced code or a hyphen of a longer reply, or at the start of what was answered. */
const REPLY =
  /(?:^|['"“:>(\]]\s{0,2}|\b(?:code|reply|answered|SMTP|HTTP)\s{1,2})([2-5]\d\d)(?=[ -](?!\d{4}))|\b([2-5]\d\d)(?=[ -][245]\.\d{1,3}\.\d{1,3})/gi;

/** All codes of a line, in order. */
export function codesIn(line: string): readonly FoundCode[] {
  const found: FoundCode[] = [];
  for (const match of line.matchAll(CAMPAIGN)) {
    found.push({ ...place(match.index, match[0]), kind: 'campaign' });
  }
  for (const match of line.matchAll(ENHANCED)) {
    const [text, status = '', subject = '', detail = ''] = match;
    if (status !== '2' && status !== '4' && status !== '5') {
      continue;
    }
    const known = enhancedDetail(`${subject}.${detail}`);
    found.push({
      ...place(match.index, text),
      kind: 'enhanced',
      status,
      ...(known === undefined ? {} : { detail: known }),
    });
  }
  for (const match of line.matchAll(RETURN_CODE)) {
    found.push({ ...place(match.index, match[0]), kind: 'returnCode', value: match[1] ?? '' });
  }
  for (const match of line.matchAll(REPLY)) {
    const text = match[1] ?? match[2] ?? '';
    const reply = smtpReply(text);
    if (reply !== undefined) {
      found.push({ ...place(match.index + match[0].length - text.length, text), kind: 'reply', reply });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The code at a column; undefined where none stands. */
export function codeAt(line: string, column: number): FoundCode | undefined {
  return codesIn(line).find(({ start, end }) => start <= column && column <= end);
}

function place(start: number, text: string): { readonly text: string; readonly start: number; readonly end: number } {
  return { text, start, end: start + text.length };
}
