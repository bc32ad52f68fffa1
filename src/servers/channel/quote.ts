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
