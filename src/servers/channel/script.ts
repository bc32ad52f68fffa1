/**
 * The two fixed scripts that a POSIX shell runs for us, here or at the far end. What varies comes as positional
 * parameters and is never part of the text.
 */

/** `$1` install folder, then nlserver's arguments. Campaign's environment is set first, as Adobe asks. */
export const NLSERVER_SCRIPT =
  'd=$1; shift; if [ -r "$d/env.sh" ]; then . "$d/env.sh" >/dev/null 2>&1; fi; exec "$d/bin/nlserver" "$@"';

/**
 * The same for commands that leave processes behind, such as a start: its output goes through a file, because ssh
 * does not hang up before everybody has let go of the pipe. Without a temporary file the output is given up.
 */
export const CONTROL_SCRIPT =
  'd=$1; shift; if [ -r "$d/env.sh" ]; then . "$d/env.sh" >/dev/null 2>&1; fi; t=$(mktemp 2>/dev/null) || t=; ' +
  '"$d/bin/nlserver" "$@" </dev/null >"${t:-/dev/null}" 2>&1; c=$?; if [ -n "$t" ]; then cat "$t"; rm -f "$t"; fi; exit $c';

/** `$1` file. Exit code `NO_SUCH_FILE` when it does not exist. */
export const READ_SCRIPT = 'if [ -e "$1" ]; then exec cat -- "$1"; else exit 44; fi';

export const NO_SUCH_FILE = 44;

/** What a POSIX shell answers for a program that is not there, or must not be run. */
export const NOT_FOUND = 127;
export const NOT_EXECUTABLE = 126;

/** The argument array that runs a script: `$0` is only a name for messages. */
export function scriptArguments(script: string, parameters: readonly string[]): readonly string[] {
  return ['-c', script, 'delivery-doctor', ...parameters];
}
