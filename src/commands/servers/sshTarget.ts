export interface SshTarget {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
}

/**
 * Reads `[user@]host[:port]`. Undefined for anything that ssh could take for an option or a command: names begin with
 * a letter or digit and hold nothing that a shell would look at.
 */
export function parseSshTarget(typed: string): SshTarget | undefined {
  const match = /^(?:([A-Za-z0-9_][\w.-]*)@)?([A-Za-z0-9][\w.-]*|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?$/.exec(typed.trim());
  const host = match?.[2]?.replace(/^\[|\]$/g, '');
  if (match === null || host === undefined) {
    return undefined;
  }
  const port = match[3] === undefined ? undefined : Number(match[3]);
  if (port !== undefined && (port < 1 || port > 65535)) {
    return undefined;
  }
  return { host, ...(match[1] === undefined ? {} : { user: match[1] }), ...(port === undefined ? {} : { port }) };
}
