import type { EpochMs } from '../delivery';
import { collect } from '../judgement/collect';
import type { Finding, Unchecked } from '../finding';
import {
  failedDeliveries,
  longPreparations,
  manyErrors,
  manyQuarantines,
  overdueStarts,
  standingStill,
  validityEndsSoon,
} from './deliveryRules';
import { diskSpace } from './diskSpace';
import { DNS_RULES } from './dns/rules';
import type { InstanceFacts } from './facts';
import { feedingWorkflows } from './feedingWorkflows';
import { imagesNotPublished, publicResources } from './imageRules';
import { cleanupStale, concurrencyReached, concurrencyTooHigh, trackingStale } from './optionRules';
import { MAIL_RULES } from './mails/rules';
import { bigDeliveriesTogether } from './plannedLoad';
import { REPUTATION_RULES } from './reputation/rules';
import type { Rule } from './rule';
import {
  affinitiesDiffer,
  modulesMissing,
  mtaChildren,
  relaySet,
  sharedIdentities,
  statServerEmpty,
  tlsForAll,
  validityIgnored,
  verifyMode,
} from './serverRules';
import { slowPreparations } from './slowPreparations';
import { temporaryFilesOld } from './temporaryRule';
import { DEFAULT_THRESHOLDS } from './thresholds';
import type { AdvisorThresholds } from './thresholds';
import { mtaMemory, purgeUnlimited, workflowsInError } from './upkeepRules';

/** Every rule of the health check, the gravest subject first. */
export const RULES: readonly Rule[] = [
  modulesMissing,
  overdueStarts,
  statServerEmpty,
  verifyMode,
  affinitiesDiffer,
  sharedIdentities,
  failedDeliveries,
  standingStill,
  longPreparations,
  slowPreparations,
  validityEndsSoon,
  manyErrors,
  manyQuarantines,
  ...REPUTATION_RULES,
  bigDeliveriesTogether,
  cleanupStale,
  trackingStale,
  concurrencyReached,
  concurrencyTooHigh,
  workflowsInError,
  feedingWorkflows,
  mtaChildren,
  mtaMemory,
  diskSpace,
  temporaryFilesOld,
  purgeUnlimited,
  tlsForAll,
  relaySet,
  validityIgnored,
  publicResources,
  imagesNotPublished,
  ...MAIL_RULES,
  ...DNS_RULES,
];

/** What the health check found; `healthy` names the rules that had nothing to say. */
export interface HealthReport {
  readonly at: EpochMs;
  readonly findings: readonly Finding[];
  readonly healthy: readonly string[];
  readonly unchecked: readonly Unchecked[];
}

/** Holds an instance against all rules but those that a person has put aside. */
export function advise(
  facts: InstanceFacts,
  thresholds: AdvisorThresholds = DEFAULT_THRESHOLDS,
  putAside: ReadonlySet<string> = new Set(),
): HealthReport {
  const verdicts = RULES.filter(({ id }) => !putAside.has(id)).map(({ id, judge }) => ({
    id,
    verdict: judge(facts, thresholds),
  }));
  const { findings, ruledOut, unchecked } = collect(verdicts, facts.at);
  return { at: facts.at, findings, healthy: ruledOut, unchecked };
}
