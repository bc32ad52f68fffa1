/**
 * The log as features see it: `vscode.LogOutputChannel` fits. Nothing secret is ever passed to it:
 * errors are logged by their own message, and the clients keep secrets out of theirs.
 */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** An error as one log line with its chain of causes. */
export function errorLine(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const cause = error.cause === undefined ? '' : ` ← ${errorLine(error.cause)}`;
  return `${error.message}${cause}`;
}
