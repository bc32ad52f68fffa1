import { env, l10n } from 'vscode';
import { withProgress } from '../../platform/progress';
import type { GridColumn, GridRow } from '../../shared/protocol/messages';
import { BLOCK_ROWS } from '../../shared/protocol/messages';
import type { OpenLog } from './openLog';
import { countText } from './countText';

/** More rows are no matter for a clipboard: they are exported. */
export const MOST_COPIED = 100_000;

/** Fewer rows are copied in no time. */
const SHORT = 1_000;

interface Copied {
  readonly tsv: string;
  readonly rows: number;
}

type OnCopied = (rows: number) => void;

/**
 * Puts these rows on the clipboard, all that match when none are named. Answers in a sentence what is there now.
 * Rejects when cancelled: then the clipboard is as it was.
 */
export async function copyToClipboard(
  log: OpenLog,
  columns: readonly string[],
  rows: readonly number[] | undefined,
): Promise<string> {
  const count = rows?.length ?? log.total;
  const read = (onProgress: OnCopied, signal: AbortSignal): Promise<Copied> =>
    rows === undefined
      ? copiedWhole(log, columns, onProgress, signal)
      : copiedRows(log, columns, rows, onProgress, signal);
  const copied =
    count <= SHORT
      ? await read(() => undefined, AbortSignal.timeout(60_000))
      : await withProgress(l10n.t('Copying rows'), (signal, report) =>
          read((done) => {
            report(l10n.t('{0} of {1} rows', countText(done), countText(Math.min(count, MOST_COPIED))));
          }, signal),
        );
  await env.clipboard.writeText(copied.tsv);
  return copied.rows < count
    ? l10n.t('{0} of {1} rows copied: export the log to get all of them.', countText(copied.rows), countText(count))
    : l10n.t('{0} rows copied.', countText(copied.rows));
}

/**
 * Rows as text with tabs, for a spreadsheet or a mail; addresses are hidden where the grid hides them. Reads what was
 * not read yet.
 */
export async function copiedRows(
  log: OpenLog,
  wanted: readonly string[],
  rows: readonly number[],
  onProgress: OnCopied,
  signal: AbortSignal,
): Promise<Copied> {
  const { head, line } = writer(log, wanted);
  const lines: string[] = [];
  for (const index of [...new Set(rows)].sort((a, b) => a - b)) {
    const row = (await log.row(index)) ?? (await log.block(Math.floor(index / BLOCK_ROWS), signal))[index % BLOCK_ROWS];
    signal.throwIfAborted();
    if (row === undefined) {
      continue;
    }
    lines.push(line(row));
    if (lines.length % BLOCK_ROWS === 0) {
      onProgress(lines.length);
    }
  }
  return { tsv: [head, ...lines, ''].join('\n'), rows: lines.length };
}

/** The same for every row that matches, up to a limit, as they stream in. */
export async function copiedWhole(
  log: OpenLog,
  wanted: readonly string[],
  onProgress: OnCopied,
  signal: AbortSignal,
): Promise<Copied> {
  const { head, line } = writer(log, wanted);
  const lines: string[] = [];
  for await (const batch of log.export(undefined, signal)) {
    lines.push(...batch.slice(0, MOST_COPIED - lines.length).map(line));
    onProgress(lines.length);
    if (lines.length >= MOST_COPIED) {
      break;
    }
  }
  return { tsv: [head, ...lines, ''].join('\n'), rows: lines.length };
}

function writer(
  log: OpenLog,
  wanted: readonly string[],
): { readonly head: string; readonly line: (row: GridRow) => string } {
  const columns = log.columns.map((column, at) => ({ column, at })).filter(({ column }) => wanted.includes(column.id));
  return {
    head: columns.map(({ column }) => plain(column.label)).join('\t'),
    line: (row) => columns.map(({ column, at }) => plain(cellText(column, row.cells[at]))).join('\t'),
  };
}

/** A cell outside the grid: times as ISO 8601 in UTC. */
export function cellText({ kind }: GridColumn, value: GridRow['cells'][number] | undefined): string {
  if (value === null || value === undefined) {
    return '';
  }
  return kind === 'time' && typeof value === 'number' ? new Date(value).toISOString() : String(value);
}

/** One line, no tab, and nothing that a spreadsheet would run as a formula. */
function plain(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(line) ? `'${line}` : line;
}
