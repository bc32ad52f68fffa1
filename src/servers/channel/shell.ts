import type { CallOptions, CommandOutcome } from './call';
import type { StreamEnd } from './streamProcess';

/** A way to run an argument array at a server: what ssh and a command template have in common. */
export interface Shell {
  /** Runs it once. Rejects with a ServerError when the way there fails; the exit code of the command is an answer. */
  run(argv: readonly string[], doing: string, options: ShellCall): Promise<CommandOutcome>;
  /** Runs it and hands on its output as it comes. */
  stream(argv: readonly string[], doing: string, signal: AbortSignal): AsyncGenerator<Buffer, StreamEnd>;
}

export interface ShellCall extends CallOptions {
  /** `latin1` keeps every byte of the output as one character. */
  readonly encoding?: 'utf8' | 'latin1';
  readonly maxOutput?: number;
}
