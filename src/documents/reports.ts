import {
  CodeAction,
  CodeActionKind,
  CodeLens,
  Diagnostic,
  DiagnosticSeverity,
  DocumentLink,
  EventEmitter,
  l10n,
  languages,
  Range,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
  type CodeActionContext,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import type { DeliveryRef } from '../connections/access';
import { Disposable } from '../platform/disposable';
import { deliveryUri, refOfUri } from './deliveryUri';
import type { Report, ReportFix, ReportProblem } from '../shared/report';
import { fixPlaces, headingLine } from './report';

export const REPORT_SCHEME = 'delivery-doctor-report';
const SOURCE = 'Delivery Doctor';

const SEVERITIES: Readonly<Record<ReportProblem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

interface Shown {
  readonly report: Report;
  readonly diagnostics: readonly { readonly diagnostic: Diagnostic; readonly problem: ReportProblem }[];
}

/** Reports as read-only documents; their findings in Problems, each with its quick fixes and lenses. */
export class Reports extends Disposable implements TextDocumentContentProvider {
  private readonly shown = new Map<string, Shown>();
  private readonly changes = this._register(new EventEmitter<Uri>());
  readonly onDidChange = this.changes.event;
  private readonly lensChanges = this._register(new EventEmitter<void>());
  private readonly diagnostics = this._register(languages.createDiagnosticCollection(REPORT_SCHEME));

  constructor() {
    super();
    const selector = { scheme: REPORT_SCHEME };
    this._register(workspace.registerTextDocumentContentProvider(REPORT_SCHEME, this));
    this._register(
      languages.registerCodeActionsProvider(
        selector,
        { provideCodeActions: (document, _range, context) => this.quickFixes(document, context) },
        { providedCodeActionKinds: [CodeActionKind.QuickFix] },
      ),
    );
    this._register(
      languages.registerDocumentLinkProvider(selector, { provideDocumentLinks: (document) => this.links(document) }),
    );
    this._register(
      languages.registerCodeLensProvider(selector, {
        onDidChangeCodeLenses: this.lensChanges.event,
        provideCodeLenses: (document) => this.lenses(document),
      }),
    );
  }

  /** Shows a report in its tab, in place of an earlier one about the same delivery. */
  async show(ref: DeliveryRef, name: string, report: Report): Promise<void> {
    const uri = diagnosisUri(ref, name);
    this.put(uri, report);
    await window.showTextDocument(uri, { preview: true });
  }

  /** Brings the report of a delivery up to date where it is shown already. */
  update(ref: DeliveryRef, name: string, report: Report): void {
    const uri = diagnosisUri(ref, name);
    if (this.shown.has(uri.toString())) {
      this.put(uri, report);
    }
  }

  /** Shows why everything that waits on an instance does so. */
  async showPending(connectionId: string, name: string, report: Report): Promise<void> {
    const uri = instanceUri(l10n.t('{0} pending', name), connectionId, PENDING);
    this.put(uri, report);
    await window.showTextDocument(uri, { preview: true });
  }

  /** Shows one of the troubleshooting guides for an instance, in place of an earlier one. */
  async showGuide(connectionId: string, guide: string, name: string, report: Report): Promise<void> {
    const uri = instanceUri(name, connectionId, `${GUIDE}${guide}`);
    this.put(uri, report);
    await window.showTextDocument(uri, { preview: true });
  }

  /** Shows the health of an instance in its tab, at the heading that says `title`. */
  async showHealth(connectionId: string, name: string, report: Report, title?: string): Promise<void> {
    const uri = instanceUri(l10n.t('{0} health', name), connectionId, HEALTH);
    this.put(uri, report);
    const line = title === undefined ? 0 : headingLine(report.text, title);
    const editor = await window.showTextDocument(uri, { preview: true, selection: new Range(line, 0, line, 0) });
    if (title !== undefined) {
      editor.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.AtTop);
    }
  }

  /** Brings the health of an instance up to date where it is shown already. */
  updateHealth(connectionId: string, name: string, report: Report): void {
    const uri = instanceUri(l10n.t('{0} health', name), connectionId, HEALTH);
    if (this.shown.has(uri.toString())) {
      this.put(uri, report);
    }
  }

  /** The text of an unknown report: it was made before the window was reloaded. */
  provideTextDocumentContent(uri: Uri): string {
    const known = this.shown.get(uri.toString());
    if (known !== undefined) {
      return known.report.text;
    }
    return `# ${l10n.t('This answer is gone')}\n\n${l10n.t('It was given before the window was reloaded. Ask again with the link above.')}\n`;
  }

  private put(uri: Uri, report: Report): void {
    const lines = report.text.split('\n');
    const diagnostics = report.problems.map((problem) => {
      const line = headingLine(report.text, problem.heading);
      const range = new Range(line, 0, line, (lines[line] ?? '').length);
      const diagnostic = new Diagnostic(range, problem.message, SEVERITIES[problem.severity]);
      diagnostic.source = SOURCE;
      diagnostic.code = problem.code;
      return { diagnostic, problem };
    });
    this.shown.set(uri.toString(), { report, diagnostics });
    this.changes.fire(uri);
    this.lensChanges.fire();
    this.diagnostics.set(
      uri,
      diagnostics.map(({ diagnostic }) => diagnostic),
    );
  }

  /** What can be done about the problems of a report, in their order. */
  fixes(uri: Uri): readonly ReportFix[] {
    const shown = this.shown.get(uri.toString());
    return [
      ...(shown?.diagnostics ?? []).flatMap(({ problem }) => problem.fixes),
      ...(shown?.report.lineFixes ?? []).map(({ fix }) => fix),
    ];
  }

  private quickFixes(document: TextDocument, context: CodeActionContext): CodeAction[] {
    const shown = this.shown.get(document.uri.toString());
    return context.diagnostics.flatMap((asked) => {
      const problem = shown?.diagnostics.find(
        ({ diagnostic }) => diagnostic.code === asked.code && diagnostic.message === asked.message,
      )?.problem;
      return (problem?.fixes ?? []).map((fix, index) => {
        const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
        action.command = commandOf(fix);
        action.diagnostics = [asked];
        action.isPreferred = index === 0;
        return action;
      });
    });
  }

  /** The fixes that the text lists. */
  private links(document: TextDocument): DocumentLink[] {
    const shown = this.shown.get(document.uri.toString());
    if (shown === undefined) {
      return [];
    }
    return fixPlaces(shown.report).map(({ line, start, end, fix }) => {
      const target = Uri.from({ scheme: 'command', path: fix.command, query: JSON.stringify([fix.argument]) });
      const link = new DocumentLink(new Range(line, start, line, end), target);
      link.tooltip = fix.title;
      return link;
    });
  }

  private lenses(document: TextDocument): CodeLens[] {
    const top = new Range(0, 0, 0, 0);
    const ref = refOfUri(document.uri);
    const again = new CodeLens(top, {
      title: `$(refresh) ${l10n.t('Look again')}`,
      command: 'deliveryDoctor.refreshDocument',
    });
    const fixes = (this.shown.get(document.uri.toString())?.diagnostics ?? []).flatMap(({ diagnostic, problem }) => {
      const more = problem.fixes.length - LENSES;
      return [
        ...problem.fixes
          .slice(0, LENSES)
          .map((fix) => new CodeLens(diagnostic.range, { ...commandOf(fix), title: `$(lightbulb) ${fix.title}` })),
        ...(more > 0
          ? [new CodeLens(diagnostic.range, { title: l10n.t('{0} more…', more), command: 'deliveryDoctor.chooseFix' })]
          : []),
      ];
    });
    const more = (this.shown.get(document.uri.toString())?.report.lineFixes ?? []).map(
      ({ line, fix }) =>
        new CodeLens(new Range(line, 0, line, 0), { ...commandOf(fix), title: `$(lightbulb) ${fix.title}` }),
    );
    return ref === undefined && instanceOfReport(document.uri) === undefined ? fixes : [again, ...fixes, ...more];
  }
}

/** As many fixes stand above a heading as fit beside each other; all of them are links in the text below. */
const LENSES = 2;

const HEALTH = 'health';
const PENDING = 'pending';
const GUIDE = 'guide:';

function diagnosisUri(ref: DeliveryRef, name: string): Uri {
  return deliveryUri(REPORT_SCHEME, `${l10n.t('{0} diagnosis', name)}.md`, ref);
}

function instanceUri(name: string, connectionId: string, about: string): Uri {
  const path = `/${name.replace(/[/\\]/g, '-')}.md`;
  return Uri.from({
    scheme: REPORT_SCHEME,
    path,
    query: new URLSearchParams({ connection: connectionId, about }).toString(),
  });
}

/** The instance that a report is about, and what it tells of it; undefined for the report of a delivery. */
export function instanceOfReport(
  uri: Uri,
): { readonly connectionId: string; readonly about: 'health' | 'pending' | { readonly guide: string } } | undefined {
  if (uri.scheme !== REPORT_SCHEME || refOfUri(uri) !== undefined) {
    return undefined;
  }
  const query = new URLSearchParams(uri.query);
  const connectionId = query.get('connection');
  if (connectionId === null) {
    return undefined;
  }
  const about = query.get('about') ?? HEALTH;
  if (about.startsWith(GUIDE)) {
    return { connectionId, about: { guide: about.slice(GUIDE.length) } };
  }
  return { connectionId, about: about === PENDING ? PENDING : HEALTH };
}

function commandOf(fix: ReportFix): { title: string; command: string; arguments: unknown[] } {
  return { title: fix.title, command: fix.command, arguments: [fix.argument] };
}
