import type { GridColumn, GridRow } from '../../shared/protocol/messages';
import type { OpenLog } from './openLog';

/** Rows as text with tabs, for a spreadsheet or a mail; addresses are hidden where the grid hides them. */
export async function copiedRows(log: OpenLog, wanted: readonly string[], rows: readonly number[]): Promise<{ readonly tsv: string; readonly rows: number }> {
  const columns = log.columns.map((column, at) => ({ column, at })).filter(({ column }) => wanted.includes(column.id));
  const lines = [columns.map(({ column }) => plain(column.label)).join('\t')];
  for (const index of [...new Set(rows)].sort((a, b) => a - b)) {
    const row = await log.row(index);
    if (row !== undefined) lines.push(columns.map(({ column, at }) => plain(cellText(column, row.cells[at]))).join('\t'));
  }
  return { tsv: `${lines.join('\n')}\n`, rows: lines.length - 1 };
}

/** A cell outside the grid: times as ISO 8601 in UTC. */
export function cellText({ kind }: GridColumn, value: GridRow['cells'][number] | undefined): string {
  if (value === null || value === undefined) return '';
  return kind === 'time' && typeof value === 'number' ? new Date(value).toISOString() : String(value);
}

/** One line, no tab, and nothing that a spreadsheet would run as a formula. */
function plain(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(line) ? `'${line}` : line;
}
