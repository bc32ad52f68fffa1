import * as z from 'zod/mini';
import type { EpochMs } from '../../domain/delivery';
import { waveDelayMs } from '../../domain/waves';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import type { PlansRepository, SendingPlan } from '../health';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { readRow, value } from '../values/row';
import { liveDeliveries } from './groupCondition';
import { ifAvailable } from './ifAvailable';

/** Deliveries whose messages have not all left: how they are set still matters. */
const TO_SEND = [
  DELIVERY_STATES.ready,
  DELIVERY_STATES.startPending,
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
];

/** As many of them are looked at, the next first. */
const MOST_PLANS = 200;

const PlanRow = z.object({
  id: value.key,
  internalName: value.textOrEmpty,
  messageType: value.integer,
  deliveryMode: value.integer,
  contactDate: value.time,
  affinity: value.text,
  typologyAffinity: value.text,
  maxRetry: value.integer,
  wavesEnabled: value.boolean,
  wavesMode: value.integer,
  splitDelaySeconds: value.integer,
});

/** How deliveries that are still to be sent are set. */
export class Plans implements PlansRepository {
  readonly #entities: EntityReader;

  constructor(entities: EntityReader) {
    this.#entities = entities;
  }

  async toSend(until: EpochMs, signal: AbortSignal): Promise<readonly SendingPlan[] | undefined> {
    return ifAvailable(async () => {
      const rows = await this.#entities.all(
        {
          schema: 'nms:delivery',
          select: {
            id: '@id',
            internalName: '@internalName',
            messageType: '@messageType',
            deliveryMode: '@deliveryMode',
            contactDate: 'scheduling/@contactDate',
            affinity: 'scheduling/@IPAffinity',
            typologyAffinity: 'typology/@IPAffinity',
            maxRetry: 'execution/@maxRetry',
            wavesEnabled: 'scheduling/waves/@enabled',
            wavesMode: 'scheduling/waves/@mode',
            splitDelaySeconds: 'scheduling/waves/@splitDelay',
          },
          required: ['id'],
          where: (has) =>
            where.all(
              ...liveDeliveries(has),
              where.oneOf('@state', TO_SEND),
              ...(has('scheduling/@contactDate') ? [where.time('scheduling/@contactDate', '<=', until)] : []),
            ),
          orderBy: [{ expression: path('@id'), descending: true }],
          lineCount: MOST_PLANS,
        },
        signal,
      );
      return rows.map((row) => planOf(readRow(PlanRow, row, 'ExecuteQuery nms:delivery')));
    });
  }
}

function planOf({
  affinity,
  typologyAffinity,
  wavesEnabled,
  wavesMode: mode,
  splitDelaySeconds,
  ...plan
}: z.infer<typeof PlanRow>): SendingPlan {
  // The delivery's own affinity goes before its typology's.
  const asked = affinity === undefined || affinity === '' ? typologyAffinity : affinity;
  const delayMs = waveDelayMs({ mode, splitDelaySeconds });
  return {
    ...plan,
    ...(asked === undefined ? {} : { affinity: asked }),
    ...(wavesEnabled === true && delayMs !== undefined ? { waveDelayMs: delayMs } : {}),
  };
}
