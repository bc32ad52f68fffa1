import { BECAUSE, RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import { processedOf } from '../../domainResults';
import { uncheckedBecause } from '../rule';
import type { Rule } from '../rule';
import type { AdvisorThresholds } from '../thresholds';
import type { DomainSeen } from './facts';

/** As many domains as a person reads; evidence shows each of them. */
const NAMED = 5;

/** All domains together, as one more of them. */
const ALL = '';

interface Share {
  readonly domain: string;
  readonly count: number;
  readonly processed: number;
  readonly share: number;
}

export interface ProviderRule {
  readonly id: string;
  /** Messages that count; undefined where the instance does not tell. */
  readonly of: (domain: DomainSeen) => number | undefined;
  /** From which share on it is too much. */
  readonly most: (thresholds: AdvisorThresholds) => number;
  /** Fewer than this say nothing, whatever their share. */
  readonly least: number;
  /** The source's name of what counts, where no domain tells it. */
  readonly missing: string;
}

/** A rule about the share of something among the messages to each provider, and among all. */
export function perProvider({ id, of, most, least, missing }: ProviderRule): Rule {
  return {
    id,
    judge: ({ domains }, thresholds): Verdict => {
      if (!domains.ok) {
        return uncheckedBecause(domains);
      }
      const notTold = { kind: 'unchecked', unchecked: [{ what: missing, because: BECAUSE.notGiven }] } as const;
      if (domains.value === undefined) {
        return notTold;
      }
      const told = domains.value.flatMap((one) => shareOf(one.domain, one, of(one)));
      if (told.length === 0) {
        return domains.value.length === 0 ? RULED_OUT : notTold;
      }
      const limit = most(thresholds);
      const over = [total(told), ...told]
        .filter(({ processed, count, share }) => processed >= thresholds.domainFrom && count >= least && share >= limit)
        .sort((a, b) => b.share - a.share);
      if (over.length === 0) {
        return RULED_OUT;
      }
      const providers = over.filter(({ domain }) => domain !== ALL);
      return found(
        finding({
          cause: id,
          severity: 'warning',
          certainty: 'likely',
          args: {
            count: providers.length,
            names: providers
              .slice(0, NAMED)
              .map(({ domain }) => domain)
              .join(', '),
            most: percent(limit),
          },
          evidence: over.slice(0, NAMED + 1).map((one) =>
            fact(domains, id, {
              ...(one.domain === ALL ? {} : { domain: one.domain }),
              count: one.count,
              processed: one.processed,
              percent: percent(one.share),
            }),
          ),
        }),
      );
    },
  };
}

function shareOf(domain: string, results: DomainSeen, count: number | undefined): readonly Share[] {
  const processed = processedOf(results);
  return count === undefined || processed === undefined
    ? []
    : [{ domain, count, processed, share: processed === 0 ? 0 : count / processed }];
}

function total(shares: readonly Share[]): Share {
  const sum = (of: (share: Share) => number): number => shares.reduce((all, one) => all + of(one), 0);
  const [count, processed] = [sum((one) => one.count), sum((one) => one.processed)];
  return { domain: ALL, count, processed, share: processed === 0 ? 0 : count / processed };
}

/** A share as a person writes it, with two decimals at most. */
function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
