import { languages, type Uri } from 'vscode';
import { Disposable } from '../../../platform/disposable';
import { ComparedLogs } from '../editor/compare';
import { LOG_LANGUAGE, LOG_SCHEME, type LogsDeps } from '../contract';
import type { LogDocument } from '../logDocument';
import { codeHover } from './codeHover';
import { ErrorProblems } from './errorProblems';
import { idLinks } from './idLinks';
import { knownLineLenses } from './knownLineLenses';
import { LogLenses } from './logLenses';
import { ShownLines } from './shownLines';
import { foldingProvider, symbolProvider } from './structure';

export interface LanguageOptions {
  readonly find: (uri: Uri) => LogDocument | undefined;
  readonly deps: LogsDeps;
}

/** What the editor knows of the language of logs, in our documents and in files. */
export function registerLanguage({ find, deps }: LanguageOptions): Disposable {
  return new Language(find, deps);
}

class Language extends Disposable {
  constructor(find: LanguageOptions['find'], deps: LogsDeps) {
    super();
    const lines = new ShownLines();
    const targetOf = (uri: Uri) => find(uri)?.target;
    const everywhere = { language: LOG_LANGUAGE };
    const ours = { scheme: LOG_SCHEME };
    this._register(languages.registerFoldingRangeProvider(everywhere, foldingProvider(lines)));
    this._register(
      languages.registerDocumentSymbolProvider(everywhere, symbolProvider(lines), { label: 'Campaign log' }),
    );
    this._register(languages.registerHoverProvider(everywhere, codeHover(targetOf)));
    this._register(languages.registerDocumentLinkProvider(ours, idLinks(find)));
    this._register(languages.registerCodeLensProvider(everywhere, knownLineLenses(lines, targetOf)));
    this._register(languages.registerCodeLensProvider(ours, this._register(new LogLenses(find))));
    this._register(
      this._register(new ErrorProblems(lines, () => deps.settings().logProblems, deps.onDidChangeSettings)),
    );
    this._register(new ComparedLogs());
  }
}
