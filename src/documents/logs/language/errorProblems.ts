import { Diagnostic, DiagnosticSeverity, languages, workspace, type TextDocument } from 'vscode';
import { codesIn } from '../../../domain/log/codeAt';
import { Disposable } from '../../../platform/disposable';
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
    const errors: number[] = [];
    this.lines.of(document).forEach((line, number) => {
      if (line?.level === 'error') {
        errors.push(number);
      }
    });
    this.problems.set(
      document.uri,
      errors.slice(-MOST).map((number) => problemOf(document, number, this.lines.of(document)[number]?.message ?? '')),
    );
  }
}

function problemOf(document: TextDocument, number: number, message: string): Diagnostic {
  const problem = new Diagnostic(document.lineAt(number).range, message, DiagnosticSeverity.Error);
  problem.source = 'Delivery Doctor';
  const code = codesIn(message).find(({ kind }) => kind === 'campaign');
  if (code !== undefined) {
    problem.code = code.text;
  }
  return problem;
}
