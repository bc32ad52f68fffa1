import * as z from 'zod/mini';
import type { OperationRequest } from './request';

const deliveryId = z.string().check(z.regex(/^[-\w]{1,64}$/));
const onDelivery = <const Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind), deliveryId });
const onModule = <const Kind extends string>(kind: Kind) =>
  z.object({ kind: z.literal(kind), server: z.string(), module: z.string(), instance: z.string() });
const epochMs = z.int().check(z.positive());
const urlMode = z.object({
  format: z.string(),
  tagId: z.optional(z.string()),
  source: z.string(),
  occurrence: z.optional(z.int()),
  mode: z.int(),
});

const Request = z.discriminatedUnion('kind', [
  onDelivery('prepare'),
  onDelivery('start'),
  onDelivery('resume'),
  onDelivery('pause'),
  onDelivery('stop'),
  onDelivery('recomputeStatistics'),
  z.object({
    kind: z.literal('reschedule'),
    deliveryId,
    to: epochMs,
    from: z.optional(epochMs),
    validity: z.optional(epochMs),
  }),
  z.object({ kind: z.literal('extendValidity'), deliveryId, to: epochMs }),
  z.object({ kind: z.literal('setAffinity'), deliveryId, affinity: z.string().check(z.maxLength(64)) }),
  z.object({ kind: z.literal('switchTracking'), deliveryId, on: z.boolean() }),
  z.object({ kind: z.literal('setUrlModes'), deliveryId, url: z.string(), modes: z.array(urlMode) }),
  z.object({ kind: z.literal('deleteFailed'), deliveryIds: z.array(deliveryId).check(z.minLength(1)) }),
  z.object({ kind: z.literal('setConcurrency'), limit: z.int().check(z.nonnegative()) }),
  z.object({ kind: z.literal('setAccount'), account: z.string(), active: z.boolean(), deliveryId }),
  z.object({ kind: z.literal('restartWorkflow'), workflow: z.string() }),
  onModule('startModule'),
  onModule('restartModule'),
  onModule('stopModule'),
  z.object({ kind: z.literal('reload'), server: z.string(), what: z.enum(['config', 'stat']) }),
  z.object({ kind: z.literal('purgeTemporary'), server: z.string(), days: z.int().check(z.positive()) }),
]);

/** A request from outside, of a record or of a model: undefined for one that is none. */
export function parseRequest(value: unknown): OperationRequest | undefined {
  return Request.safeParse(value).data;
}
