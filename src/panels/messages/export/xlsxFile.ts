import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yazl';
import type { GridColumn, GridRow } from '../../../shared/protocol/messages';
import { OWNER_ONLY, type RowFile } from './rowFile';

/** Rows of one sheet, its head included: Excel's own limit. More rows go to further sheets. */
const SHEET_ROWS = 1_048_576;
/** Excel cuts cells off here. */
const CELL_CHARACTERS = 32_767;

const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Cell format 1: a date with time, see `styles`. */
const DATE_STYLE = 1;
/** Days from Excel's day 0 (30 December 1899) to 1970. */
const DAYS_TO_1970 = 25_569;
const DAY_MS = 86_400_000;

/**
 * An Excel workbook (ECMA-376), written while rows come: texts are inline strings, which no program takes for a
 * formula; times are numbers with a date format, in UTC.
 */
export async function xlsxFile(path: string, columns: readonly GridColumn[]): Promise<RowFile> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const onDisk = pipeline(zip.outputStream, createWriteStream(path, { mode: OWNER_ONLY }));
  // Told by close; without this an error in between would end the process.
  onDisk.catch(() => undefined);
  const sheets: PassThrough[] = [];
  let rowsInSheet = 0;
  const put = async (text: string): Promise<void> => {
    const sheet = sheets.at(-1);
    // The race ends the wait when the disk is full and nobody drains any more.
    if (sheet?.write(text) === false) {
      await Promise.race([once(sheet, 'drain'), onDisk]);
    }
  };
  const endSheet = async (): Promise<void> => {
    await put('</sheetData></worksheet>');
    sheets.at(-1)?.end();
  };
  const beginSheet = async (): Promise<void> => {
    const sheet = new PassThrough();
    sheets.push(sheet);
    zip.addReadStream(sheet, `xl/worksheets/sheet${sheets.length}.xml`);
    rowsInSheet = 1;
    await put(`${HEAD}<worksheet xmlns="${SHEETS}"><sheetData>${rowXml(columns.map(({ label }) => textCell(label)))}`);
  };
  await beginSheet();
  const close = async (): Promise<void> => {
    await endSheet();
    addWorkbook(zip, sheets.length);
    zip.end();
    await onDisk;
  };
  return {
    bytes: undefined,
    write: async (rows) => {
      let xml = '';
      for (const { cells } of rows) {
        if (rowsInSheet === SHEET_ROWS) {
          await put(xml);
          xml = '';
          await endSheet();
          await beginSheet();
        }
        xml += rowXml(columns.map(({ kind }, at) => cellXml(kind, cells[at] ?? null)));
        rowsInSheet += 1;
      }
      await put(xml);
    },
    close,
    // A zip that breaks off cannot be read: it is ended properly, with the rows that are there.
    abandon: close,
  };
}

function rowXml(cells: readonly string[]): string {
  return `<row>${cells.join('')}</row>`;
}

function cellXml(kind: GridColumn['kind'], value: GridRow['cells'][number]): string {
  if (value === null) {
    return '<c/>';
  }
  if (typeof value === 'string') {
    return textCell(value);
  }
  return kind === 'time'
    ? `<c s="${DATE_STYLE}"><v>${value / DAY_MS + DAYS_TO_1970}</v></c>`
    : `<c><v>${value}</v></c>`;
}

function textCell(value: string): string {
  return value === ''
    ? '<c/>'
    : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, CELL_CHARACTERS))}</t></is></c>`;
}

/** Characters that XML 1.0 cannot carry are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function addWorkbook(zip: ZipFile, sheets: number): void {
  const each = (write: (number: number) => string): string =>
    Array.from({ length: sheets }, (_, at) => write(at + 1)).join('');
  const add = (name: string, xml: string): void => {
    zip.addBuffer(Buffer.from(HEAD + xml), name);
  };
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${SHEETS}" xmlns:r="${RELATIONS}"><sheets>${each((n) => `<sheet name="Log ${n}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}` +
      `<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  );
  add(
    'xl/styles.xml',
    `<styleSheet xmlns="${SHEETS}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
      '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>' +
      '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>',
  );
  add(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  add(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
      `${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
  );
}
