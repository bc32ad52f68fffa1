import * as z from 'zod/mini';
import type { WorkflowsRepository } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { readRow, value } from '../values/row';
import { whereThere } from './notThere';

const WISHES = {
  id: '@id',
  label: '@label',
  state: '@state',
  failed: '@failed',
  lastRun: '@processDate',
} as const;

const Row = z.object({ label: value.textOrEmpty, state: value.integer, failed: value.boolean, lastRun: value.time });

/** `xtk:workflow`, by its natural key. */
export function workflowsRepository(entities: EntityReader): WorkflowsRepository {
  return {
    get: (internalName, signal) =>
      whereThere(async () => {
        const row = await entities.one(
          { schema: 'xtk:workflow', wishes: WISHES, required: ['id'], where: () => where.text('@internalName', '=', internalName) },
          signal,
        );
        return row === undefined || (row.id ?? '') === '' || row.id === '0' ? undefined : readRow(Row, row, 'ExecuteQuery xtk:workflow');
      }),
  };
}
