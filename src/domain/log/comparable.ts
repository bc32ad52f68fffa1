import { readShownLine } from './shownLine';

/**
 * A log without what differs in every line of another one: times, pids, threads. What is left are levels and messages,
 * which can be compared.
 */
export function comparableText(text: string): string {
  return text
    .split(/\r\n|\n/)
    .map((line) => {
      const shown = readShownLine(line);
      if (shown === undefined || shown.kind === 'heading') {
        return line;
      }
      if (shown.kind === 'gap') {
        return `⋯ ${shown.message}`;
      }
      return `${(shown.level ?? '').toUpperCase().padEnd(7)}  ${shown.message}`;
    })
    .join('\n');
}
