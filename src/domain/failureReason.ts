/**
 * How Campaign treats a failure: `hard` quarantines the address at once, `soft` counts towards it, `softOrHard`
 * depends on the reply, `ignored` never quarantines.
 */
export type FailureType = 'hard' | 'soft' | 'softOrHard' | 'ignored' | 'undefined';

/** Why a message failed or was left out (`nms:broadLogMsg/@failureReason`). */
export interface FailureReason {
  readonly code: number;
  /** Key for the words shown. */
  readonly name: string;
  readonly type: FailureType;
}

/** Adobe, "Understanding delivery failures", checked against "Indicator calculation". Missing numbers are not documented. */
export const FAILURE_REASONS: readonly FailureReason[] = [
  { code: 0, name: 'notDefined', type: 'undefined' },
  { code: 1, name: 'userUnknown', type: 'hard' },
  { code: 2, name: 'invalidDomain', type: 'soft' },
  { code: 3, name: 'unreachable', type: 'softOrHard' },
  { code: 4, name: 'accountDisabled', type: 'softOrHard' },
  { code: 5, name: 'mailboxFull', type: 'soft' },
  { code: 6, name: 'notConnected', type: 'ignored' },
  { code: 7, name: 'addressNotSpecified', type: 'hard' },
  { code: 8, name: 'denylisted', type: 'hard' },
  { code: 9, name: 'inQuarantine', type: 'hard' },
  { code: 10, name: 'double', type: 'ignored' },
  { code: 11, name: 'excludedBySqlRule', type: 'ignored' },
  { code: 12, name: 'excludedAfterArbitration', type: 'ignored' },
  { code: 14, name: 'badQuality', type: 'ignored' },
  { code: 15, name: 'unqualified', type: 'ignored' },
  { code: 16, name: 'notEligibleForOffers', type: 'ignored' },
  { code: 17, name: 'targetLimited', type: 'ignored' },
  { code: 20, name: 'refused', type: 'softOrHard' },
  { code: 25, name: 'errorIgnored', type: 'ignored' },
  { code: 127, name: 'controlAddress', type: 'ignored' },
];

const BY_CODE = new Map(FAILURE_REASONS.map((reason) => [reason.code, reason]));

/** A documented reason, or undefined for a number that only the instance's schema explains. */
export function failureReason(code: number): FailureReason | undefined {
  return BY_CODE.get(code);
}

/**
 * The bounces as Adobe's delivery report sums them up: hard is "user unknown" alone, soft the six others,
 * whatever their real type ("Indicator calculation", Delivery statistics).
 */
export const REPORTED_HARD_BOUNCES: readonly number[] = [1];
export const REPORTED_SOFT_BOUNCES: readonly number[] = [3, 5, 2, 4, 6, 20];

/** Shares above which Adobe advises to act ("Monitoring deliveries"): hard of all, soft per provider. */
export const HARD_BOUNCE_LIMIT = 0.02;
export const SOFT_BOUNCE_LIMIT = 0.1;
