import * as z from 'zod/mini';
import type { Campaign, CampaignsRepository } from '../instance';
import { Batcher } from '../query/batcher';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { enumerationValues } from '../schema/enumerations';
import type { Schemas } from '../schema/schemas';
import { readRow, value } from '../values/row';
import { ifAvailable } from './ifAvailable';

const SCHEMA = 'nms:operation';

const Row = z.object({ id: value.key, label: value.textOrEmpty, status: value.text });

/** `nms:operation`. What its status numbers mean, the instance's own schema says. */
export function campaignsRepository(entities: EntityReader, schemas: Schemas): CampaignsRepository {
  const batcher = new Batcher<string, Campaign | undefined>(async (ids, signal) => {
    const rows = await entities.all(
      {
        schema: SCHEMA,
        select: { id: '@id', label: '@label', status: '@status' },
        required: ['id'],
        where: () => where.oneOfKeys('@id', [...new Set(ids)]),
        lineCount: ids.length,
      },
      signal,
    );
    const schema = await schemas.shown(SCHEMA, signal);
    const names = await enumerationValues(schemas, SCHEMA, schema?.node('@status')?.enumeration ?? 'status', signal);
    const campaigns = new Map(
      rows.map((row) => {
        const { id, label, status } = readRow(Row, row, `ExecuteQuery ${SCHEMA}`);
        return [id, { label, status: names?.find((one) => one.value === status) }];
      }),
    );
    return ids.map((id) => campaigns.get(id));
  });
  return { get: (id, signal) => ifAvailable(() => batcher.ask(id, signal)) };
}
