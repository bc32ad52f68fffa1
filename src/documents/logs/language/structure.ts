import {
  DocumentSymbol,
  FoldingRange,
  FoldingRangeKind,
  Range,
  SymbolKind,
  type DocumentSymbolProvider,
  type FoldingRangeProvider,
  type TextDocument,
} from 'vscode';
import type { LogPart } from '../../../domain/log/logOutline';
import type { ShownLines } from './shownLines';

/** More than VS Code folds or lists with profit; the newest count. */
const MOST = 5000;

const KINDS: Readonly<Record<LogPart['kind'], SymbolKind>> = {
  day: SymbolKind.Namespace,
  step: SymbolKind.Event,
  entry: SymbolKind.String,
};

/** Folds days, the steps of a job inside them, and entries of several lines. */
export function foldingProvider(lines: ShownLines): FoldingRangeProvider {
  return {
    provideFoldingRanges: (document) => {
      const ranges: FoldingRange[] = [];
      const add = ({ kind, start, end, parts }: LogPart): void => {
        if (end > start) {
          ranges.push(new FoldingRange(start, end, kind === 'entry' ? undefined : FoldingRangeKind.Region));
        }
        parts.forEach(add);
      };
      lines.outline(document).forEach(add);
      return ranges.slice(-MOST);
    },
  };
}

/** The outline: days, steps, and entries in error. */
export function symbolProvider(lines: ShownLines): DocumentSymbolProvider {
  return {
    provideDocumentSymbols: (document) => {
      let left = MOST;
      const symbolsOf = (parts: readonly LogPart[]): DocumentSymbol[] =>
        parts
          .filter(({ kind, level }) => kind !== 'entry' || level === 'error')
          .slice(-left)
          .map((part) => {
            left -= 1;
            const symbol = symbolOf(document, part);
            symbol.children = left > 0 ? symbolsOf(part.parts) : [];
            return symbol;
          });
      return symbolsOf(lines.outline(document));
    },
  };
}

function symbolOf(document: TextDocument, { kind, title, time, level, start, end }: LogPart): DocumentSymbol {
  const line = document.lineAt(start).range;
  const range = new Range(line.start, document.lineAt(Math.min(end, document.lineCount - 1)).range.end);
  const symbolKind = level === 'error' ? SymbolKind.Constant : KINDS[kind];
  return new DocumentSymbol(
    title.slice(0, 120) || (time ?? '–'),
    kind === 'day' ? '' : (time ?? ''),
    symbolKind,
    range,
    line,
  );
}
