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
