import { l10n } from 'vscode';
import type { CampaignInstance } from '../campaign/instance';
import type { EpochMs } from '../domain/delivery';
import { CONCURRENCY_OPTION } from '../domain/diagnosis/concurrencyLimit';
import type { Evidence } from '../domain/diagnosis/evidence';
import { WATCHED_WORKFLOWS } from '../domain/diagnosis/workflowStopped';
import type { NotRead } from '../domain/judgement/observed';
import { beingRead } from '../domain/judgement/verdict';

/** Hears of each part of the evidence when it was read. */
export type Seen = (part: Partial<Evidence>) => void;

/** Where each part of the evidence comes from, in the reader's language. */
export const SOURCES = {
  affinityNames: () => l10n.t('enumeration IPAffinity'),
  runningCampaignDeliveries: () => l10n.t('running campaign deliveries'),
  limitConcurrency: () => l10n.t('option {0}', CONCURRENCY_OPTION),
  instanceClock: () => l10n.t('clock of the instance'),
  monitored: () => l10n.t('monitoring of the instance'),
  counts: () => l10n.t('numbers of deliveries'),
  journal: () => l10n.t('journal of the delivery'),
  lastSent: () => l10n.t('throughput of the delivery'),
  campaign: () => l10n.t('campaign of the delivery'),
  workflowReasons: () => l10n.t('journals of workflows'),
  domains: () => l10n.t('results by domain'),
  waitingParts: () => l10n.t('parts in the database'),
  messageTexts: () => l10n.t('texts of messages'),
} as const;

/** What was measured now is better than what was measured at logon, which may be long ago. */
export function timesOf(
  { info }: CampaignInstance,
  at: EpochMs,
  clock: Evidence['instanceClock'] | undefined,
): Pick<Evidence, 'at' | 'instanceNow'> {
  return { at, instanceNow: at + ((clock?.ok === true ? clock.value : undefined) ?? info.clockOffsetMs) };
}

/** Gathers parts of the evidence, and tells of all together as soon as the delivery itself is there. */
export function evidenceSoFar(
  instance: CampaignInstance,
  servers: Pick<Evidence, 'unreachableServers'> & { readonly reachable: readonly string[] },
  now: () => EpochMs,
  progress: (evidence: Evidence) => void,
): Seen {
  let known: Partial<Evidence> = {};
  const blank = nothingRead(servers.reachable);
  const { unreachableServers } = servers;
  return (part) => {
    known = { ...known, ...part };
    const { delivery } = known;
    if (delivery !== undefined) {
      const times = timesOf(instance, now(), known.instanceClock);
      progress({ ...blank, ...known, ...times, unreachableServers, product: instance.info, delivery });
    }
  };
}

/** Evidence of which everything is still waited for. */
function nothingRead(
  servers: readonly string[],
): Omit<Evidence, 'delivery' | 'at' | 'instanceNow' | 'product' | 'unreachableServers'> {
  const waited = (key: keyof typeof SOURCES): NotRead => beingRead(SOURCES[key]());
  return {
    instanceName: '',
    servers: servers.map((name) => ({
      name,
      modules: beingRead(l10n.t('nlserver pdump on {0}', name)),
      config: beingRead(l10n.t('configuration of {0}', name)),
    })),
    instanceClock: waited('instanceClock'),
    counts: waited('counts'),
    monitored: waited('monitored'),
    affinityNames: waited('affinityNames'),
    campaign: waited('campaign'),
    runningCampaignDeliveries: waited('runningCampaignDeliveries'),
    limitConcurrency: waited('limitConcurrency'),
    journal: waited('journal'),
    journalReasons: [],
    lastSent: waited('lastSent'),
    workflows: Object.fromEntries(WATCHED_WORKFLOWS.map((name) => [name, beingRead(l10n.t('workflow {0}', name))])),
    workflowReasons: waited('workflowReasons'),
    waitingParts: waited('waitingParts'),
    domains: waited('domains'),
    messageTexts: waited('messageTexts'),
  };
}
