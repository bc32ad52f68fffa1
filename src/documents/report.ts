import type { Report, ReportFix } from '../shared/report';

/**
 * The line (from 0) of the heading that says `title`, or the longest one that is part of it (a title may add how sure
 * it is); 0, the report's own title, when there is none.
 */
export function headingLine(text: string, title: string): number {
  const wanted = plain(title);
  const headings = text
    .split('\n')
    .map((line, number) => ({ number, words: isHeading(line) ? plain(line.replace(STEP, '')) : '' }))
    .filter(({ number, words }) => number > 0 && words !== '' && (wanted.includes(words) || words.includes(wanted)));
  const [best] = headings.sort((a, b) => b.words.length - a.words.length);
  return best?.number ?? 0;
}

/** The headings of a report, each with the lines that belong to it; the first is the report itself. */
export function sections(
  text: string,
): readonly { readonly name: string; readonly first: number; readonly last: number }[] {
  const lines = text.trimEnd().split('\n');
  const headings = lines.flatMap((line, first) => {
    const [, marks = '', name = ''] = /^(#{1,2}) (.*)$/.exec(line) ?? [];
    return marks === '' ? [] : [{ name, first, level: marks.length }];
  });
  return headings.map(({ name, first, level }, index) => {
    const next = headings.slice(index + 1).find((other) => other.level <= level);
    return { name, first, last: (next?.first ?? lines.length) - 1 };
  });
}

/** A stretch of a line, from 0, that says what a fix does. */
export interface FixPlace {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly fix: ReportFix;
}

/** Where a report lists its fixes: below the heading of their problem, the items that say their titles, each once. */
export function fixPlaces({ text, problems }: Report): readonly FixPlace[] {
  const lines = text.split('\n');
  const taken = new Set<number>();
  return problems.flatMap(({ heading, fixes }) => {
    const from = headingLine(text, heading);
    const next = lines.findIndex((line, number) => number > from && (line.startsWith('## ') || STEP.test(line)));
    return fixes.flatMap((fix) => {
      const title = plain(fix.title);
      const line = lines.findIndex(
        (words, number) =>
          number > from &&
          (next < 0 || number < next) &&
          !taken.has(number) &&
          plain(itemOf(words)?.[2] ?? '') === title,
      );
      const [, before = '', words = ''] = itemOf(lines[line] ?? '') ?? [];
      if (line < 0) {
        return [];
      }
      taken.add(line);
      return [{ line, start: before.length, end: before.length + words.length, fix }];
    });
  });
}

/** The beginning of a step of a guide, which is a heading of its own. */
const STEP = /^- \[[ x]\] (?:\d+\. )?/;

function isHeading(line: string): boolean {
  return line.startsWith('#') || STEP.test(line);
}

/** An item of a list, bold or not: what stands before its words, and these. */
function itemOf(line: string): RegExpExecArray | null {
  return /^(\s*- (?:\*\*)?)(.+?)(?:\*\*)?\s*$/.exec(line);
}

/** Without Markdown's escapes and marks. */
function plain(text: string): string {
  return text
    .replace(/[\\*_`#]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
