import type { DeliveryRef, ServerLogRef } from '../../connections/access';
import type { EpochMs } from '../../domain/delivery';
import type { HealthShown } from '../../shared/health';
import type { Report, ReportProblem } from '../../shared/report';
import type { Uri } from 'vscode';

/** Where reports are shown: each in a tab of its own, in place of an earlier one about the same thing. */
export interface ReportViewer {
  show(ref: DeliveryRef, name: string, report: Report): Promise<void>;
  /** Brings the report of a delivery up to date where it is shown already. */
  update(ref: DeliveryRef, name: string, report: Report): void;
  showPending(connectionId: string, name: string, report: Report): Promise<void>;
  showGuide(connectionId: string, guide: string, name: string, report: Report): Promise<void>;
  /** At the heading that says `title`. */
  showHealth(connectionId: string, name: string, report: Report, title?: string): Promise<void>;
  /** Brings the health of an instance up to date where it is shown already. */
  updateHealth(connectionId: string, name: string, report: Report): void;
}

/** The Advisor view. */
export interface HealthViewer {
  paint(healths: readonly HealthShown[]): void;
  reveal(connectionId: string): Promise<void>;
}

/** Everything outside this room that shows its answers, or what leads to them. */
export interface Viewers {
  readonly reports: ReportViewer;
  readonly advisor: HealthViewer;
  readonly showText: (name: string, text: string) => Promise<Uri>;
  readonly openAuditLog: (ref: DeliveryRef, signal: AbortSignal) => Promise<void>;
  readonly openServerLog: (ref: ServerLogRef, text?: string) => Promise<void>;
  /** Hears of what each diagnosis found, for whatever else shows it. */
  readonly onProblems: (ref: DeliveryRef, problems: readonly ReportProblem[]) => void;
  /** What changed before a moment, as a section of a report; '' where nobody watched. Never rejects. */
  readonly whatChanged: (connectionId: string, moment: EpochMs) => Promise<string>;
  /** A change was made: views should look soon. */
  readonly expectChange: (connectionId: string) => void;
}
