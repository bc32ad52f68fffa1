import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import { deliveryStateName } from '../../domain/deliveryState';
import { csvLine, type CsvValue } from '../../shared/format/csv';

type Column = readonly [name: string, of: (delivery: DeliveryDetail) => CsvValue];

const time = (at: EpochMs | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

/** Names are Campaign's own, so that they mean the same everywhere; times are UTC. */
const COLUMNS: readonly Column[] = [
  ['id', ({ id }) => id],
  ['internalName', ({ internalName }) => internalName],
  ['label', ({ label }) => label],
  ['state', ({ state }) => state],
  ['stateName', ({ state }) => deliveryStateName(state)],
  ['messageType', ({ messageType }) => messageType],
  ['contactDate', ({ contactDate }) => time(contactDate)],
  ['validityDate', ({ validityDate }) => time(validityDate)],
  ['broadStartDate', ({ broadStart }) => time(broadStart)],
  ['broadEndDate', ({ broadEnd }) => time(broadEnd)],
  ['lastModified', ({ lastModified }) => time(lastModified)],
  ['toDeliver', ({ counters }) => counters.toDeliver],
  ['processed', ({ counters }) => counters.processed],
  ['success', ({ counters }) => counters.success],
  ['error', ({ counters }) => counters.error],
  ['newQuarantine', ({ counters }) => counters.newQuarantine],
  ['IPAffinity', ({ ipAffinity }) => ipAffinity],
  ['routing', ({ routing }) => routing?.name],
];

/** One line per delivery, with a heading; an empty cell is "not available on this instance". */
export function deliveriesCsv(deliveries: readonly DeliveryDetail[]): string {
  const lines = deliveries.map((delivery) => csvLine(COLUMNS.map(([, of]) => of(delivery))));
  // The mark makes spreadsheets read it as UTF-8.
  return `\uFEFF${csvLine(COLUMNS.map(([name]) => name))}${lines.join('')}`;
}

/** The same fields as JSON; what is not available is left out. */
export function deliveriesJson(deliveries: readonly DeliveryDetail[]): string {
  return `${JSON.stringify(
    deliveries.map((delivery) => Object.fromEntries(COLUMNS.map(([name, of]) => [name, of(delivery)]))),
    undefined,
    2,
  )}\n`;
}
