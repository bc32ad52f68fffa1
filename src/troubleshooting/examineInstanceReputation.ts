import { l10n } from 'vscode';
import type { CampaignInstance } from '../campaign/instance';
import type { InstanceEvidence } from '../domain/advisor/instanceEvidence';
import type { EpochMs } from '../domain/delivery';
import type { ObserveSource } from './source';

const DAY = 24 * 60 * 60_000;

/** Emails of this long tell how providers take them now, ms: Google and Yahoo look at days, a quiet instance sends weekly. */
const PROVIDERS_SINCE_MS = 14 * DAY;

/** A workflow whose deliveries are older than this no longer feeds anything, ms. */
const FED_SINCE_MS = 30 * DAY;

/** How providers, addresses and the workflows behind deliveries do. `now`: the instance's time; `inactiveMs`: how long somebody must be silent. */
export async function reputationFacts(
  instance: CampaignInstance,
  now: EpochMs,
  inactiveMs: number,
  from: ObserveSource,
): Promise<Pick<InstanceEvidence, 'domains' | 'quarantines' | 'feeds' | 'inactivity' | 'preparations'>> {
  const [domains, quarantines, feeds, inactivity, preparations] = await Promise.all([
    from(l10n.t('emails of the last {0} days by provider', PROVIDERS_SINCE_MS / DAY), (limit) =>
      instance.reputation.domains(now - PROVIDERS_SINCE_MS, limit),
    ),
    from(l10n.t('quarantined addresses'), (limit) => instance.reputation.quarantines(now, limit)),
    from(l10n.t('workflows in error that make deliveries'), (limit) =>
      instance.workflows.failedFeeds(now - FED_SINCE_MS, limit),
    ),
    from(l10n.t('people who react to emails'), (limit) => instance.audience.inactivity(now - inactiveMs, limit)),
    from(l10n.t('analyses of recent deliveries'), (limit) =>
      instance.content.preparations(now - PROVIDERS_SINCE_MS, limit),
    ),
  ]);
  return { domains, quarantines, feeds, inactivity, preparations };
}
