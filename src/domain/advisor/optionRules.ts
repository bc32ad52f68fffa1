import type { EpochMs } from '../delivery';
import { DEFAULT_CONCURRENCY_LIMIT, raised } from '../diagnosis/concurrencyLimit';
import { BECAUSE, RULED_OUT, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { AdvisorOption, InstanceFacts } from './facts';
import { uncheckedBecause } from './rule';
import type { Rule } from './rule';

/** A date as Campaign keeps it in an option: `2026-11-23 04:00:12.345Z`, with `/`, `T` or without zone (then UTC). */
export function optionDate(text: string): EpochMs | undefined {
  const match = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?)?Z?$/.exec(
    text.trim(),
  );
  if (match === null) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** A job that should have run by now, by the date that it leaves in an option. */
function ranLately(
  id: string,
  option: AdvisorOption,
  workflow: string,
  most: (thresholds: Parameters<Rule['judge']>[1]) => number,
): Rule {
  return {
    id,
    judge: (facts: InstanceFacts, thresholds): Verdict => {
      const read = facts.options[option];
      if (!read.ok) {
        return uncheckedBecause(read);
      }
      const last = read.value === undefined ? undefined : optionDate(read.value);
      if (last === undefined) {
        return { kind: 'unchecked', unchecked: [{ what: option, because: BECAUSE.notGiven }] };
      }
      const age = facts.instanceNow - last;
      if (age <= most(thresholds)) {
        return RULED_OUT;
      }
      return found(
        finding({
          cause: id,
          severity: 'warning',
          certainty: 'likely',
          args: { lastAt: last, ageMs: age },
          evidence: [fact(read, 'lastRun', { option, lastAt: last })],
          remedies: [{ kind: 'restartWorkflow', workflow }],
        }),
      );
    },
  };
}

/** The cleanup drops temporary tables, ends expired deliveries and purges quarantines every night. */
export const cleanupStale = ranLately(
  'cleanupStale',
  'NmsCleanup_LastCleanup',
  'cleanup',
  ({ cleanupMs }) => cleanupMs,
);

/** Tracking logs are collected hourly: else there are no opens, no clicks, and the figures stand still. */
export const trackingStale = ranLately(
  'trackingStale',
  'NmsTracking_LastConsolidation',
  'tracking',
  ({ trackingMs }) => trackingMs,
);

/** More campaign deliveries at a time than Adobe advises. */
export const concurrencyTooHigh: Rule = {
  id: 'concurrencyTooHigh',
  judge: ({ options: { NmsOperation_LimitConcurrency: option } }, { concurrencyMost }): Verdict => {
    if (!option.ok) {
      return uncheckedBecause(option);
    }
    const limit = Number(option.value ?? DEFAULT_CONCURRENCY_LIMIT);
    if (!(limit > concurrencyMost)) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'concurrencyTooHigh',
        severity: 'warning',
        certainty: 'certain',
        args: { limit, most: concurrencyMost },
        evidence: [fact(option, 'limitOption', { limit })],
      }),
    );
  },
};

/** All places for deliveries of campaigns are taken: others wait. */
export const concurrencyReached: Rule = {
  id: 'concurrencyReached',
  judge: ({ options: { NmsOperation_LimitConcurrency: option }, runningCampaignDeliveries: running }): Verdict => {
    if (!option.ok || !running.ok) {
      return uncheckedBecause(option, running);
    }
    const set = Number(option.value ?? DEFAULT_CONCURRENCY_LIMIT);
    const limit = Number.isInteger(set) && set > 0 ? set : DEFAULT_CONCURRENCY_LIMIT;
    if (running.value < limit) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'concurrencyReached',
        severity: 'warning',
        certainty: 'certain',
        args: { running: running.value, limit },
        evidence: [
          fact(running, 'runningCampaignDeliveries', { running: running.value }),
          fact(option, 'limitOption', { limit }),
        ],
        remedies: raised(limit),
      }),
    );
  },
};
