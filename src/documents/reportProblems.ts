import { Diagnostic, DiagnosticSeverity, DiagnosticTag, l10n, languages, Range, type Uri } from 'vscode';
import { Disposable } from '../platform/disposable';
import type { Report, ReportProblem } from '../shared/report';
import { headingLine } from './report';
import { REPORT_SCHEME } from './reportUri';

const SOURCE = 'Delivery Doctor';

const SEVERITIES: Readonly<Record<ReportProblem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** What reports found, in Problems and as squiggles below their headings. */
export class ReportProblems extends Disposable {
  private readonly diagnostics = this._register(languages.createDiagnosticCollection(REPORT_SCHEME));

  set(uri: Uri, report: Report): void {
    this.diagnostics.set(
      uri,
      report.problems.map((problem) => diagnosticOf(problem, headingRange(report.text, problem.heading))),
    );
  }

  delete(uri: Uri): void {
    this.diagnostics.delete(uri);
  }
}

/** The whole heading that a problem belongs to. */
export function headingRange(text: string, heading: string): Range {
  const line = headingLine(text, heading);
  return new Range(line, 0, line, (text.split('\n')[line] ?? '').length);
}

/** The words of a problem; one that was not looked at for long says so, and is no error any more. */
export function problemMessage({ message, outdated }: Pick<ReportProblem, 'message' | 'outdated'>): string {
  return outdated === undefined ? message : l10n.t('{0} – {1}', message, outdated);
}

function diagnosticOf(problem: ReportProblem, range: Range): Diagnostic {
  const { code, outdated, severity } = problem;
  const diagnostic = new Diagnostic(
    range,
    problemMessage(problem),
    outdated === undefined ? SEVERITIES[severity] : DiagnosticSeverity.Information,
  );
  diagnostic.source = SOURCE;
  diagnostic.code = code;
  if (outdated !== undefined) {
    diagnostic.tags = [DiagnosticTag.Unnecessary];
  }
  return diagnostic;
}
