const TASK = /^\s*([A-Za-z_][\w-]{0,63})@([\w-]{1,63})\s*$/;

/** What `nlserver monitor -missing` prints: a banner, then `module@instance` a line. */
export function parseMissing(output: string): readonly string[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => {
    const match = line.length > 200 ? null : TASK.exec(line);
    return match === null ? [] : [`${match[1] ?? ''}@${match[2] ?? ''}`];
  });
}
