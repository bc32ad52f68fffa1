/**
 * Any text as Markdown of a tooltip or hover that shows it as it is. `MarkdownString.appendText` puts no-break spaces
 * between words, so that VS Code breaks its lines inside of them.
 */
export function shownText(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(/[\\`*_{}[\]()#+\-!~<>&|$=]/g, String.raw`\$&`)
    .replace(/^(\d{1,9})\./gm, String.raw`$1\.`)
    .replace(/\r\n|\r|\n/g, '  \n');
}
