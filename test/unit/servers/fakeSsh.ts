import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerDescriptor } from '../../../src/servers/descriptor';

/**
 * A stand-in for OpenSSH that does what it does with a command: one line for the account's shell, and no hanging up
 * before everybody has let go of the output. The real one is in test/sshd.
 */
const FAKE_SSH = `#!/bin/sh
for last; do :; done
printf '%s\\n' "$@" > "$DD_TEST_SSH_ARGS"
{ sh -c "$last"; echo $? > "$DD_TEST_SSH_ARGS.$$"; } | cat
exit "$(cat "$DD_TEST_SSH_ARGS.$$")"
`;

export type TestChannel = 'local' | 'ssh';

/** The channel to an installation in a folder, and the options to open it with. */
export function channelTo(
  dir: string,
  kind: TestChannel,
): { readonly channel: ServerDescriptor['channel']; readonly sshProgram?: string } {
  if (kind === 'local') {
    return { channel: { kind, installDir: dir } };
  }
  const sshProgram = join(dir, 'bin/ssh');
  process.env['DD_TEST_SSH_ARGS'] = join(dir, 'ssh-args');
  if (!existsSync(sshProgram)) {
    writeFileSync(sshProgram, FAKE_SSH);
  }
  chmodSync(sshProgram, 0o755);
  return { sshProgram, channel: { kind, host: 'mail-1', user: 'neolane', port: 2222, installDir: dir } };
}
