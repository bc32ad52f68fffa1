import type { InstanceEvidence } from '../../domain/advisor/instanceEvidence';
import type { Rule, ThresholdReader } from '../../domain/advisor/rule';
import type { Finding } from '../../domain/finding';
import type { NotRead } from '../../domain/judgement/observed';
import { BECAUSE } from '../../domain/judgement/verdict';
import { RULE_FINDINGS } from '../../domain/advisor/rules';
import type { Args } from '../../domain/words/args';
import type { Sight } from '../sight';
import type { Judged, Sign } from './criterion';

const NOT_LOOKED_AT: NotRead = { ok: false, source: 'watch', because: BECAUSE.notAsked };

/** What a look saw, as the rules of the health check weigh it; what it did not look at is not observed. */
function evidenceOf({ at, instanceNow, instanceName, servers, options, workflows, feeds }: Sight): InstanceEvidence {
  const groups = {
    needsAttention: NOT_LOOKED_AT,
    pending: NOT_LOOKED_AT,
    inProgress: NOT_LOOKED_AT,
    scheduled: NOT_LOOKED_AT,
    paused: NOT_LOOKED_AT,
    failed: NOT_LOOKED_AT,
    finished: NOT_LOOKED_AT,
    beingEdited: NOT_LOOKED_AT,
  };
  return {
    at,
    instanceNow,
    instanceName,
    groups,
    options: {
      NmsCleanup_LastCleanup: options.NmsCleanup_LastCleanup,
      NmsTracking_LastConsolidation: options.NmsTracking_LastConsolidation,
      NmsOperation_LimitConcurrency: options.NmsOperation_LimitConcurrency,
      NmsCleanup_BroadLogPurgeDelay: NOT_LOOKED_AT,
      NmsCleanup_TrackingLogPurgeDelay: NOT_LOOKED_AT,
      XtkFileRes_Public_URL: NOT_LOOKED_AT,
      NmsDelivery_ImagePublishing: NOT_LOOKED_AT,
    },
    runningCampaignDeliveries: NOT_LOOKED_AT,
    servers,
    workflows,
    workflowReasons: NOT_LOOKED_AT,
    domains: NOT_LOOKED_AT,
    quarantines: NOT_LOOKED_AT,
    plans: NOT_LOOKED_AT,
    preparations: NOT_LOOKED_AT,
    inactivity: NOT_LOOKED_AT,
    feeds,
  };
}

interface ByRule {
  /** What a finding is about. */
  readonly subject: (finding: Finding) => string;
  readonly blind: (sight: Sight, subject: string) => boolean;
}

/** Lets a rule of the health check judge, so that watch and health check never differ. */
export function byRule(rule: Rule, sight: Sight, read: ThresholdReader, { subject, blind }: ByRule): Judged {
  const verdict = rule.judge(evidenceOf(sight), read);
  return {
    blind: (of) => blind(sight, of),
    signs:
      verdict.kind === 'found'
        ? verdict.findings
            .filter(({ severity }) => severity !== 'info')
            .map((finding) => signOf(finding, subject(finding)))
        : [],
  };
}

function signOf({ severity, args }: Finding, subject: string): Sign {
  return { subject, severity: severity === 'error' ? 'error' : 'warning', level: 1, args };
}

/** The words of a rule's finding. */
export function ruleTitle(rule: string, args: Args): string {
  return RULE_FINDINGS.get(rule)?.title(args) ?? rule;
}
