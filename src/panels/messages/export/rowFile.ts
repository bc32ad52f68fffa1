import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { csvLine } from '../../../shared/format/csv';
import type { ExportFormat, GridColumn, GridRow } from '../../../shared/protocol/messages';
import { cellText } from '../copiedRows';
import { xlsxFile } from './xlsxFile';

/** A file that takes rows; it slows its source down instead of filling memory. */
export interface RowFile {
  write(rows: readonly GridRow[]): Promise<void>;
  /** Everything is on disk when this settles. */
  close(): Promise<void>;
  /** Ends at once; what was written stays. */
  abandon(): Promise<void>;
}

export interface RowFileOptions {
  readonly path: string;
  readonly columns: readonly GridColumn[];
  /** Goes on behind what is there: only for formats that can, see `canAppend`. */
  readonly append: boolean;
}

/** Whether an export that was broken off can be taken up in the same file. A zip cannot. */
export function canAppend(format: ExportFormat): boolean {
  return format !== 'xlsx';
}

/** A log holds addresses of persons: nobody else on this machine reads the file. */
export const OWNER_ONLY = 0o600;

/** Opens the file. Rejects with the file system's error. */
export async function openRowFile(format: ExportFormat, options: RowFileOptions): Promise<RowFile> {
  if (format === 'xlsx') return xlsxFile(options.path, options.columns);
  return textFile(options, format === 'csv' ? csv(options.columns) : ndjson(options.columns));
}

interface Lines {
  readonly head: string;
  line(row: GridRow): string;
}

function csv(columns: readonly GridColumn[]): Lines {
  return {
    // The byte order mark tells spreadsheets that it is UTF-8.
    head: `\uFEFF${csvLine(columns.map(({ label }) => label))}`,
    line: ({ cells }) => csvLine(columns.map((column, at) => cellText(column, cells[at]))),
  };
}

function ndjson(columns: readonly GridColumn[]): Lines {
  return {
    head: '',
    line: ({ cells }) => `${JSON.stringify(Object.fromEntries(columns.map((column, at) => [column.id, jsonValue(column, cells[at])])))}\n`,
  };
}

function jsonValue(column: GridColumn, value: GridRow['cells'][number] | undefined): string | number | null {
  if (value === undefined || value === null) return null;
  return column.kind === 'time' ? cellText(column, value) : value;
}

async function textFile({ path, append }: RowFileOptions, lines: Lines): Promise<RowFile> {
  const stream = createWriteStream(path, { flags: append ? 'a' : 'w', mode: OWNER_ONLY });
  await once(stream, 'open');
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  const put = async (text: string): Promise<void> => {
    if (failure !== undefined) throw failure;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
  };
  if (!append && lines.head !== '') await put(lines.head);
  const end = async (): Promise<void> => {
    stream.end();
    await finished(stream);
  };
  return {
    write: (rows) => put(rows.map((row) => lines.line(row)).join('')),
    close: end,
    abandon: end,
  };
}
