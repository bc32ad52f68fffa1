import type { ReportBody } from './protocol/report';
import type { ReportFix } from './report';
import type { ReportRef } from './reportRef';

interface Disposing {
  dispose(): void;
}

/** Reports as whoever shows them needs them: examined by troubleshooting, shown in panels and documents. */
export interface ReportSource {
  /** The last answer; undefined before the first examination. */
  body(ref: ReportRef): ReportBody | undefined;
  /** Examines anew; whoever asks while it is being examined gets the same answer. */
  examine(ref: ReportRef, signal: AbortSignal): Promise<void>;
  /** Fires when a report was examined, or something in it changed. */
  readonly onDidChange: (listener: (ref: ReportRef) => void) => Disposing;
  /** A report is on screen until the answer is disposed: what nobody shows is withdrawn from Problems. */
  opened(ref: ReportRef): Disposing;
  /** Everything that it offers to do. */
  fixes(ref: ReportRef): readonly ReportFix[];
  /** Shows the text document of a report. */
  showText(ref: ReportRef): Promise<void>;
  /** As Markdown, or masked for a ticket; undefined before the first examination. */
  copyText(ref: ReportRef, as: 'markdown' | 'ticket'): Promise<string | undefined>;
  /** Keeps that a person has done a step of a guide, or not. */
  tickStep(ref: ReportRef, step: string, ticked: boolean): Promise<void>;
}
