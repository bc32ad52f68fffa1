import type { EpochMs } from '../../domain/delivery';
import { CampaignError } from '../errors';
import type { DeliveryFilter, DeliveryScope } from '../instance';
import { where, type Condition } from '../query/condition';
import type { Has } from '../query/entityQuery';
import { inGroup, liveDeliveries } from './groupCondition';

const CONTACT_DATE = 'scheduling/@contactDate';

/** What a person may have typed into one search box. */
const TEXT_ATTRIBUTES = ['@label', '@internalName', '@deliveryCode'] as const;

/** Live deliveries of a group that a filter lets through, as the instance is to decide it. */
export function inScope({ group, now, filter }: DeliveryScope, has: Has): Condition[] {
  return [
    ...liveDeliveries(has),
    ...(group === undefined ? [] : [inGroup(group, now, has)]),
    ...(filter === undefined ? [] : filterConditions(filter, has)),
  ];
}

/** Throws a CampaignError `unknownAttribute` when the instance has not what a filter is about. */
export function filterConditions(filter: DeliveryFilter, has: Has): Condition[] {
  const { text, ids = [], states = [], messageTypes = [], since, until, routing, affinity, code } = filter;
  const conditions: Condition[] = [];
  if (text !== undefined && text.trim() !== '') {
    conditions.push(textAnywhere(text.trim(), has));
  }
  if (ids.length > 0) {
    conditions.push(where.oneOfKeys('@id', ids));
  }
  if (states.length > 0) {
    conditions.push(where.oneOf('@state', states));
  }
  if (messageTypes.length > 0) {
    conditions.push(where.oneOf(existing('@messageType', has), messageTypes));
  }
  if (since !== undefined || until !== undefined) {
    conditions.push(inPeriod(since, until, has));
  }
  if (routing !== undefined) {
    conditions.push(where.text(existing('deliveryProvider/@name', has), '=', routing));
  }
  if (affinity !== undefined) {
    conditions.push(textOrNone(existing('scheduling/@IPAffinity', has), affinity));
  }
  if (code !== undefined && code.trim() !== '') {
    conditions.push(where.containsText(existing('@deliveryCode', has), code.trim()));
  }
  return conditions;
}

function textAnywhere(text: string, has: Has): Condition {
  return where.any(...TEXT_ATTRIBUTES.filter(has).map((name) => where.containsText(name, text)));
}

/** Empty and missing are one to Campaign, but not to every database below it. */
function textOrNone(name: string, value: string): Condition {
  const equal = where.text(name, '=', value);
  return value === '' ? where.any(equal, where.missing(name)) : equal;
}

/** By the contact date; a delivery without one stands where it was last changed. */
function inPeriod(since: EpochMs | undefined, until: EpochMs | undefined, has: Has): Condition {
  const between = (name: string): Condition[] => [
    ...(since === undefined ? [] : [where.time(name, '>=', since)]),
    ...(until === undefined ? [] : [where.time(name, '<', until)]),
  ];
  if (!has(CONTACT_DATE)) {
    return where.all(...between(existing('@lastModified', has)));
  }
  const byContact = where.all(...between(CONTACT_DATE));
  if (!has('@lastModified')) {
    return byContact;
  }
  return where.any(byContact, where.all(where.missing(CONTACT_DATE), ...between('@lastModified')));
}

/** The path itself, when the instance has it: a condition that is left out would show rows that nobody asked for. */
export function existing(name: string, has: Has): string {
  if (has(name)) {
    return name;
  }
  throw new CampaignError({ code: 'unknownAttribute', doing: 'ExecuteQuery nms:delivery', facts: { attribute: name } });
}
