import { l10n } from 'vscode';
import type { Explanation, Language } from '../../domain/explanation';
import { explainText } from '../../knowledge';
import { explanationLines } from '../../platform/explanationText';
import { plain } from '../markdown';
import { numberText } from '../words/format';
import type { SupportFile } from './contract';

/** More kinds of texts than a reader goes through. */
const MOST = 60;

interface Known {
  readonly explanation: Explanation;
  readonly path: string;
  /** The last line that was recognised: the newest of its file. */
  line: string;
  count: number;
}

/** What the catalogue knows of the lines of journals and logs, causes first; no file where it knows none. */
export function knownTexts(files: readonly SupportFile[], language: Language): readonly SupportFile[] {
  const known = new Map<string, Known>();
  for (const { path, text } of files.filter((file) => /\.(?:log|txt)$/.test(file.path))) {
    const place = path === 'journal.txt' ? 'journal' : 'serverLog';
    for (const line of text.split('\n')) {
      const [explanation] = explainText(line, { language, place });
      if (explanation === undefined) {
        continue;
      }
      const key = `${path} ${explanation.id}`;
      const before = known.get(key);
      known.set(key, { explanation, path, line, count: (before?.count ?? 0) + 1 });
    }
  }
  const ordered = [...known.values()].sort((a, b) => order(a) - order(b)).slice(0, MOST);
  return ordered.length === 0 ? [] : [{ path: 'known-texts.md', text: rendered(ordered) }];
}

function order({ explanation: { role, certainty } }: Known): number {
  const roles = { cause: 0, wrapper: 10, noise: 20 };
  const certainties = { certain: 0, likely: 1, possible: 2 };
  return roles[role] + certainties[certainty];
}

function rendered(known: readonly Known[]): string {
  const sections = known.map(({ explanation, path, line, count }) =>
    [
      `## ${plain(path)}: ${explanation.id}`,
      l10n.t('{0} lines, the last ones:', numberText(count)),
      `    ${line.trim()}`,
      ...explanationLines(explanation).map(plain),
      ...explanation.links.map(({ url }) => url),
    ].join('\n\n'),
  );
  return [`# ${l10n.t('What is known of texts in journals and logs')}`, ...sections, ''].join('\n\n');
}
