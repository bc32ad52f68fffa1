import { l10n } from 'vscode';
import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import type { DomainResults } from '../../domain/domainResults';
import type { ReactionSlice } from '../../domain/reactions';
import type { TrackedUrl, TrackingFigures, UrlType } from '../../domain/tracking';
import type { TrackedContent, UrlInContent } from '../../domain/urlTracking';
import type { IndicatorId } from '../../domain/trackingIndicators';
import { trackingIndicator, urlShares } from '../../domain/trackingIndicators';
import type { AgentTotal } from '../../domain/userAgent';
import type { Part, Subject } from '../../shared/protocol/common';
import type { ChainStep, Figure, Freshness, TrackingSnapshot, UrlRow } from '../../shared/protocol/tracking';
import type { GroupId, HeadlineId } from '../../shared/strings/tracking';
import { failuresOf } from './failures';
import type { Comparison } from './overTime';
import { overTimeOf } from './overTime';
import { deliverySwitch, joinedUrls, urlSwitch, urlSwitchObstacle } from './urlSwitch';

/** Adobe's indicators as the panel groups them; each appears once. */
const GROUPS: readonly { readonly id: GroupId; readonly indicators: readonly IndicatorId[] }[] = [
  { id: 'opens', indicators: ['opens', 'openRate', 'estimatedOpens', 'estimatedTotalOpens'] },
  {
    id: 'clicks',
    indicators: [
      'recipientClicks',
      'personClicks',
      'totalClicks',
      'rawReactivity',
      'estimatedReactivity',
      'distinctClickRate',
      'cumulatedClickRate',
    ],
  },
  { id: 'reactions', indicators: ['mirrorPage', 'optOut', 'forwards'] },
  {
    id: 'purchases',
    indicators: [
      'visitedPages',
      'transactions',
      'amount',
      'averageTransaction',
      'items',
      'averageItems',
      'averageAmountPerMessage',
    ],
  },
];

export interface TrackingInput {
  readonly subject: Subject;
  readonly delivery: DeliveryDetail;
  /** Undefined: the instance gives none for this delivery. */
  readonly figures: TrackingFigures | undefined;
  readonly urls: Part<readonly TrackedUrl[]>;
  readonly content: Part<TrackedContent>;
  readonly reactions: Part<readonly ReactionSlice[]>;
  readonly domains: Part<readonly DomainResults[]>;
  readonly chain?: readonly ChainStep[];
  readonly unique?: ReadonlyMap<string, number>;
  /** Messages that failed for a complaint; missing until counted, and where the log does not tell. */
  readonly denylisted?: number;
  readonly agents?: Part<readonly AgentTotal[]>;
  readonly compared?: Comparison;
  readonly readAt: EpochMs;
}

/** Everything the tracking panel shows, as one message. */
export function trackingSnapshotOf(input: TrackingInput): TrackingSnapshot {
  const figures = input.figures ?? {};
  return {
    subject: input.subject,
    freshness: freshnessOf(input.figures, input.readAt),
    headline: headlineOf(input.delivery, figures),
    groups: GROUPS.map(({ id, indicators }) => ({
      id,
      figures: indicators.map((indicator) => ({ ...trackingIndicator(indicator, figures) })),
    })),
    chain: input.chain && [...input.chain],
    overTime: mapped(input.reactions, (slices) => overTimeOf(slices, input)),
    failures: mapped(input.domains, (domains) => failuresOf(domains, input.denylisted)),
    urls: mapped(input.urls, (urls) => urlRows(urls, input)),
    tracking: deliverySwitch(
      input.delivery,
      input.delivery.trackingEnabled ?? (input.content.ok ? input.content.value.enabled : undefined),
    ),
    urlSwitch: urlSwitchObstacle(input.delivery, input.content),
    agents: input.agents && mapped(input.agents, (agents) => agents.map((agent) => ({ ...agent }))),
  };
}

function mapped<From, To>(part: Part<From>, change: (value: From) => To): Part<To> {
  return part.ok ? { ok: true, value: change(part.value) } : part;
}

function headlineOf(delivery: DeliveryDetail, figures: TrackingFigures): Figure[] {
  const { counters } = delivery;
  const targeted = counters.toDeliver ?? figures.toDeliver;
  const processed = counters.processed;
  const count = (id: HeadlineId, formula: string, value: number | undefined, of?: number): Figure => ({
    id,
    unit: 'count',
    formula,
    value,
    share: value === undefined || of === undefined || of === 0 ? undefined : value / of,
  });
  return [
    count('targeted', 'sum([properties/@toDeliver])', targeted),
    count('processed', 'sum([indicators/@processed])', processed, targeted),
    count('delivered', 'sum([indicators/@success])', counters.success ?? figures.success, processed),
    count('errors', 'sum([indicators/@error])', counters.error ?? figures.error, processed),
    count('quarantined', 'sum([indicators/@newQuarantine])', counters.newQuarantine, processed),
  ];
}

/**
 * The Tracking workflow computes hourly, and new data nearly always wait while a mailing is read: only what is older
 * than that rhythm is out of date.
 */
const COMPUTED_AGAIN_MS = 60 * 60_000;

function freshnessOf(figures: TrackingFigures | undefined, readAt: EpochMs): Freshness {
  if (figures === undefined) {
    return { state: 'unknown', readAt };
  }
  const { computedAt, pending } = figures;
  if (pending === true && (computedAt === undefined || readAt - computedAt > COMPUTED_AGAIN_MS)) {
    return { state: computedAt === undefined ? 'never' : 'pending', computedAt, readAt };
  }
  if (computedAt !== undefined) {
    return { state: 'fresh', computedAt, readAt };
  }
  // `pending` given but no time: the counters exist and were never computed.
  return { state: pending === undefined ? 'unknown' : 'never', readAt };
}

function urlRows(urls: readonly TrackedUrl[], { unique, content, delivery }: TrackingInput): UrlRow[] {
  const obstacle = urlSwitchObstacle(delivery, content);
  const all = content.ok ? content.value.urls : [];
  const counted = new Set(urls);
  const joined = new Map<TrackedUrl, UrlInContent>(joinedUrls(urls, content).map((found) => [found.url, found]));
  return urlShares([...joined.keys()]).map(({ url, share }) => ({
    id: url.id,
    label: url.label === '' ? url.source : url.label,
    source: url.source,
    type: url.type,
    typeLabel: urlTypeWords(url.type),
    category: url.category,
    uniqueClicks: unique === undefined || !counted.has(url) ? undefined : (unique.get(url.id) ?? 0),
    clicks: url.totalClicks,
    share,
    tracking: urlSwitch(joined.get(url) ?? { url, occurrences: [] }, all, obstacle),
  }));
}

function urlTypeWords(type: UrlType): string {
  switch (type) {
    case 1:
      return l10n.t('Email click');
    case 2:
      return l10n.t('Open');
    case 3:
      return l10n.t('Opt-out');
    case 4:
      return l10n.t('Web');
    case 5:
      return l10n.t('Transaction');
    case 6:
      return l10n.t('Mirror page');
    default:
      return l10n.t('Type {0}', type);
  }
}
