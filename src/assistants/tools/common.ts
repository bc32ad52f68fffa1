import type { CampaignInstance } from '../../campaign/instance';
import type { ConnectionAccess } from '../../connections/access';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import type { Delivery, EpochMs } from '../../domain/delivery';
import { progressOf } from '../../domain/progress';
import { channelText, stateText } from '../../domain/words/deliveryWords';
import { isSameHost } from '../../domain/topology/twin';
import * as z from 'zod/mini';
import type { Part } from '../answer/answer';
import { identifier, quoted, sentence, timeIfAny, word } from '../answer/quoted';
import type { Instances, ToolCall, ToolContext } from '../context';
import { notFound, ToolProblem } from '../toolProblem';

/** Text that a model may hand in. */
export const text = (longest: number, description: string) =>
  z.string().check(z.minLength(1), z.maxLength(longest), z.describe(description));

export const INSTANCE = z.optional(
  text(200, 'Id or name of the instance, as campaign_instances tells it. Not needed where there is only one.'),
);

export const DELIVERY = text(200, 'Id, internal name (DM1234) or label of the delivery.');

/** An instance that was asked for, signed in. */
export interface Chosen {
  readonly descriptor: ConnectionDescriptor;
  readonly instance: CampaignInstance;
  /** The instance's time. */
  readonly now: EpochMs;
}

/** The descriptor that an input names; undefined where it names none and there are several, or none. */
export function descriptorOf(instances: Instances, named: string | undefined): ConnectionDescriptor | undefined {
  const list = instances.list();
  if (named === undefined) {
    return list.length === 1 ? list[0] : undefined;
  }
  const wanted = named.trim().toLowerCase();
  const byName = list.filter(({ name }) => name.toLowerCase() === wanted);
  return list.find(({ id }) => id === named) ?? (byName.length === 1 ? byName[0] : undefined);
}

export function mustHaveDescriptor(context: ToolContext, named: string | undefined): ConnectionDescriptor {
  const found = descriptorOf(context.instances, named);
  if (found !== undefined) {
    return found;
  }
  const instances = context.instances.list().map(({ id, name }) => ({ id: identifier(id), name: quoted(name, 80) }));
  throw new ToolProblem(
    instances.length === 0
      ? word('No instance was added yet: the person adds one in the Deliveries view.')
      : named === undefined
        ? word('There are several instances: name one.')
        : word('There is no such instance.'),
    { instances },
  );
}

/** Signs in to the instance that an input names, where needed. */
export async function chosen(call: ToolCall, named: string | undefined): Promise<Chosen> {
  const descriptor = mustHaveDescriptor(call, named);
  const instance = await call.instances.open(descriptor.id, call.signal);
  return { descriptor, instance, now: call.now() + instance.info.clockOffsetMs };
}

/** The delivery that an input names. */
export async function namedDelivery({ instance }: Chosen, named: string, signal: AbortSignal): Promise<Delivery> {
  const found = await instance.deliveries.findOne({ text: named }, signal);
  if (found === undefined) {
    throw notFound('delivery');
  }
  return found;
}

/** What judges sees of the instances. */
export function accessOf({ instances }: ToolContext): ConnectionAccess {
  return {
    descriptor: (id) => instances.list().find((descriptor) => descriptor.id === id),
    // A person confirms each production instance by name: a delivery is not followed to another one on the way.
    instancesAt: (server) =>
      instances.list().filter(({ url, environment }) => environment !== 'production' && isSameHost(server, url)),
    instance: (id, signal) => instances.open(id, signal),
    servers: (id) => instances.servers(id),
  };
}

/** Which instance an answer is about, and as of when. */
export function aboutInstance({ descriptor, now }: Chosen): { readonly [name: string]: Part } {
  return {
    instance: identifier(descriptor.id),
    instance_name: quoted(descriptor.name, 80),
    environment: word(descriptor.environment),
    as_of: timeIfAny(now),
  };
}

/** A delivery in a few words and figures, as in its row of the tree. */
export function deliveryPart(delivery: Delivery): { readonly [name: string]: Part } {
  const { id, internalName, label, state, messageType, contactDate, validityDate, counters } = delivery;
  return {
    id: identifier(id),
    name: quoted(internalName, 64),
    label: quoted(label, 100),
    state: sentence(stateText(state), []),
    channel: sentence(channelText(messageType), []),
    contact_date: timeIfAny(contactDate),
    valid_until: timeIfAny(validityDate),
    progress: progressPart(delivery),
    errors: counters.error,
  };
}

export function progressPart({ counters }: Pick<Delivery, 'counters'>): Part {
  const progress = progressOf(counters);
  return (
    progress && {
      to_deliver: counters.toDeliver,
      processed: counters.processed,
      success: counters.success,
      errors: counters.error,
    }
  );
}

/** A figure to so many digits behind the point: an answer needs no more. */
export function rounded(value: number | undefined, digits = 0): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(digits));
}

/** Whether a time is within so many minutes of another, both ways. */
export function around(at: EpochMs | undefined, middle: EpochMs, minutes: number): boolean {
  return at !== undefined && Math.abs(at - middle) <= minutes * 60_000;
}

export const AROUND = z.optional(
  z
    .string()
    .check(
      z.maxLength(40),
      z.describe('Only lines around this time: ISO 8601 with its offset, such as 2026-11-28T17:50:00+01:00.'),
    ),
);
export const MINUTES = z.optional(
  z.int().check(z.gte(1), z.lte(1440), z.describe('How many minutes before and after; 10 without it.')),
);

/** The time that `around` names. A problem for a text that names none. */
export function timeNamed(value: string | undefined): EpochMs | undefined {
  if (value === undefined) {
    return undefined;
  }
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new ToolProblem(word('This is no time: give it as 2026-11-28T17:50:00+01:00.'));
  }
  return at;
}
