import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { open, truncate } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { csvLine } from '../../../shared/format/csv';
import type { ExportFormat, GridColumn, GridRow } from '../../../shared/protocol/messages';
import { cellText } from '../copyToClipboard';
import { OWNER_ONLY, type RowFile } from './rowFile';
import { xlsxFile } from './xlsxFile';

export interface RowFileOptions {
  readonly path: string;
  readonly columns: readonly GridColumn[];
  /**
   * Goes on behind so many bytes of what is there, and cuts off the rest: only for formats that can, see `canAppend`.
   */
  readonly appendAt?: number;
}

/** Whether an export that was broken off can be taken up in the same file. A zip cannot. */
export function canAppend(format: ExportFormat): boolean {
  return format !== 'xlsx';
}

/** Opens the file. Rejects with the file system's error. */
export async function openRowFile(format: ExportFormat, options: RowFileOptions): Promise<RowFile> {
  if (format === 'xlsx') {
    return xlsxFile(options.path, options.columns);
  }
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
    line: ({ cells }) =>
      `${JSON.stringify(Object.fromEntries(columns.map((column, at) => [column.id, jsonValue(column, cells[at])])))}\n`,
  };
}

function jsonValue(column: GridColumn, value: GridRow['cells'][number] | undefined): string | number | null {
  if (value === undefined || value === null) {
    return null;
  }
  return column.kind === 'time' ? cellText(column, value) : value;
}

/**
 * Whether a file is what an export left, as far as one can see: it ends a line there. Rejects with the file system's
 * error.
 */
export async function endsLineAt(path: string, bytes: number): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, bytes - 1);
    return bytesRead === 1 && buffer[0] === NEW_LINE;
  } finally {
    await file.close();
  }
}

const NEW_LINE = 0x0a;

async function textFile({ path, appendAt }: RowFileOptions, lines: Lines): Promise<RowFile> {
  if (appendAt !== undefined) {
    await truncate(path, appendAt);
  }
  const stream = createWriteStream(path, { flags: appendAt === undefined ? 'w' : 'a', mode: OWNER_ONLY });
  await once(stream, 'open');
  let bytes = appendAt ?? 0;
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  const put = async (text: string): Promise<void> => {
    if (failure !== undefined) {
      throw failure;
    }
    const length = Buffer.byteLength(text);
    await new Promise<void>((resolve, reject) => {
      stream.write(text, (error) => {
        if (error) {
          reject(error);
        } else {
          resolve();
        }
      });
    });
    bytes += length;
  };
  if (appendAt === undefined && lines.head !== '') {
    await put(lines.head);
  }
  const end = async (): Promise<void> => {
    stream.end();
    await finished(stream);
  };
  return {
    get bytes() {
      return bytes;
    },
    write: (rows) => put(rows.map((row) => lines.line(row)).join('')),
    close: end,
    abandon: end,
  };
}
