import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  languages,
  Range,
  type DocumentSelector,
  type Uri,
} from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import { Disposable } from '../../platform/disposable';
import { refOfUri } from '../deliveryUri';
import type { ReportProblem } from '../../shared/report';
import { placeOfPath, placesOfCause, type SourceText } from './sourceXml';

const SEVERITIES: Readonly<Record<ReportProblem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** What the last diagnosis of each delivery found, at the attribute of its source that shows it, with the same fixes. */
export class SourceProblems extends Disposable {
  private readonly found = new Map<string, readonly ReportProblem[]>();
  private readonly collection = this._register(languages.createDiagnosticCollection('delivery-doctor-source'));

  constructor(
    selector: DocumentSelector,
    private readonly textOf: (uri: Uri) => SourceText | undefined,
  ) {
    super();
    this._register(
      languages.registerCodeActionsProvider(
        selector,
        { provideCodeActions: ({ uri }, _range, { diagnostics }) => this.fixes(uri, diagnostics) },
        { providedCodeActionKinds: [CodeActionKind.QuickFix] },
      ),
    );
  }

  set(ref: DeliveryRef, problems: readonly ReportProblem[]): void {
    this.found.set(keyOf(ref), problems);
  }

  /** Puts the problems of a source into Problems, or takes them out when it is not open any more. */
  show(uri: Uri): void {
    const text = this.textOf(uri);
    if (text === undefined) {
      this.collection.delete(uri);
    } else {
      this.collection.set(
        uri,
        this.of(uri).map((problem) => diagnosticOf(problem, text)),
      );
    }
  }

  private of(uri: Uri): readonly ReportProblem[] {
    const ref = refOfUri(uri);
    return ref === undefined ? [] : (this.found.get(keyOf(ref)) ?? []);
  }

  private fixes(uri: Uri, asked: readonly Diagnostic[]): CodeAction[] {
    return asked.flatMap((diagnostic) => {
      const problem = this.of(uri).find(
        ({ code, message }) => code === diagnostic.code && message === diagnostic.message,
      );
      return (problem?.fixes ?? []).map((fix) => {
        const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
        action.command = { title: fix.title, command: fix.command, arguments: [fix.argument] };
        action.diagnostics = [diagnostic];
        return action;
      });
    });
  }
}

function diagnosticOf({ code, message, severity }: ReportProblem, { root }: SourceText): Diagnostic {
  const place =
    placesOfCause(code)
      .map((path) => placeOfPath(root, path))
      .find((found) => found !== undefined) ?? root;
  const diagnostic = new Diagnostic(
    new Range(place.line, place.start, place.line, place.end),
    message,
    SEVERITIES[severity],
  );
  diagnostic.source = 'Delivery Doctor';
  diagnostic.code = code;
  return diagnostic;
}

function keyOf({ connectionId, deliveryId }: DeliveryRef): string {
  return `${connectionId}\n${deliveryId}`;
}
