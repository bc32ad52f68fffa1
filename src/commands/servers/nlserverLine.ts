/**
 * What a person types into a terminal of the server to start or restart a module. A folder with a drive letter is one of
 * Windows, whose shells quote with `"`; elsewhere only a folder that the shell would take apart is quoted.
 */
export function nlserverLine(installDir: string | undefined, verb: 'start' | 'restart', task: string): string {
  return `${programOf(installDir)} ${verb} ${task}`;
}

function programOf(installDir: string | undefined): string {
  if (installDir === undefined) {
    return 'nlserver';
  }
  if (/^[A-Za-z]:[\\/]/.test(installDir)) {
    const program = `${installDir.replaceAll('/', '\\').replace(/\\$/, '')}\\bin\\nlserver`;
    return program.includes(' ') ? `"${program}"` : program;
  }
  const program = `${installDir.replace(/\/$/, '')}/bin/nlserver`;
  return /^[\w./@+-]+$/.test(program) ? program : `'${program.replaceAll("'", String.raw`'\''`)}'`;
}
