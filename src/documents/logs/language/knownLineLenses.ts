import { CodeLens, l10n, Range, type CodeLensProvider, type Uri } from 'vscode';
import { explainText } from '../../../knowledge';
import { languageOfTheWindow } from '../../../platform/language';
import type { LogTarget } from '../contract';
import { placeOf } from './codeHover';
import type { ShownLines } from './shownLines';

/** The newest lines in trouble that are looked at, and the lenses drawn: more would hide the log. */
const MOST_LINES = 2000;
const MOST_LENSES = 20;
const LONGEST_TITLE = 110;

/** Above lines in trouble that the catalogue explains: what they mean, in one sentence; a click shows the rest. */
export function knownLineLenses(lines: ShownLines, targetOf: (uri: Uri) => LogTarget | undefined): CodeLensProvider {
  return {
    provideCodeLenses: (document, token) => {
      const place = placeOf(targetOf(document.uri));
      const language = languageOfTheWindow();
      const lenses: CodeLens[] = [];
      const seen = new Set<string>();
      const shown = lines.of(document);
      let left = MOST_LINES;
      for (let at = shown.length - 1; at >= 0 && left > 0 && lenses.length < MOST_LENSES; at -= 1) {
        const line = shown[at];
        if (line?.level !== 'error' && line?.level !== 'warning') {
          continue;
        }
        left -= 1;
        const [explanation] = explainText(line.message, { language, ...(place === undefined ? {} : { place }) });
        // The same text again says nothing new.
        if (explanation?.role !== 'cause' || seen.has(explanation.id) || token.isCancellationRequested) {
          continue;
        }
        seen.add(explanation.id);
        lenses.push(
          new CodeLens(new Range(at, 0, at, 0), {
            title: `$(lightbulb)\u00a0${shortened(explanation.meaning)}`,
            tooltip: l10n.t('Explain this line'),
            command: 'deliveryDoctor.explainLine',
            arguments: [{ text: line.message, ...(place === undefined ? {} : { place }) }],
          }),
        );
      }
      return lenses;
    },
  };
}

function shortened(text: string): string {
  return text.length <= LONGEST_TITLE ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST_TITLE))} …`;
}
