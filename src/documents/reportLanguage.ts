import {
  CodeAction,
  CodeActionKind,
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  EventEmitter,
  FoldingRange,
  l10n,
  languages,
  Range,
  SymbolKind,
  Uri,
  type CodeActionContext,
  type TextDocument,
} from 'vscode';
import { Disposable } from '../platform/disposable';
import type { ProposalSource, Report, ReportFix } from '../shared/report';
import { isOfDelivery } from '../shared/reportRef';
import { fixPlaces, sections } from './report';
import { headingRange, problemMessage } from './reportProblems';
import { refOfReport, REPORT_SCHEME } from './reportUri';

/** As many fixes stand above a heading as fit beside each other; all of them are links in the text below. */
const LENSES = 2;

/** What an editor knows of the text of a report: quick fixes, links, lenses, outline and folding. */
export class ReportLanguage extends Disposable {
  /** What waits for a decision. */
  proposals: ProposalSource | undefined;
  private readonly lensChanges = this._register(new EventEmitter<void>());

  constructor(private readonly reportOf: (uri: Uri) => Report | undefined) {
    super();
    const selector = { scheme: REPORT_SCHEME };
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
    this._register(
      languages.registerDocumentSymbolProvider(selector, { provideDocumentSymbols: (document) => outline(document) }),
    );
    this._register(
      languages.registerFoldingRangeProvider(selector, {
        provideFoldingRanges: (document) =>
          sections(document.getText()).map(({ first, last }) => new FoldingRange(first, last)),
      }),
    );
  }

  /** A report was examined anew. */
  changed(): void {
    this.lensChanges.fire();
  }

  private quickFixes(document: TextDocument, context: CodeActionContext): CodeAction[] {
    const report = this.reportOf(document.uri);
    return context.diagnostics.flatMap((asked) => {
      const problem = report?.problems.find((one) => one.code === asked.code && problemMessage(one) === asked.message);
      return (problem?.fixes ?? []).map((fix, index) => {
        const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
        action.command = commandOf(fix);
        action.diagnostics = [asked];
        action.isPreferred = index === 0;
        return action;
      });
    });
  }

  /** The fixes that the text lists; by the text that is shown, which for a moment is older than what was found. */
  private links(document: TextDocument): DocumentLink[] {
    const report = this.reportOf(document.uri);
    if (report === undefined) {
      return [];
    }
    return fixPlaces({ text: document.getText(), problems: report.problems }).map(({ line, start, end, fix }) => {
      const target = Uri.from({ scheme: 'command', path: fix.command, query: JSON.stringify([fix.argument]) });
      const link = new DocumentLink(new Range(line, start, line, end), target);
      link.tooltip = fix.title;
      return link;
    });
  }

  private lenses(document: TextDocument): CodeLens[] {
    const top = new Range(0, 0, 0, 0);
    const report = this.reportOf(document.uri);
    const fixes = (report?.problems ?? []).flatMap((problem) => {
      const range = headingRange(document.getText(), problem.heading);
      const more = problem.fixes.length - LENSES;
      return [
        ...problem.fixes
          .slice(0, LENSES)
          .map((fix) => new CodeLens(range, { ...commandOf(fix), title: `$(lightbulb) ${fix.title}` })),
        ...(more > 0
          ? [new CodeLens(range, { title: l10n.t('{0} more…', more), command: 'deliveryDoctor.chooseFix' })]
          : []),
      ];
    });
    return [
      new CodeLens(top, { title: `$(refresh) ${l10n.t('Look again')}`, command: 'deliveryDoctor.refreshDocument' }),
      ...this.proposedFor(document.uri).map(
        (fix) => new CodeLens(top, { ...commandOf(fix), title: `$(lightbulb-sparkle) ${fix.title}` }),
      ),
      ...fixes,
    ];
  }

  private proposedFor(uri: Uri): readonly ReportFix[] {
    const ref = refOfReport(uri);
    return ref !== undefined && isOfDelivery(ref) ? (this.proposals?.of(ref) ?? []).map(({ fix }) => fix) : [];
  }
}

function outline(document: TextDocument): DocumentSymbol[] {
  const [title, ...others] = sections(document.getText());
  const symbolOf = ({ name, first, last }: { name: string; first: number; last: number }): DocumentSymbol => {
    const whole = new Range(first, 0, last, document.lineAt(last).text.length);
    return new DocumentSymbol(name, '', SymbolKind.String, whole, document.lineAt(first).range);
  };
  if (title === undefined) {
    return [];
  }
  const root = symbolOf(title);
  root.children = others.map(symbolOf);
  return [root];
}

function commandOf(fix: ReportFix): { title: string; command: string; arguments: unknown[] } {
  return { title: fix.title, command: fix.command, arguments: [fix.argument] };
}
