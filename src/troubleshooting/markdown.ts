/**
 * Text from outside as Markdown text: shown as it is, never as markup, a link or HTML, and on one line. Reports are
 * read as source as often as rendered, so only what would act as markup where it stands is escaped: an underscore
 * inside a word, brackets without a target or a lone `&` stay as they are.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[`*|]/g, String.raw`\$&`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replace(/\](?=[([:])/g, String.raw`\]`)
    .replace(/<(?=[A-Za-z/!?])/g, String.raw`\<`)
    .replace(/&(?=#?\w{1,32};)/g, String.raw`\&`)
    .replace(/~(?=~)/g, String.raw`\~`)
    .replace(/^[#>+-]/, String.raw`\$&`)
    .replace(/^(\d{1,9})([.)])(?= )/, String.raw`$1\$2`);
}

/** A table whose columns line up when read as source; the last one may be as long as it likes. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows].map((row) => row.map(plain));
  const widths = header.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? '').length)));
  const last = header.length - 1;
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === last ? cell : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const [head = [], ...body] = cells;
  const rule = `| ${widths.map((width, column) => '-'.repeat(column === last ? 3 : width)).join(' | ')} |`;
  return [line(head), rule, ...body.map(line)].join('\n');
}

/** A link whose target cannot end early. */
export function link(label: string, target: string): string {
  const safe = target.replace(
    /[()\s<>\\]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `[${plain(label).replace(/[[\]]/g, String.raw`\$&`)}](${safe})`;
}
