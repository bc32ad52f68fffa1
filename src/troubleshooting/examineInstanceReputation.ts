import { l10n } from 'vscode';
import type { CampaignInstance } from '../campaign/instance';
import type { InstanceEvidence } from '../domain/advisor/instanceEvidence';
import type { EpochMs } from '../domain/delivery';
import type { NotRead } from '../domain/judgement/observed';
import { BECAUSE } from '../domain/judgement/verdict';
import type { ObserveSource } from './source';

const DAY = 24 * 60 * 60_000;

/** What is looked at only when a person asks for it by itself. */
function notAsked(source: string): NotRead {
  return { ok: false, source, because: BECAUSE.notAsked };
}

/** Emails of this long tell how providers take them now, ms: Google and Yahoo look at days, a quiet instance sends weekly. */
const PROVIDERS_SINCE_MS = 14 * DAY;

/** A workflow whose deliveries are older than this no longer feeds anything, ms. */
const FED_SINCE_MS = 30 * DAY;

interface ReputationOptions {
  /** The instance's time. */
  readonly now: EpochMs;
  /** Since when somebody must be silent to be inactive; undefined: people are not counted. */
  readonly inactiveSince?: Promise<EpochMs>;
  readonly from: ObserveSource;
}

/** How providers, addresses and the workflows behind deliveries do. */
export async function reputationFacts(
  instance: CampaignInstance,
  { now, inactiveSince, from }: ReputationOptions,
): Promise<Pick<InstanceEvidence, 'domains' | 'quarantines' | 'feeds' | 'inactivity' | 'preparations' | 'plans'>> {
  const [domains, quarantines, feeds, inactivity, preparations, plans] = await Promise.all([
    from(l10n.t('emails of the last {0} days by provider', PROVIDERS_SINCE_MS / DAY), (limit) =>
      instance.reputation.domains(now - PROVIDERS_SINCE_MS, limit),
    ),
    from(l10n.t('quarantined addresses'), (limit) => instance.reputation.quarantines(now, limit)),
    from(l10n.t('workflows in error that make deliveries'), (limit) =>
      instance.workflows.failedFeeds(now - FED_SINCE_MS, limit),
    ),
    inactiveSince === undefined
      ? notAsked(l10n.t('people who react to emails'))
      : from(l10n.t('people who react to emails'), async (limit) =>
          instance.audience.inactivity(await inactiveSince, limit),
        ),
    from(l10n.t('analyses of recent deliveries'), (limit) =>
      instance.content.preparations(now - PROVIDERS_SINCE_MS, limit),
    ),
    from(l10n.t('deliveries of the next day'), (limit) => instance.plans.toSend(now + DAY, limit)),
  ]);
  return { domains, quarantines, feeds, inactivity, preparations, plans };
}
