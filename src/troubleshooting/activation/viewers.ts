import type { Uri } from 'vscode';
import type { DeliveryRef, ServerLogRef } from '../../connections/access';
import type { EpochMs } from '../../domain/delivery';
import type { HealthShown } from '../../shared/health';
import type { Report, ReportProblem } from '../../shared/report';
import type { ReportRef } from '../../shared/reportRef';

interface Disposing {
  dispose(): void;
}

/** Reports as text documents, whose findings stand in Problems. */
export interface ReportViewer {
  /** Keeps the text of a report, and shows it where it is open. `name` is what its tab says. */
  put(ref: ReportRef, name: string, report: Report): void;
  /** Opens what was put, at the heading that says `title`. */
  show(ref: ReportRef, title?: string): Promise<void>;
  /** Takes the findings of a report out of Problems. */
  withdraw(ref: ReportRef): void;
  /** A document of a report is in a tab, or in none any more. */
  readonly onDidChangeTabs: (
    listener: (change: { readonly ref: ReportRef; readonly open: boolean }) => void,
  ) => Disposing;
  /** A document is asked for that nobody has put: it was open before the window was reloaded. */
  readonly onDidMiss: (listener: (ref: ReportRef) => void) => Disposing;
}

/** The Advisor view. */
export interface HealthViewer {
  paint(healths: readonly HealthShown[]): void;
  reveal(connectionId: string): Promise<void>;
}

/** Everything outside troubleshooting that shows its answers, or what leads to them. */
export interface Viewers {
  readonly reports: ReportViewer;
  readonly advisor: HealthViewer;
  /** Opens the panel of a report, at the finding with this title. */
  readonly openReport: (ref: ReportRef, title?: string) => Promise<void>;
  readonly showText: (name: string, text: string) => Promise<Uri>;
  readonly openAuditLog: (ref: DeliveryRef, signal: AbortSignal) => Promise<void>;
  /** Runs the command that writes down what to ask Adobe for, or collects what support wants to see. */
  readonly forSupport: (kind: 'askAdobe' | 'saveSupportReport', ref: DeliveryRef) => Promise<void>;
  readonly openServerLog: (ref: ServerLogRef, text?: string) => Promise<void>;
  /** Hears of what each diagnosis found, for whatever else shows it. */
  readonly onProblems: (ref: DeliveryRef, problems: readonly ReportProblem[]) => void;
  /** What changed before a moment, nearest first, a line each; nothing where nobody watched. Never rejects. */
  readonly whatChanged: (connectionId: string, moment: EpochMs) => Promise<readonly string[]>;
  /** What looks saw around a moment, oldest first; empty where nobody watched. Never rejects. */
  readonly recordAround: (connectionId: string, moment: EpochMs) => Promise<readonly unknown[]>;
  /** A change was made: views should look soon. */
  readonly expectChange: (connectionId: string) => void;
}
