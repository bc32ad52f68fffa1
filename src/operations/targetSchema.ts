import * as z from 'zod/mini';

/** A `BoundTarget` as it is kept in files. */
export const boundTargetSchema = z.object({
  connectionId: z.string(),
  url: z.string(),
  instanceName: z.optional(z.string()),
  databaseId: z.optional(z.string()),
  servers: z.record(z.string(), z.string()),
});
