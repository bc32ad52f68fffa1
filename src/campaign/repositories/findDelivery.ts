import type { DeliveryName } from '../instance';
import { where, type Condition } from '../query/condition';
import type { Has, SelectedRow } from '../query/entityQuery';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { LIST_ATTRIBUTES, type ListKey } from './deliveryFields';
import { filterConditions } from './deliveryFilter';
import { liveDeliveries } from './groupCondition';

type Row = SelectedRow<ListKey>;

/** Of deliveries that fit equally the newest is meant, unless one of these has the very name. */
const CANDIDATES = 20;

/** The row of the delivery that somebody names: first by what fits exactly, then by what contains the text. */
export async function findDelivery(
  entities: EntityReader,
  what: DeliveryName,
  signal: AbortSignal,
): Promise<Row | undefined> {
  const rows = (condition: (has: Has) => Condition, lineCount = CANDIDATES): Promise<Row[]> =>
    entities.all(
      {
        schema: 'nms:delivery',
        select: LIST_ATTRIBUTES,
        required: ['id', 'state'],
        where: (has) => where.all(...liveDeliveries(has), condition(has)),
        orderBy: [
          { expression: path('@lastModified'), descending: true },
          { expression: path('@id'), descending: true },
        ],
        lineCount,
      },
      signal,
    );
  if ('id' in what) {
    return (await rows(() => where.key('@id', '=', what.id), 1))[0];
  }
  if ('internalName' in what) {
    return (await rows(() => where.text('@internalName', '=', what.internalName), 1))[0];
  }
  const text = what.text.trim();
  if (text === '') {
    return undefined;
  }
  const exact = await rows((has) => exactly(text, has));
  const inAnyCase = text.toLowerCase();
  const best =
    exact.find((row) => row.id === text) ??
    exact.find((row) => row.internalName?.toLowerCase() === inAnyCase) ??
    exact.find((row) => row.label === text) ??
    exact[0];
  return best ?? (await rows((has) => where.all(...filterConditions({ text }, has)), 1))[0];
}

function exactly(text: string, has: Has): Condition {
  return where.any(
    ...(/^\d{1,18}$/.test(text) ? [where.key('@id', '=', text)] : []),
    ...['@internalName', '@label', '@deliveryCode'].filter(has).map((name) => where.isText(name, text)),
  );
}
