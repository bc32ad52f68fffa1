import * as z from 'zod/mini';
import { maskText } from '../../connections/maskText';
import type { EpochMs } from '../../domain/delivery';
import type { Evidence } from '../../domain/diagnosis/evidence';

const FORMAT = 'delivery-doctor-incident';
const VERSION = 1;

/** A larger file is none of ours, characters. */
const MOST_CHARACTERS = 50_000_000;

/** One delivery's trouble, as it was, for somebody who cannot reach the instance. */
export interface Incident {
  readonly savedAt: EpochMs;
  /** The evidence, from which the diagnosis can be made again. */
  readonly evidence: Evidence;
  /** What changed before, nearest first, a line each; nothing where nobody watched. */
  readonly changed: readonly string[];
  /** What looks at the instance saw around that time, oldest first. */
  readonly record: readonly unknown[];
}

/** A map as JSON has it. */
const MAP = '$map';

/**
 * The incident as the text of a file, without addresses of people, telephone numbers, tokens and passwords in any text.
 * @param secrets what must not appear whatever it stands behind
 */
export function incidentText(incident: Incident, secrets: readonly string[]): string {
  const plain = plainOf(incident, (text) => maskText(text, secrets));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, incident: plain }, undefined, 1)}\n`;
}

/** The incident that a file holds; undefined for anything else. What comes from outside is checked, and no text of it is code. */
export function parseIncident(text: string): Incident | undefined {
  if (text.length > MOST_CHARACTERS) {
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(text, (_key, item: unknown) => revived(item));
  } catch {
    return undefined;
  }
  const { data } = IncidentSchema.safeParse(value);
  // The schema holds the shape that every cause relies on; what it leaves loose are values that are only shown or compared.
  return data === undefined ? undefined : { ...data.incident, evidence: data.incident.evidence as unknown as Evidence };
}

function plainOf(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return mask(value);
  }
  if (value instanceof Map) {
    return { [MAP]: [...value].map((entry) => plainOf(entry, mask)) };
  }
  if (Array.isArray(value)) {
    return value.map((item) => plainOf(item, mask));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]: [string, unknown]) => [mask(key), plainOf(item, mask)]),
    );
  }
  return value;
}

function revived(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !(MAP in item) || !Array.isArray(item[MAP])) {
    return item;
  }
  const entries = item[MAP].filter((entry): entry is [unknown, unknown] => Array.isArray(entry) && entry.length === 2);
  return new Map(entries);
}

const notRead = z.object({ ok: z.literal(false), because: z.string(), source: z.string() });
const observed = <T extends z.ZodMiniType>(value: T) =>
  z.union([z.object({ ok: z.literal(true), value, at: z.number(), source: z.string() }), notRead]);
/** A value that was read as undefined is not in the file. */
const maybe = <T extends z.ZodMiniType>(value: T) =>
  z.union([z.object({ ok: z.literal(true), value: z.optional(value), at: z.number(), source: z.string() }), notRead]);

const text = z.optional(z.string());
const number = z.optional(z.number());
const Line = z.looseObject({ type: z.number(), message: z.string(), at: number });
const Explanation = z.looseObject({ id: z.string(), role: z.string(), certainty: z.string(), meaning: z.string() });
const Reason = z.object({ line: Line, explanation: z.optional(Explanation) });
const Counters = z.looseObject({ toDeliver: number, processed: number, success: number, error: number });

const Delivery = z.looseObject({
  id: z.string(),
  internalName: z.string(),
  label: z.string(),
  state: z.number(),
  messageType: z.number(),
  deliveryMode: number,
  contactDate: number,
  validityDate: number,
  broadStart: number,
  lastModified: number,
  counters: Counters,
});

const Module = z.looseObject({ name: z.string(), instance: text });
const Server = z.looseObject({
  name: z.string(),
  modules: observed(z.array(Module)),
  config: observed(
    z.looseObject({
      autoStart: z.array(z.string()),
      affinityNames: z.array(z.string()),
      faults: z.optional(z.array(z.looseObject({ kind: z.string() }))),
    }),
  ),
  host: z.optional(observed(z.looseObject({ freeBytes: number, totalBytes: number, clockOffsetMs: number }))),
  printedClock: z.optional(observed(z.number())),
});

const EvidenceSchema = z.looseObject({
  at: z.number(),
  instanceNow: z.number(),
  instanceName: z.string(),
  product: z.object({ version: text, build: text }),
  delivery: z.object({ ok: z.literal(true), value: Delivery, at: z.number(), source: z.string() }),
  twin: z.optional(maybe(z.looseObject({}))),
  servers: z.array(Server),
  unreachableServers: z.array(z.string()),
  instanceClock: maybe(z.number()),
  counts: observed(z.map(z.string(), z.number())),
  monitored: maybe(z.array(z.looseObject({ name: z.string(), running: z.boolean() }))),
  affinityNames: observed(z.array(z.string())),
  campaign: maybe(z.looseObject({ label: z.string() })),
  runningCampaignDeliveries: observed(z.number()),
  limitConcurrency: maybe(z.string()),
  journal: observed(z.array(Line)),
  journalReasons: z.array(Reason),
  lastSent: maybe(z.number()),
  workflows: z.record(z.string(), maybe(z.looseObject({ label: z.string() }))),
  workflowReasons: maybe(z.map(z.string(), Reason)),
  waitingParts: maybe(z.number()),
  domains: maybe(z.array(z.looseObject({ domain: z.string() }))),
  messageTexts: maybe(z.array(z.looseObject({ text: z.string(), count: z.number() }))),
});

const IncidentSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  incident: z.object({
    savedAt: z.number(),
    evidence: EvidenceSchema,
    changed: z.array(z.string()),
    record: z.array(z.unknown()),
  }),
});
