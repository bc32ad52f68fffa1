import type { EpochMs } from '../../delivery';
import type { DomainResults } from '../../domainResults';

/** What became of recent emails to one domain, over all of them. */
export interface DomainSeen extends DomainResults {
  /** Messages reported as spam; undefined where the log does not tell. */
  readonly complaints?: number;
}

/** How many addresses are in quarantine, and since when. */
export interface QuarantinesSeen {
  readonly total: number;
  readonly lastDay: number;
  /** In the `days` days before the last one. */
  readonly before: number;
  readonly days: number;
}

/** Of the people whom the newest messages went to, how many reacted since a moment. */
export interface InactivitySeen {
  readonly since: EpochMs;
  readonly reached: number;
  readonly reacted: number;
}

/**
 * What counting inactive recipients costs the instance at most: rows of the delivery log that are read, and people whose
 * reactions are looked for. A share taken from a thousand people is right to three points.
 */
export const INACTIVITY_COST = { messages: 2000, people: 1000 } as const;
