import type { Signature } from './signature';

/** A signature that a text holds, and where. */
export interface Match {
  readonly signature: Signature;
  readonly start: number;
  readonly end: number;
}

/** Longer than any line that is worth reading; what stands behind is not looked at. */
const LONGEST_TEXT = 10_000;

const CODE = /[a-z]{3}-\d{6}/gi;
/** An alternative of a pattern that begins with a code. */
const CODE_AT_START = /(?:^|\|)([a-z]{3}-\d{6})/g;

interface Entry {
  readonly signature: Signature;
  readonly pattern: RegExp;
}

/**
 * Finds the signatures in a line. Nearly all lines hold none, so two cheap looks come first: for a code, which leads to
 * the few signatures of that code, and for one of the fixed texts, all in one expression. Patterns run only after that.
 */
export class Matcher {
  private readonly byCode = new Map<string, Entry[]>();
  private readonly byText: Entry[] = [];
  private readonly anyText: RegExp;

  constructor(signatures: readonly Signature[]) {
    for (const signature of signatures) {
      const entry = { signature, pattern: new RegExp(signature.match, 'i') };
      for (const [, code = ''] of signature.match.matchAll(CODE_AT_START)) {
        this.byCode.set(code, [...(this.byCode.get(code) ?? []), entry]);
      }
      if (signature.anchors.length > 0) {
        this.byText.push(entry);
      }
    }
    const texts = [...new Set(this.byText.flatMap(({ signature }) => signature.anchors))].sort();
    this.anyText = new RegExp(texts.map(escaped).join('|'));
  }

  /** The signatures of a text, in the order of the catalogue. */
  match(text: string): readonly Match[] {
    const line = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
    const entries = this.candidates(line);
    const matches: Match[] = [];
    for (const { signature, pattern } of entries) {
      const match = pattern.exec(line);
      if (match !== null) {
        matches.push({ signature, start: match.index, end: match.index + match[0].length });
      }
    }
    return matches;
  }

  private candidates(line: string): ReadonlySet<Entry> {
    const found = new Set<Entry>();
    if (line.includes('-')) {
      for (const [code] of line.match(CODE)?.map((text) => [text.toLowerCase()]) ?? []) {
        this.byCode.get(code ?? '')?.forEach((entry) => found.add(entry));
      }
    }
    if (this.anyText.test(line.toLowerCase())) {
      this.byText.forEach((entry) => found.add(entry));
    }
    return found;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
