import { maskAddresses } from '../../domain/maskedAddress';
import type { OperationRecord } from '../../operations/ports';
import { csvLine } from '../../shared/format/csv';

type Column = readonly [name: string, of: (record: OperationRecord) => string | undefined];

/** Names stay the same in every language; times are UTC. */
const COLUMNS: readonly Column[] = [
  ['time', ({ at }) => new Date(at).toISOString()],
  ['who', ({ who }) => who],
  ['where', ({ where }) => where],
  ['address', ({ target }) => target.url],
  ['instance', ({ target }) => target.instanceName],
  ['database', ({ target }) => target.databaseId],
  ['via', ({ via }) => via],
  ['proposer', ({ proposer }) => proposer],
  ['operation', ({ operation }) => operation],
  ['what', ({ what }) => what],
  ['before', ({ before }) => before],
  ['after', ({ after }) => after],
  ['outcome', ({ outcome }) => outcome],
  ['undone', ({ undone }) => (undone === true ? 'true' : undefined)],
  ['text', ({ text }) => text],
  ['request', ({ request }) => JSON.stringify(request)],
  ['id', ({ id }) => id],
  ['undoes', ({ undoes }) => undoes],
];

/** Labels, links and operators may hold addresses of people: they are masked everywhere. */
function fieldsOf(record: OperationRecord): readonly (readonly [string, string | undefined])[] {
  return COLUMNS.map(([name, of]) => {
    const text = of(record);
    return [name, text === undefined ? undefined : maskAddresses(text)];
  });
}

/** One line per attempt, oldest first, with a heading. */
export function activityCsv(records: readonly OperationRecord[]): string {
  const lines = records.map((record) => csvLine(fieldsOf(record).map(([, text]) => text)));
  // The mark makes spreadsheets read it as UTF-8.
  return `\uFEFF${csvLine(COLUMNS.map(([name]) => name))}${lines.join('')}`;
}

/** The same fields as JSON; what is not known is left out. */
export function activityJson(records: readonly OperationRecord[]): string {
  return `${JSON.stringify(
    records.map((record) => Object.fromEntries(fieldsOf(record))),
    undefined,
    2,
  )}\n`;
}
