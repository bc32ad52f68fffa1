import './jitless';
import * as z from 'zod/mini';

/** Both ends of a webview come from one package; a page kept over an update may still be older than its host. */
export const PROTOCOL_VERSION = 1;

/** Longer text than this is no label any more; the instance's own limit is far below. */
const MOST_TEXT = 100_000;

export const text = z.string().check(z.maxLength(MOST_TEXT));
/** UTC epoch milliseconds. */
export const epochMs = z.number();
/** A number that the instance may not give: undefined is "not available on this instance". */
export const optionalNumber = z.optional(z.number());
/** A value per bucket; null where nothing was reported, which is a gap and not a zero. */
export const column = z.array(z.nullable(z.number()));

/** An error in words: what happened, why, and what to do next. */
export const errorText = z.object({ what: text, why: z.optional(text), next: z.optional(text) });
export type ErrorText = z.output<typeof errorText>;

/** Whose clock times are shown in. */
export const ZONE_CHOICES = ['instance', 'local', 'utc'] as const;
export type ZoneChoice = (typeof ZONE_CHOICES)[number];

/** What a panel about a delivery leads to, in the order of its menu: commands of the extension, run on that delivery. */
export const DELIVERY_LINKS = [
  'whyPending',
  'openTracking',
  'openThroughput',
  'openMessages',
  'openAuditLog',
  'openTimeline',
  'openInCampaign',
] as const;

/** Those, and what a panel about an instance leads to. */
export const LINKS = [...DELIVERY_LINKS, 'diagnoseAllPending', 'openHealthReport', 'openInstanceTimeline'] as const;
export type Link = (typeof LINKS)[number];

/** What a panel is about: names that the person recognises. */
export const subject = z.object({
  label: text,
  internalName: text,
  channel: text,
  stateLabel: text,
  /** The connection's name, and what kind of instance it is. */
  instance: text,
  environment: z.enum(['production', 'stage', 'development', 'demo']),
  environmentLabel: text,
  /** IANA; missing where the instance does not tell its zone or this machine does not know it. */
  instanceZone: z.optional(text),
  /** Where it leads to. */
  links: z.array(z.enum(LINKS)),
});
export type Subject = z.output<typeof subject>;

/** Names one delivery of an instance in the list, or an instance of it and what of it. */
export const deliveryRef = z.object({ connectionId: text, deliveryId: text });
export const instanceRef = z.object({ connectionId: text, about: z.optional(text) });
/** All instances of the list. */
export const allInstancesRef = z.object({ instances: z.literal('all') });

/** What a panel is about: each kind of panel says which of them it takes. */
export const panelRef = z.union([deliveryRef, instanceRef, allInstancesRef]);
export type PanelRef = z.output<typeof panelRef>;
export type InstanceRef = z.output<typeof instanceRef>;
export type AllInstancesRef = z.output<typeof allInstancesRef>;

/** Links that lead to something about the instance, whatever the panel is about. */
export const INSTANCE_LINKS: readonly Link[] = ['diagnoseAllPending', 'openHealthReport', 'openInstanceTimeline'];

/** Undefined for what names no delivery. */
export function parseDeliveryRef(value: unknown): z.output<typeof deliveryRef> | undefined {
  return deliveryRef.safeParse(value).data;
}

/** Undefined for what names no instance. */
export function parseInstanceRef(value: unknown): z.output<typeof instanceRef> | undefined {
  return instanceRef.safeParse(value).data;
}

/** Undefined for what does not name all instances. */
export function parseAllInstancesRef(value: unknown): AllInstancesRef | undefined {
  return allInstancesRef.safeParse(value).data;
}

/** The instance that a panel is about; undefined for one about all of them. */
export function connectionOf(ref: PanelRef): string | undefined {
  return 'connectionId' in ref ? ref.connectionId : undefined;
}

/** A part that may be missing while the rest can be shown: the value, or in words why there is none. */
export function part<Value extends z.core.$ZodType>(value: Value) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), why: text }),
  ]);
}
export type Part<Value> = { ok: true; value: Value } | { ok: false; why: string };
