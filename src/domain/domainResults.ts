import { HARD_BOUNCE_LIMIT, SOFT_BOUNCE_LIMIT } from './failureReason';

/** What became of a delivery's messages to one destination domain (`nms:deliveryLogStats`), numbers of messages. */
export interface DomainResults {
  readonly domain: string;
  readonly prepared?: number;
  readonly success?: number;
  readonly error?: number;
  readonly unknownUser?: number;
  readonly invalidDomain?: number;
  readonly unreachable?: number;
  readonly disabled?: number;
  readonly mailBoxFull?: number;
  readonly notConnected?: number;
  readonly refused?: number;
}

/** The reasons that the delivery statistics count, in Adobe's order of the report. */
export const COUNTED_REASONS = [
  'unknownUser',
  'unreachable',
  'mailBoxFull',
  'invalidDomain',
  'disabled',
  'notConnected',
  'refused',
] as const;
export type CountedReason = (typeof COUNTED_REASONS)[number];

/** What failures are shown by: complaints have no column in the statistics by domain, and are counted in the log of the messages. */
export const SHOWN_REASONS = [...COUNTED_REASONS, 'denylisted'] as const;
export type ShownReason = (typeof SHOWN_REASONS)[number];

/** `msg/@failureReason` of the reasons that failures are shown by (failureReason.ts). */
export const REASON_CODES: Readonly<Record<ShownReason, number>> = {
  unknownUser: 1,
  invalidDomain: 2,
  unreachable: 3,
  disabled: 4,
  mailBoxFull: 5,
  notConnected: 6,
  denylisted: 8,
  refused: 20,
};

const SOFT_REASONS: readonly CountedReason[] = COUNTED_REASONS.filter((reason) => reason !== 'unknownUser');

/**
 * Messages that were sent or failed: what shares and limits are judged by, and what the delivery's own counter calls
 * processed. Undefined when the instance gives neither.
 */
export function processedOf({ error, success }: DomainResults): number | undefined {
  return total([error, success]);
}

/**
 * All messages, those that wait included. (Adobe's report "Delivery statistics" calls this processed: while a delivery is
 * being sent, its shares are diluted by what was not tried yet.) Undefined when the instance gives none of them.
 */
export function messagesOf({ prepared, error, success }: DomainResults): number | undefined {
  return total([prepared, error, success]);
}

/** Adobe, "Delivery statistics": hard bounces are "user unknown". */
export function hardBounces(results: DomainResults): number | undefined {
  return results.unknownUser;
}

/** Adobe, "Delivery statistics": soft bounces are all other counted reasons. */
export function softBounces(results: DomainResults): number | undefined {
  return total(SOFT_REASONS.map((reason) => results[reason]));
}

/** Shares of few messages say little: one bounce among three is no trouble with a provider (ours, not Adobe's). */
const JUDGED_FROM = 50;

export type BounceVerdict = 'overHard' | 'overSoft' | 'overBoth' | 'within' | 'tooFew' | 'unknown';

/**
 * How a domain stands against Adobe's limits: hard bounces under 2 %, soft bounces under 10 % per provider, of what was
 * processed.
 */
export function judgeBounces(results: DomainResults): BounceVerdict {
  const processed = processedOf(results);
  const [hard, soft] = [hardBounces(results), softBounces(results)];
  if (processed === undefined || (hard === undefined && soft === undefined)) {
    return 'unknown';
  }
  if (processed < JUDGED_FROM) {
    return 'tooFew';
  }
  const overHard = (hard ?? 0) / processed >= HARD_BOUNCE_LIMIT;
  const overSoft = (soft ?? 0) / processed >= SOFT_BOUNCE_LIMIT;
  if (overHard && overSoft) {
    return 'overBoth';
  }
  if (overHard) {
    return 'overHard';
  }
  return overSoft ? 'overSoft' : 'within';
}

/** One reason over all domains. */
export interface ReasonTotal {
  readonly reason: ShownReason;
  readonly count: number;
  /** Adobe's contribution: of all errors. Undefined without errors. */
  readonly ofErrors: number | undefined;
  /** Adobe's breakdown: of all processed messages. */
  readonly ofProcessed: number | undefined;
}

/** The reasons that the instance gives, most frequent first; `denylisted` where it was counted. */
export function reasonTotals(domains: readonly DomainResults[], denylisted?: number): readonly ReasonTotal[] {
  const errors = total(domains.map(({ error }) => error)) ?? 0;
  const processed = total(domains.map(processedOf)) ?? 0;
  return SHOWN_REASONS.flatMap((reason): ReasonTotal[] => {
    const count = reason === 'denylisted' ? denylisted : total(domains.map((domain) => domain[reason]));
    if (count === undefined) {
      return [];
    }
    return [
      {
        reason,
        count,
        ofErrors: errors === 0 ? undefined : count / errors,
        ofProcessed: processed === 0 ? undefined : count / processed,
      },
    ];
  }).sort((a, b) => b.count - a.count);
}

/** Undefined when not one of them is known. */
function total(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}
