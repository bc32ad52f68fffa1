/** What every call to a server takes. */
export interface CallOptions {
  readonly signal: AbortSignal;
  /** Time limit, ms. */
  readonly timeoutMs: number;
}

/** What a start, stop or restart printed; success is decided by looking at `pdump` afterwards, not by this. */
export interface CommandOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}
