import { Diagnostic, DiagnosticSeverity, languages, workspace, type TextDocument } from 'vscode';
import { codesIn } from '../../../domain/log/codeAt';
import { explainText } from '../../../knowledge';
import { Disposable } from '../../../platform/disposable';
import { explanationLines } from '../../../platform/explanationText';
import { languageOfTheWindow } from '../../../platform/language';
import { LOG_LANGUAGE } from '../contract';
import type { ShownLines } from './shownLines';

/** The newest errors of a log; more would bury other problems. */
const MOST = 200;
const WAIT_MS = 700;

/** Lines in error as Problems, where the person wants that. */
export class ErrorProblems extends Disposable {
  private readonly problems = this._register(languages.createDiagnosticCollection('campaign-log'));
  private readonly waiting = new Map<TextDocument, NodeJS.Timeout>();

  constructor(
    private readonly lines: ShownLines,
    private readonly wanted: () => boolean,
    onDidChangeSettings: (listener: () => void) => { dispose(): unknown },
  ) {
    super();
    const later = (document: TextDocument): void => {
      if (document.languageId !== LOG_LANGUAGE || !this.wanted() || this.waiting.has(document)) {
        return;
      }
      this.waiting.set(
        document,
        setTimeout(() => {
          this.waiting.delete(document);
          this.look(document);
        }, WAIT_MS),
      );
    };
    const all = (): void => {
      this.problems.clear();
      workspace.textDocuments.forEach(later);
    };
    this._register(workspace.onDidOpenTextDocument(later));
    this._register(
      workspace.onDidChangeTextDocument(({ document }) => {
        later(document);
      }),
    );
    this._register(
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.problems.delete(uri);
      }),
    );
    this._register(onDidChangeSettings(all));
    this._register({
      dispose: () => {
        for (const timer of this.waiting.values()) {
          clearTimeout(timer);
        }
      },
    });
    all();
  }

  private look(document: TextDocument): void {
    if (document.isClosed || !this.wanted()) {
      return;
    }
    const problems: Diagnostic[] = [];
    const lines = this.lines.of(document);
    for (let number = lines.length - 1; number >= 0 && problems.length < MOST; number -= 1) {
      const line = lines[number];
      const problem = line?.level === 'error' ? problemOf(document, number, line.message) : undefined;
      if (problem !== undefined) {
        problems.push(problem);
      }
    }
    this.problems.set(document.uri, problems.reverse());
  }
}

/** Undefined for a line that only looks like trouble. */
function problemOf(document: TextDocument, number: number, message: string): Diagnostic | undefined {
  const [known] = explainText(message, { language: languageOfTheWindow() });
  if (known?.role === 'noise') {
    return undefined;
  }
  const words = known?.role === 'cause' ? `${message}\n${explanationLines(known).join('\n')}` : message;
  const problem = new Diagnostic(document.lineAt(number).range, words, DiagnosticSeverity.Error);
  problem.source = 'Delivery Doctor';
  const code = codesIn(message).find(({ kind }) => kind === 'campaign');
  if (code !== undefined) {
    problem.code = code.text;
  }
  return problem;
}
