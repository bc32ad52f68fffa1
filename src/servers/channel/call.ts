import type { StreamEnd } from './streamProcess';

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

/** A way to run an argument array at a server: what ssh and a command template have in common. */
export interface Shell {
  /** Runs it once. Rejects with a ServerError when the way there fails; the exit code of the command is an answer. */
  run(argv: readonly string[], doing: string, options: ShellCall): Promise<CommandOutcome>;
  /** Runs it and hands on its output as it comes. */
  stream(argv: readonly string[], doing: string, signal: AbortSignal): AsyncGenerator<Buffer, StreamEnd>;
}

interface ShellCall extends CallOptions {
  /** `latin1` keeps every byte of the output as one character. */
  readonly encoding?: 'utf8' | 'latin1';
  readonly maxOutput?: number;
}
