import * as l10n from '@vscode/l10n';
import type { AttentionGroup } from '../domain/attention';
import { ATTENTION_GROUPS } from '../domain/attention';
import type { ExaminedServer } from '../domain/advisor/instanceEvidence';
import type { Delivery, DeliveryId } from '../domain/delivery';
import type { ConfigSeen, Evidence, HostSeen, ServerEvidence } from '../domain/diagnosis/evidence';
import type { NotRead, Observed } from '../domain/judgement/observed';
import type { Sight } from './sight';

/**
 * What a diagnosis of one delivery weighs, as far as a look recorded it. What looks do not read (journals, messages, parts,
 * the campaign) counts as not read: it is named as such, and nothing is ruled out by it. Undefined for a delivery that the
 * look did not see.
 */
export function evidenceAt(sight: Sight, deliveryId: DeliveryId): Evidence | undefined {
  const delivery = sight.deliveries.find(({ id }) => id === deliveryId);
  return delivery === undefined ? undefined : evidenceOf(sight, delivery);
}

function evidenceOf(sight: Sight, delivery: Delivery): Evidence {
  const { at, instanceNow, instanceName, version, build, servers, processes, options, workflows, counts } = sight;
  const nature = sight.natures.ok ? sight.natures.value[delivery.id] : undefined;
  const source = l10n.t('flight recorder');
  return {
    at,
    instanceNow,
    instanceName,
    product: { ...(version === undefined ? {} : { version }), ...(build === undefined ? {} : { build }) },
    delivery: {
      ok: true,
      at,
      source,
      value: {
        ...delivery,
        ...(nature === undefined ? {} : { ipAffinity: nature.affinity }),
        ...(nature === undefined || nature.routing === '' ? {} : { routing: { name: nature.routing } }),
      },
    },
    servers: servers.map((server) => serverEvidence(server)),
    unreachableServers: [],
    instanceClock: { ok: true, at, source, value: instanceNow - at },
    counts: counts.ok ? { ...counts, value: countsOf(counts.value) } : counts,
    monitored: processes,
    affinityNames: notRecorded(l10n.t('IP affinities of the instance')),
    campaign: notRecorded(l10n.t('campaign')),
    runningCampaignDeliveries: notRecorded(l10n.t('running deliveries of campaigns')),
    limitConcurrency: options.NmsOperation_LimitConcurrency,
    journal: notRecorded(l10n.t('journal of the delivery')),
    journalReasons: [],
    lastSent: lastSentOf(sight, delivery.id),
    workflows,
    workflowReasons: notRecorded(l10n.t('journals of workflows')),
    waitingParts: notRecorded(l10n.t('waiting parts of the delivery')),
    domains: notRecorded(l10n.t('results by domain')),
    messageTexts: notRecorded(l10n.t('texts of messages')),
  };
}

function notRecorded(source: string): NotRead {
  return { ok: false, because: l10n.t('looks do not record it'), source };
}

/** A rate tells that something was sent within its time; without one, nothing was, as far as the samples reach. */
function lastSentOf({ rates, instanceNow }: Sight, id: DeliveryId): Evidence['lastSent'] {
  return rates.ok ? { ...rates, value: (rates.value[id]?.lately ?? 0) > 0 ? instanceNow : undefined } : rates;
}

function countsOf(counts: Readonly<Partial<Record<AttentionGroup, number>>>): ReadonlyMap<AttentionGroup, number> {
  return new Map(ATTENTION_GROUPS.map((group) => [group, counts[group] ?? 0]));
}

function serverEvidence({ name, modules, onlyBanner, settings, host, timeOfDayMs }: ExaminedServer): ServerEvidence {
  const config: Observed<ConfigSeen> = settings.ok
    ? {
        ...settings,
        value: {
          autoStart: settings.value.autoStart,
          affinityNames: settings.value.affinities.flatMap(({ names }) => names),
          ...(settings.value.statServerAddress === undefined
            ? {}
            : { statServerAddress: settings.value.statServerAddress }),
          ...(settings.value.mta?.maxSpareServers === undefined
            ? {}
            : { maxChildren: settings.value.mta.maxSpareServers }),
        },
      }
    : settings;
  return {
    name,
    modules,
    ...(onlyBanner === undefined ? {} : { onlyBanner }),
    config,
    ...(host === undefined ? {} : { host: host.ok ? { ...host, value: roomOf(host.value) } : host }),
    ...(timeOfDayMs === undefined || !modules.ok
      ? {}
      : { printedClock: { ok: true, at: modules.at, source: modules.source, value: timeOfDayMs } }),
  };
}

function roomOf({ freeBytes, totalBytes }: HostSeen): HostSeen {
  return {
    ...(freeBytes === undefined ? {} : { freeBytes }),
    ...(totalBytes === undefined ? {} : { totalBytes }),
  };
}
