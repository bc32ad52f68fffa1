import * as z from 'zod/mini';
import type { DeliveryStateCode } from '../../domain/deliveryState';
import type { FailedFeed } from '../health';
import type { WorkflowLine, WorkflowRun, WorkflowsRepository } from '../instance';
import { Batcher } from '../query/batcher';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { readRow, value } from '../values/row';
import { liveDeliveries } from './groupCondition';
import { ifAvailable } from './ifAvailable';

const ATTRIBUTES = {
  name: '@internalName',
  label: '@label',
  state: '@state',
  failed: '@failed',
  lastRun: '@processDate',
} as const;

const Row = z.object({
  name: value.key,
  label: value.textOrEmpty,
  state: value.integer,
  failed: value.boolean,
  lastRun: value.time,
});

/** Deliveries of workflows in error that are looked at. */
const MOST_FED = 200;

/** A delivery and the workflow that made it (docs/campaign/deliveries.md: `[@workflow-id]`). */
const FED = {
  id: '@id',
  internalName: '@internalName',
  state: '@state',
  workflow: 'workflow/@internalName',
  label: 'workflow/@label',
  failed: 'workflow/@failed',
} as const;

const FedRow = z.object({
  id: value.key,
  internalName: value.textOrEmpty,
  state: value.code,
  workflow: value.textOrEmpty,
  label: value.textOrEmpty,
  failed: value.boolean,
});

/** Lines of one journal that are read, and at most of several together. */
const JOURNAL_LINES = 40;

/** The journal of workflows: `xtk:workflowLog` (docs/campaign/deliveries.md). */
const JOURNAL = { id: '@id', at: '@logDate', message: '@message', workflow: 'workflow/@internalName' } as const;

const JournalRow = z.object({ at: value.time, message: value.textOrEmpty, workflow: value.textOrEmpty });

async function journalsOf(
  entities: EntityReader,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly (readonly WorkflowLine[])[]> {
  const different = [...new Set(names)];
  const rows = await entities.all(
    {
      schema: 'xtk:workflowLog',
      select: JOURNAL,
      required: ['message', 'workflow'],
      where: () => where.oneOfTexts('workflow/@internalName', different),
      // Ids wrap into negative ones: only the date tells what is new.
      orderBy: [{ expression: path('@logDate'), descending: true }],
      lineCount: JOURNAL_LINES * different.length,
    },
    signal,
  );
  const lines = rows.map((row) => readRow(JournalRow, row, 'ExecuteQuery xtk:workflowLog'));
  return names.map((name) => lines.flatMap(({ workflow, ...line }) => (workflow === name ? [line] : [])).reverse());
}

/** `xtk:workflow`, by its natural key. */
export function workflowsRepository(entities: EntityReader): WorkflowsRepository {
  const journals = new Batcher<string, readonly WorkflowLine[]>((names, signal) => journalsOf(entities, names, signal));
  const batcher = new Batcher<string, WorkflowRun | undefined>(async (names, signal) => {
    const rows = await entities.all(
      {
        schema: 'xtk:workflow',
        select: ATTRIBUTES,
        required: ['name'],
        where: () => where.oneOfTexts('@internalName', [...new Set(names)]),
        lineCount: names.length,
      },
      signal,
    );
    const runs = new Map(
      rows.map((row) => {
        const { name, ...run } = readRow(Row, row, 'ExecuteQuery xtk:workflow');
        return [name, run];
      }),
    );
    return names.map((name) => runs.get(name));
  });
  return {
    get: (internalName, signal) => ifAvailable(() => batcher.ask(internalName, signal)),
    journal: (internalName, signal) => ifAvailable(() => journals.ask(internalName, signal)),
    failedFeeds: (since, signal) =>
      ifAvailable(async () => {
        const rows = await entities.all(
          {
            schema: 'nms:delivery',
            select: FED,
            required: ['id', 'state', 'workflow', 'failed'],
            where: (has) =>
              where.all(
                ...liveDeliveries(has),
                where.key('@workflow-id', '<>', '0'),
                where.number('workflow/@failed', '=', 1),
                where.time('@lastModified', '>=', since),
              ),
            orderBy: [{ expression: path('@id'), descending: true }],
            lineCount: MOST_FED,
          },
          signal,
        );
        return byWorkflow(rows.map((row) => readRow(FedRow, row, 'ExecuteQuery nms:delivery')));
      }),
  };
}

function byWorkflow(
  rows: readonly {
    readonly id: string;
    readonly internalName: string;
    readonly state: DeliveryStateCode;
    readonly workflow: string;
    readonly label: string;
    readonly failed?: boolean;
  }[],
): readonly FailedFeed[] {
  const feeds = new Map<string, FailedFeed>();
  for (const { id, internalName, state, workflow, label, failed } of rows) {
    if (failed !== true || workflow === '') {
      continue;
    }
    const known = feeds.get(workflow)?.deliveries ?? [];
    feeds.set(workflow, {
      workflow,
      label: label === '' ? workflow : label,
      deliveries: [...known, { id, internalName, state }],
    });
  }
  return [...feeds.values()];
}
