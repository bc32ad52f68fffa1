import * as l10n from '@vscode/l10n';
import { processedOf } from '../../domainResults';
import { RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { NumberSetting } from '../../numberSetting';
import type { Args } from '../../words/args';
import type { InstanceEvidence } from '../instanceEvidence';
import { uncheckedBecause } from '../rule';
import type { DomainSeen } from './reputationEvidence';

/** Shares of a provider say nothing of a few messages (ours). */
export const DOMAIN_FROM: NumberSetting = {
  name: 'advisor.minMessagesToJudgeProvider',
  description: () => l10n.t('How many messages must have gone to a provider before its percentages are judged.'),
  fallback: 200,
  min: 10,
  max: 1_000_000,
};

/** As many domains as a person reads; evidence shows each of them. */
const NAMED = 5;

/** All domains together, as one more of them. */
const ALL_PROVIDERS = '';

interface Share {
  readonly domain: string;
  readonly count: number;
  readonly processed: number;
  readonly share: number;
}

interface ProviderRule<Id extends string> {
  readonly id: Id;
  /** Messages that count; undefined where the instance does not tell. */
  readonly of: (domain: DomainSeen) => number | undefined;
  /** Fewer than this say nothing, whatever their share. */
  readonly least: number;
  /** The source's name of what counts, where no domain tells it. */
  readonly missing: string;
}

interface ProviderThresholds {
  /** From which share on it is too much. */
  readonly mostShare: number;
  readonly domainFrom: number;
}

/**
 * The judgement of a rule about the share of something among the messages to each provider, and among all. Its fact has
 * the rule's id.
 */
export function eachProvider<const Id extends string>({
  id,
  of,
  least,
  missing,
}: ProviderRule<Id>): (evidence: InstanceEvidence, thresholds: ProviderThresholds) => Verdict<Id, Id> {
  return ({ domains }, { mostShare, domainFrom }) => {
    if (!domains.ok) {
      return uncheckedBecause(domains);
    }
    if (domains.value === undefined) {
      return notGiven(missing);
    }
    const told = domains.value.flatMap((one) => shareOf(one.domain, one, of(one)));
    if (told.length === 0) {
      return domains.value.length === 0 ? RULED_OUT : notGiven(missing);
    }
    const over = [total(told), ...told]
      .filter(({ processed, count, share }) => processed >= domainFrom && count >= least && share >= mostShare)
      .sort((a, b) => b.share - a.share);
    if (over.length === 0) {
      return RULED_OUT;
    }
    const names = over.map(({ domain }) => domain).filter((domain) => domain !== ALL_PROVIDERS);
    return found(
      finding({
        cause: id,
        severity: 'warning',
        certainty: 'likely',
        args: { count: names.length, names: names.slice(0, NAMED).join(', '), most: percent(mostShare) },
        evidence: over.slice(0, NAMED + 1).map((one) =>
          fact(domains, id, {
            ...(one.domain === ALL_PROVIDERS ? {} : { domain: one.domain }),
            count: one.count,
            processed: one.processed,
            percent: percent(one.share),
          }),
        ),
      }),
    );
  };
}

/** What was seen of a provider, after its name. */
export function ofProvider(args: Args, seen: string): string {
  return l10n.t('{0}: {1}', args.has('domain') ? args.text('domain') : l10n.t('all providers'), seen);
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
  return { domain: ALL_PROVIDERS, count, processed, share: processed === 0 ? 0 : count / processed };
}

/** A share as a person writes it, with two decimals at most. */
function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
