/** What a cell may hold; undefined is an empty cell ("not available"), a number keeps its plain form. */
export type CsvValue = string | number | boolean | undefined;

/**
 * One line of RFC 4180 CSV, with CRLF. Text that a spreadsheet would take for a formula (= + - @, or a tab or
 * return before one) is defused by an apostrophe: labels and addresses are written by strangers.
 */
export function csvLine(values: readonly CsvValue[], separator = ','): string {
  return `${values.map((value) => csvCell(value, separator)).join(separator)}\r\n`;
}

/** One cell, see `csvLine`. */
export function csvCell(value: CsvValue, separator = ','): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? String(value) : '';
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  const safe = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u.test(value) ? `'${value}` : value;
  return /["\r\n\t]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
