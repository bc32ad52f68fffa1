import type { ServerErrorCode } from '../errors';

/** ssh's own exit code for a failure of ssh, not of the remote command. */
export const SSH_FAILED = 255;

const TEXTS: readonly (readonly [RegExp, ServerErrorCode])[] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED|Host key verification failed|No .{1,40}host key is known/i, 'hostKey'],
  [/Permission denied|Too many authentication failures|no such identity|passphrase/i, 'authentication'],
  [/Could not resolve hostname|Name or service not known|No route to host|Network is unreachable/i, 'notReachable'],
  [/Connection refused|Connection (?:to .{1,255} )?timed out|Operation timed out|Timeout, server/i, 'notReachable'],
  [/Connection closed|Connection reset|kex_exchange_identification|Broken pipe/i, 'notReachable'],
];

/** What OpenSSH's own words mean. Exit code 255 with none of them is taken for a connection that did not come about. */
export function sshFailure(stderr: string): ServerErrorCode {
  return TEXTS.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'notReachable';
}

/** The last lines of what a program complained about, for the admin's sentence. */
export function tailOf(text: string, lines = 3): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-lines)
    .join('\n')
    .slice(-600);
}
