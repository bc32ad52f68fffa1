import type { ServerFiles } from '../files/serverFiles';
import type { HostFacts } from '../hostFacts';
import type { CallOptions, CommandOutcome } from './call';

/**
 * A way to a server. It runs nlserver and reads files below the install folder, nothing else: no command of the
 * caller's own. Rejects with a ServerError; whatever exit code nlserver has is an answer, not an error.
 */
export interface Channel {
  /** Runs `bin/nlserver` with these arguments, once, and only looks. */
  nlserver(args: readonly string[], options: CallOptions): Promise<CommandOutcome>;
  /** Runs it, once, where it may leave processes behind. Both outputs may come as one. */
  control(args: readonly string[], options: CallOptions): Promise<CommandOutcome>;
  /** Text of `conf/<name>`; undefined when there is no such file. */
  readConf(name: string, options: CallOptions): Promise<string | undefined>;
  readonly files: ServerFiles;
  /** What the machine says of itself. */
  host(options: CallOptions): Promise<HostFacts>;
}
