import * as z from 'zod/mini';
import { COUNTED_REASONS } from '../domain/domainResults';
import { WATCHED_OPTIONS, type Sight } from './sight';

const observed = <T extends z.ZodMiniType>(value: T) =>
  z.union([
    z.object({ ok: z.literal(true), value, at: z.number(), source: z.string() }),
    z.object({ ok: z.literal(false), because: z.string(), source: z.string() }),
  ]);
/** A value that was read as undefined is not in the file. */
const maybe = <T extends z.ZodMiniType>(value: T) =>
  z.union([
    z.object({ ok: z.literal(true), value: z.optional(value), at: z.number(), source: z.string() }),
    z.object({ ok: z.literal(false), because: z.string(), source: z.string() }),
  ]);

const text = z.optional(z.string());
const number = z.optional(z.number());

const DeliverySeen = z.object({
  id: z.string(),
  internalName: z.string(),
  label: z.string(),
  state: z.number(),
  messageType: z.number(),
  deliveryMode: number,
  contactDate: number,
  validityDate: number,
  broadStart: number,
  broadEnd: number,
  lastModified: number,
  counters: z.object({ toDeliver: number, processed: number, success: number, error: number, newQuarantine: number }),
});

const Module = z.object({ name: z.string(), instance: text });

const Server = z.object({
  name: z.string(),
  modules: observed(z.array(Module)),
  build: text,
  onlyBanner: z.optional(z.literal(true)),
  settings: observed(
    z.object({
      autoStart: z.array(z.string()),
      sharedAutoStart: z.optional(z.array(z.string())),
      affinities: z.array(z.object({ names: z.array(z.string()), ips: z.array(z.object({ address: z.string() })) })),
      statServerAddress: text,
      mta: z.optional(
        z.object({
          maxSpareServers: number,
          relay: text,
          enableTls: z.optional(z.boolean()),
          verifyMode: z.optional(z.boolean()),
          useMomentum: z.optional(z.boolean()),
        }),
      ),
    }),
  ),
  timeOfDayMs: number,
  host: z.optional(observed(z.object({ freeBytes: number, totalBytes: number }))),
});

const Rate = z.object({ lately: z.number(), before: z.number() });
const OptionSeen = maybe(z.string());

const SightSchema = z.object({
  at: z.number(),
  instanceNow: z.number(),
  instanceName: z.string(),
  version: text,
  build: text,
  counts: observed(z.record(z.string(), z.number())),
  deliveries: z.array(DeliverySeen),
  cut: z.boolean(),
  natures: observed(
    z.record(
      z.string(),
      z.object({ ofEvents: z.boolean(), inWaves: z.boolean(), affinity: z.string(), routing: z.string() }),
    ),
  ),
  rate: observed(Rate),
  rates: observed(z.record(z.string(), Rate)),
  bounces: observed(
    z.record(
      z.string(),
      z.object({
        errors: z.number(),
        processed: z.number(),
        hard: z.number(),
        soft: z.number(),
        reasons: z.partialRecord(z.enum(COUNTED_REASONS), z.number()),
      }),
    ),
  ),
  servers: z.array(Server),
  processes: maybe(z.array(z.object({ name: z.string(), instance: text, host: text, running: z.boolean() }))),
  options: z.object({
    [WATCHED_OPTIONS[0]]: OptionSeen,
    [WATCHED_OPTIONS[1]]: OptionSeen,
    [WATCHED_OPTIONS[2]]: OptionSeen,
    [WATCHED_OPTIONS[3]]: OptionSeen,
    [WATCHED_OPTIONS[4]]: OptionSeen,
  }),
  workflows: z.record(
    z.string(),
    maybe(z.object({ label: z.string(), state: number, failed: z.optional(z.boolean()), lastRun: number })),
  ),
  feeds: maybe(
    z.array(
      z.object({
        workflow: z.string(),
        label: z.string(),
        deliveries: z.array(z.object({ id: z.string(), internalName: z.string(), state: z.number() })),
      }),
    ),
  ),
  certificates: z.array(observed(z.object({ host: z.string(), validTo: z.number() }))),
  queue: observed(z.array(z.object({ at: z.number(), waiting: z.number() }))),
});

/** What a file says that a look saw; undefined for what is none. */
export function parseSight(value: unknown): Sight | undefined {
  return SightSchema.safeParse(value).data as Sight | undefined;
}
