import * as z from 'zod/mini';
import { COUNTED_REASONS } from '../domain/domainResults';
import { WATCHED_OPTIONS } from './sight';

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
const Nature = z.object({ ofEvents: z.boolean(), inWaves: z.boolean(), affinity: z.string(), routing: z.string() });
const BouncesSeen = z.object({
  errors: z.number(),
  processed: z.number(),
  hard: z.number(),
  soft: z.number(),
  reasons: z.partialRecord(z.enum(COUNTED_REASONS), z.number()),
});
const Workflow = maybe(
  z.object({ label: z.string(), state: number, failed: z.optional(z.boolean()), lastRun: number }),
);
const Certificate = observed(z.object({ host: z.string(), validTo: z.number() }));

const SightSchema = z.object({
  at: z.number(),
  instanceNow: z.number(),
  instanceName: z.string(),
  version: text,
  build: text,
  counts: observed(z.record(z.string(), z.number())),
  deliveries: z.array(DeliverySeen),
  cut: z.boolean(),
  natures: observed(z.record(z.string(), Nature)),
  rate: observed(Rate),
  rates: observed(z.record(z.string(), Rate)),
  bounces: observed(z.record(z.string(), BouncesSeen)),
  servers: z.array(Server),
  processes: maybe(z.array(z.object({ name: z.string(), instance: text, host: text, running: z.boolean() }))),
  options: z.object({
    [WATCHED_OPTIONS[0]]: OptionSeen,
    [WATCHED_OPTIONS[1]]: OptionSeen,
    [WATCHED_OPTIONS[2]]: OptionSeen,
    [WATCHED_OPTIONS[3]]: OptionSeen,
    [WATCHED_OPTIONS[4]]: OptionSeen,
  }),
  workflows: z.record(z.string(), Workflow),
  feeds: maybe(
    z.array(
      z.object({
        workflow: z.string(),
        label: z.string(),
        deliveries: z.array(z.object({ id: z.string(), internalName: z.string(), state: z.number() })),
      }),
    ),
  ),
  certificates: z.array(Certificate),
  queue: observed(z.array(z.object({ at: z.number(), waiting: z.number() }))),
});

/** Whether a value is what a look saw. */
export function isSight(value: unknown): boolean {
  return SightSchema.safeParse(value).success;
}

const { shape } = SightSchema;

/** Pieces below a name, such as `deliveries.123`. */
const PIECES: Readonly<Record<string, z.ZodMiniType>> = {
  deliveries: DeliverySeen,
  servers: Server,
  certificates: Certificate,
  options: OptionSeen,
  workflows: Workflow,
  natures: Nature,
  rates: Rate,
  bounces: BouncesSeen,
};

/** Whether a value is the piece of a look that its key names: `rate`, `deliveries.123`; `deliveries#` lists ids. */
export function isSightPart(key: string, value: unknown): boolean {
  if (key.endsWith('#')) {
    return z.array(z.string()).safeParse(value).success;
  }
  const [name = '', ...rest] = key.split('.');
  const schema = rest.length > 0 ? PIECES[name] : key === 'clock' ? z.number() : shape[name as keyof typeof shape];
  // What a later version records besides is no fault.
  return schema === undefined || schema.safeParse(value).success;
}
