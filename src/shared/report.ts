/** A document that answers a question, with what is wrong in it and what can be done about that. */
export interface Report {
  /** Shown as it stands. */
  readonly text: string;
  readonly problems: readonly ReportProblem[];
}

export interface ReportProblem {
  /** Stable id of the cause. */
  readonly code: string;
  readonly message: string;
  /** The text by which the heading of this problem is found. */
  readonly heading: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly fixes: readonly ReportFix[];
  /** Said of one that was not looked at for long: since when. */
  readonly outdated?: string;
}

/** What an assistant proposed for a delivery and a person has to decide on. */
export interface ProposalSource {
  of(ref: { readonly connectionId: string; readonly deliveryId: string }): readonly {
    readonly id: string;
    readonly fix: ReportFix;
  }[];
  /** Fires when other proposals wait than before. */
  readonly onDidChange: (listener: () => void) => { dispose(): void };
}

/** What can be done: a command with an argument that survives being written into a link. */
export interface ReportFix {
  readonly title: string;
  readonly command: string;
  readonly argument: unknown;
}
