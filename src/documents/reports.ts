import {
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  l10n,
  Range,
  TabInputText,
  TextEditorRevealType,
  Disposable as VsCodeDisposable,
  window,
  workspace,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
  type Uri,
} from 'vscode';
import { Disposable } from '../platform/disposable';
import { Emitter } from '../platform/emitter';
import type { ProposalSource, Report, ReportFix } from '../shared/report';
import { reportKey, type ReportRef } from '../shared/reportRef';
import { headingLine } from './report';
import { ReportLanguage } from './reportLanguage';
import { ReportProblems } from './reportProblems';
import { refOfReport, REPORT_SCHEME, reportUri } from './reportUri';

/** A report that was put, at the address under which it was first shown. */
interface Known {
  readonly uri: Uri;
  readonly report: Report;
  /** Counts how often it was put: VS Code reads a file again whose time has changed. */
  readonly version: number;
}

/**
 * Reports as read-only documents; their findings in Problems, each with its quick fixes and lenses. They are files and not
 * virtual documents, because VS Code brings only files back when the window is reloaded.
 */
export class Reports extends Disposable implements FileSystemProvider {
  private readonly known = new Map<string, Known>();
  private readonly changes = this._register(new EventEmitter<FileChangeEvent[]>());
  readonly onDidChangeFile = this.changes.event;
  private readonly tabs = this._register(new Emitter<{ readonly ref: ReportRef; readonly open: boolean }>());
  /** A document of a report is in a tab, or in none any more. */
  readonly onDidChangeTabs = this.tabs.event;
  private readonly misses = this._register(new Emitter<ReportRef>());
  /** A document is asked for that nobody has put: it was open before the window was reloaded. */
  readonly onDidMiss = this.misses.event;
  private readonly problems = this._register(new ReportProblems());
  private readonly language = this._register(new ReportLanguage((uri) => this.of(uri)?.report));

  constructor() {
    super();
    this._register(
      workspace.registerFileSystemProvider(REPORT_SCHEME, this, { isReadonly: true, isCaseSensitive: true }),
    );
    this._register(
      window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        for (const { input } of [...opened, ...closed]) {
          this.followTab(input);
        }
      }),
    );
    // VS Code tells of a changed text later than of changed problems: these go where the new text has its headings.
    this._register(
      workspace.onDidChangeTextDocument(({ document }) => {
        const known = this.of(document.uri);
        if (known !== undefined && document.getText() === known.report.text) {
          this.problems.set(known.uri, known.report);
        }
      }),
    );
  }

  /** Shows what assistants propose above the reports of their deliveries. */
  showProposals(proposals: ProposalSource): void {
    this.language.proposals = proposals;
    this._register(
      proposals.onDidChange(() => {
        this.language.changed();
      }),
    );
  }

  /** Keeps the text of a report, and shows it where it is open. `name` is what its tab says. */
  put(ref: ReportRef, name: string, report: Report): void {
    const key = reportKey(ref);
    const before = this.known.get(key);
    const uri = before?.uri ?? reportUri(ref, name);
    this.known.set(key, { uri, report, version: (before?.version ?? 0) + 1 });
    if (before?.report.text === report.text || !isLoaded(uri)) {
      this.problems.set(uri, report);
    }
    this.changes.fire([{ type: FileChangeType.Changed, uri }]);
    this.language.changed();
  }

  /** Opens what was put, at the heading that says `title`. */
  async show(ref: ReportRef, title?: string): Promise<void> {
    const known = this.known.get(reportKey(ref));
    if (known === undefined) {
      return;
    }
    const line = title === undefined ? 0 : headingLine(known.report.text, title);
    const at = new Range(line, 0, line, 0);
    const editor = await window.showTextDocument(known.uri, { preview: true, ...(title && { selection: at }) });
    if (title !== undefined) {
      editor.revealRange(at, TextEditorRevealType.AtTop);
    }
  }

  /** Takes the findings of a report out of Problems. */
  withdraw(ref: ReportRef): void {
    const known = this.known.get(reportKey(ref));
    if (known !== undefined) {
      this.problems.delete(known.uri);
      this.known.set(reportKey(ref), { ...known, report: { ...known.report, problems: [] } });
    }
  }

  /** What can be done about the problems of a report, in their order. */
  fixes(uri: Uri): readonly ReportFix[] {
    const report = this.of(uri)?.report;
    return (report?.problems ?? []).flatMap(({ fixes }) => fixes);
  }

  watch(): VsCodeDisposable {
    return new VsCodeDisposable(() => undefined);
  }

  stat(uri: Uri): FileStat {
    const { report, version } = this.adopt(uri);
    return { type: FileType.File, ctime: 0, mtime: version, size: Buffer.byteLength(report.text) };
  }

  readFile(uri: Uri): Uint8Array {
    return Buffer.from(this.adopt(uri).report.text);
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  readonly createDirectory = readOnly;
  readonly writeFile = readOnly;
  readonly delete = readOnly;
  readonly rename = readOnly;

  /** What nobody has put was open before the window was reloaded: it is examined anew. */
  private adopt(uri: Uri): Known {
    const known = this.of(uri);
    if (known !== undefined) {
      return known;
    }
    const ref = refOfReport(uri);
    if (ref === undefined) {
      throw FileSystemError.FileNotFound(uri);
    }
    const adopted = { uri, report: { text: `# ${l10n.t('Examining…')}\n`, problems: [] }, version: 0 };
    this.known.set(reportKey(ref), adopted);
    this.followTab(new TabInputText(uri));
    this.misses.fire(ref);
    return adopted;
  }

  private of(uri: Uri): Known | undefined {
    const ref = refOfReport(uri);
    return ref && this.known.get(reportKey(ref));
  }

  private followTab(input: unknown): void {
    const ref = input instanceof TabInputText ? refOfReport(input.uri) : undefined;
    if (ref !== undefined) {
      const open = window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some((tab) => {
          const other = tab.input instanceof TabInputText ? refOfReport(tab.input.uri) : undefined;
          return other !== undefined && reportKey(other) === reportKey(ref);
        });
      this.tabs.fire({ ref, open });
    }
  }
}

function readOnly(): never {
  throw FileSystemError.NoPermissions();
}

function isLoaded(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
