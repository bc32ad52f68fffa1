/** A document that answers a question, with what is wrong in it and what can be done about that. */
export interface Report {
  /** Markdown, shown as source. */
  readonly text: string;
  readonly problems: readonly ReportProblem[];
  /** What can be done about single lines (from 0), beside the problems. */
  readonly lineFixes?: readonly { readonly line: number; readonly fix: ReportFix }[];
}

export interface ReportProblem {
  /** Stable id of the cause. */
  readonly code: string;
  readonly message: string;
  /** The text by which the heading of this problem is found. */
  readonly heading: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly fixes: readonly ReportFix[];
}

/** What can be done: a command with an argument that survives being written into a link. */
export interface ReportFix {
  readonly title: string;
  readonly command: string;
  readonly argument: unknown;
}
