import type { StreamEnd } from './streamProcess';

/**
 * One argument, quoted for a POSIX shell: in single quotes everything stands for itself, and a single quote is
 * written `'\''`. The only place where text becomes part of a shell line (ssh leaves no other way).
 * Throws for a NUL, which no argument can hold.
 */
export function quoteForSh(argument: string): string {
  if (argument.includes('\0')) {
    throw new RangeError('an argument cannot hold NUL');
  }
  return `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}

/** An argument array as one shell line. */
export function shellLine(argv: readonly string[]): string {
  return argv.map(quoteForSh).join(' ');
}

/**
 * The fixed scripts that a POSIX shell runs for us, here or at the far end. What varies comes as positional parameters
 * and is never part of the text.
 */

/**
 * Programs translate what they print (`fichier régulier`), and OpenSSH hands the caller's language on: what we read is
 * asked for in the language of POSIX. Stands at the beginning of every script whose output is read.
 */
export const IN_ENGLISH = 'LC_ALL=C; export LC_ALL';

/** `$1` install folder. Sets Campaign's environment, as Adobe asks; it may set a language. */
const SET_ENVIRONMENT = 'd=$1; shift; if [ -r "$d/env.sh" ]; then . "$d/env.sh" >/dev/null 2>&1; fi';

/** `$1` install folder, then nlserver's arguments: what only looks. */
export const NLSERVER_SCRIPT = `${SET_ENVIRONMENT}; ${IN_ENGLISH}; exec "$d/bin/nlserver" "$@"`;

/** The same for commands that leave processes behind, such as a start: modules live on in the server's own language. */
export const LOCAL_CONTROL_SCRIPT = `${SET_ENVIRONMENT}; exec "$d/bin/nlserver" "$@"`;

/**
 * The same at the far end: its output goes through a file, because ssh does not hang up before everybody has let go of
 * the pipe. Without a temporary file the output is given up.
 */
export const CONTROL_SCRIPT =
  `${SET_ENVIRONMENT}; t=$(mktemp 2>/dev/null) || t=; ` +
  '"$d/bin/nlserver" "$@" </dev/null >"${t:-/dev/null}" 2>&1; c=$?; if [ -n "$t" ]; then cat "$t"; rm -f "$t"; fi; exit $c';

/** `$1` file. Exit code `NO_SUCH_FILE` when it does not exist. */
export const READ_SCRIPT = `${IN_ENGLISH}; if [ -e "$1" ]; then exec cat -- "$1"; else exit 44; fi`;

export const NO_SUCH_FILE = 44;

/** What a POSIX shell answers for a program that is not there, or must not be run. */
export const NOT_FOUND = 127;
export const NOT_EXECUTABLE = 126;

/** The argument array that runs a script: `$0` is only a name for messages. */
export function scriptArguments(script: string, parameters: readonly string[]): readonly string[] {
  return ['-c', script, 'delivery-doctor', ...parameters];
}

/** Stands before all that a script at the far end prints. What came before it was said by the account's start files. */
const BEGIN = '\u0001delivery-doctor\n';
const SAY_BEGIN = String.raw`printf '\001delivery-doctor\n'`;

/** The argument array that runs a script at the far end of a shell. Its output begins behind `withoutNoise`. */
export function remoteArguments(script: string, parameters: readonly string[]): readonly string[] {
  return ['sh', ...scriptArguments(`${SAY_BEGIN}; ${script}`, parameters)];
}

/** What a script printed, without what the account's start files printed before it. */
export function withoutNoise(output: string): string {
  const begin = output.indexOf(BEGIN);
  return begin < 0 ? output : output.slice(begin + BEGIN.length);
}

/** The same for output that comes in pieces: nothing is handed on before the script begins. */
export async function* withoutNoiseBefore(
  stream: AsyncGenerator<Buffer, StreamEnd>,
): AsyncGenerator<Buffer, StreamEnd> {
  let before: Buffer | undefined = Buffer.alloc(0);
  try {
    for (;;) {
      const next = await stream.next();
      if (next.done === true) {
        return next.value;
      }
      if (before === undefined) {
        yield next.value;
        continue;
      }
      before = Buffer.concat([before, next.value]);
      const begin = before.indexOf(BEGIN);
      if (begin >= 0) {
        yield before.subarray(begin + BEGIN.length);
        before = undefined;
      } else {
        // Only the beginning of the mark may have come.
        before = before.subarray(-BEGIN.length);
      }
    }
  } finally {
    await stream.return({ exitCode: -1, stderr: '' });
  }
}
