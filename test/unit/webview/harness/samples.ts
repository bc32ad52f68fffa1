import { LANGUAGE } from './language';
import type { Delivery, DeliveryDetail } from '../../../../src/domain/delivery';
import type { ThroughputSample } from '../../../../src/domain/throughput';
import { windowBetween } from '../../../../src/domain/throughputPeriod';
import type { DomainResults } from '../../../../src/domain/domainResults';
import type { ReactionSlice } from '../../../../src/domain/reactions';
import type { TrackedUrl } from '../../../../src/domain/tracking';
import type { ContentUrl, TrackedContent } from '../../../../src/domain/urlTracking';
import { destinationsOf } from '../../../../src/panels/throughput/destinations';
import { plannedLoad } from '../../../../src/panels/throughput/plannedLoad';
import { figuresOf, seriesColumns } from '../../../../src/panels/throughput/throughputSnapshot';
import { overviewStrings } from '../../../../src/shared/strings/overview';
import { reportStrings } from '../../../../src/shared/strings/report';
import { failuresStrings } from '../../../../src/shared/strings/failures';
import { messagesStrings } from '../../../../src/shared/strings/messages';
import { throughputStrings } from '../../../../src/shared/strings/throughput';
import { trackingChain } from '../../../../src/panels/tracking/trackingChain';
import { trackingSnapshotOf } from '../../../../src/panels/tracking/trackingSnapshot';
import { timelineStrings } from '../../../../src/shared/strings/timeline';
import { trackingStrings } from '../../../../src/shared/strings/tracking';
import type { Part, Subject } from '../../../../src/shared/protocol/common';
import type { FailuresSnapshot } from '../../../../src/shared/protocol/failures';
import type { OverviewSnapshot } from '../../../../src/shared/protocol/overview';
import type { Planned, ThroughputSnapshot } from '../../../../src/shared/protocol/throughput';
import type { TimelinePoint, TimelineSnapshot } from '../../../../src/shared/protocol/timeline';
import type { ToPanel } from '../../../../src/shared/protocol/toPanel';
import type { ChainStep, TrackingSnapshot } from '../../../../src/shared/protocol/tracking';

const MINUTE = 60_000;

/** 23 November 2026, 14:07:30 UTC. */
export const NOW = Date.UTC(2026, 10, 23, 14, 7, 30);

export const SUBJECT: Subject = {
  label: 'Black Friday early access',
  internalName: 'DM4711',
  channel: 'Email',
  stateLabel: 'In progress',
  instance: 'Retail production',
  environment: 'production',
  environmentLabel: 'Production',
  instanceZone: 'Europe/Paris',
  links: ['whyPending', 'openTracking', 'openThroughput', 'openMessages', 'openAuditLog', 'openInCampaign'],
};

export const DELIVERY: DeliveryDetail = {
  id: '4711',
  internalName: 'DM4711',
  label: SUBJECT.label,
  state: 55,
  messageType: 0,
  broadStart: NOW - 97 * MINUTE,
  counters: { toDeliver: 486_120, processed: 301_422, success: 296_880, error: 4542, newQuarantine: 1210 },
};

export const INSTANCE_SUBJECT: Subject = {
  ...SUBJECT,
  label: 'All deliveries of Retail production',
  internalName: '',
  channel: '',
  stateLabel: '',
  links: ['diagnoseAllPending', 'openHealthReport'],
};

/** Kinds of panels whose pages are opened by themselves. */
export type SampleKind = keyof typeof STRINGS;

const STRINGS = {
  tracking: trackingStrings,
  throughput: throughputStrings,
  messages: messagesStrings,
  failures: failuresStrings,
  overview: overviewStrings,
  report: reportStrings,
  timeline: timelineStrings,
} as const;

/** A morning: the MTA stops, a delivery waits, somebody starts it again. */
export function timelineSample(part: Partial<TimelineSnapshot> = {}): TimelineSnapshot {
  const { from, to, bucketMs } = windowBetween(NOW - 24 * 60 * MINUTE, NOW);
  const count = Math.ceil((to - from) / bucketMs);
  const at = Array.from({ length: count }, (_, index) => from + index * bucketMs);
  const point = (
    lane: TimelinePoint['lane'],
    minutes: number,
    tone: TimelinePoint['tone'],
    what: string,
    lasted?: number,
  ): TimelinePoint => ({
    id: `${lane}:${minutes}`,
    lane,
    at: NOW - minutes * MINUTE,
    ...(lasted === undefined ? {} : { until: NOW - (minutes - lasted) * MINUTE }),
    tone,
    what,
  });
  return {
    subject: { ...SUBJECT, links: [...SUBJECT.links, 'openTimeline'] },
    hours: 24,
    window: { from, to, bucketMs },
    rate: {
      at,
      success: at.map((_, index) => (index < 20 || (index > 30 && index < 38) ? null : 40_000 + (index % 5) * 1500)),
      error: at.map((_, index) => (index < 20 || (index > 30 && index < 38) ? null : 300 + (index % 3) * 90)),
    },
    points: [
      point('states', 1200, 'neutral', 'Ready to be delivered', 240),
      point('states', 960, 'warning', 'Start pending', 420),
      point('states', 540, 'good', 'In progress', 540),
      point('modules', 965, 'error', 'mta@demo stopped on sending-1'),
      point('modules', 545, 'good', 'mta@demo started on sending-1'),
      point('errors', 500, 'warning', '312 User unknown, 40 Mailbox full'),
      point('errors', 496, 'warning', '80 Mailbox full'),
      point('errors', 300, 'warning', '12 Refused'),
      point('logs', 964, 'error', 'sending-1: Stopping server on signal SIGTERM'),
      point('logs', 700, 'warning', 'The delivery has been waiting for an MTA'),
      point('changes', 980, 'neutral', 'Option NmsOperation_LimitConcurrency: “0” → “50”'),
      point('changes', 200, 'neutral', 'Black Friday encore began to be sent: 250,000 messages'),
      point('alerts', 930, 'error', 'Black Friday early access has been start pending for 30 min', 390),
      point('own', 546, 'good', 'Start mta@demo on sending-1 (admin)'),
    ],
    left: 0,
    watched: true,
    looks: 718,
    since: NOW - 1438 * MINUTE,
    gaps: [],
    readAt: NOW,
    ...part,
  };
}

/** Three instances: one with much to do, one that does not answer, one that nobody signed in to. */
export function overviewSample(): OverviewSnapshot {
  return {
    subject: { ...INSTANCE_SUBJECT, label: 'Overview of Instances', instance: '', environmentLabel: '', links: [] },
    rows: [
      {
        connectionId: 'eu',
        name: 'Retail EU',
        environment: 'production',
        environmentLabel: 'Production',
        standing: 'degraded',
        rates: [],
        problem: 'The instance does not answer',
      },
      {
        connectionId: 'fr',
        name: 'Retail FR',
        environment: 'production',
        environmentLabel: 'Production',
        standing: 'connected',
        late: 12,
        failed: 3,
        inProgress: 4,
        perHour: 86_400,
        rates: Array.from({ length: 60 }, (_, minute) => (minute < 10 ? 0 : minute * 1500)),
        missingModules: 2,
        readAt: NOW,
      },
      {
        connectionId: 'stage',
        name: 'Stage',
        environment: 'stage',
        environmentLabel: 'Stage',
        standing: 'disconnected',
        rates: [],
      },
    ],
    readAt: NOW,
  };
}

/** Failures of an instance: a domain where most failed, and one with a single one. */
export function failuresSample(): FailuresSnapshot {
  return {
    subject: INSTANCE_SUBJECT,
    days: 7,
    deliveries: 100,
    more: true,
    domains: {
      ok: true,
      value: [
        {
          domain: 'orange.fr',
          failed: 5124,
          processed: 86_120,
          reasons: { unknownUser: 2011, refused: 3001, mailBoxFull: 112, unreachable: 0 },
          deliveries: [
            { id: '4711', label: 'Black Friday early access', failed: 4001 },
            { id: '4712', label: 'Newsletter – The winter preview', failed: 1100 },
            { id: '4713', label: 'Loyalty – your year in points', failed: 20 },
          ],
          deliveryCount: 5,
        },
        {
          domain: 'a-very-long-company-domain-of-somebody.example.com',
          failed: 1,
          processed: undefined,
          reasons: { unknownUser: 1 },
          deliveries: [{ id: '4711', label: 'Black Friday early access', failed: 1 }],
          deliveryCount: 1,
        },
      ],
    },
    readAt: NOW,
  };
}

export function init(kind: SampleKind, locale = 'en'): ToPanel {
  return {
    type: 'init',
    version: 1,
    locale,
    strings: STRINGS[kind](),
    localZone: 'America/New_York',
    ref: { connectionId: 'c1', deliveryId: '4711' },
  };
}

export const URLS: readonly TrackedUrl[] = [
  { id: '1', label: 'Open', source: '', type: 2, totalClicks: 91_002 },
  {
    id: '2',
    label: 'Hero: shop the sale',
    source: 'https://shop.example.com/sale?utm_campaign=bf',
    type: 1,
    category: 'hero',
    totalClicks: 14_220,
  },
  {
    id: '3',
    label: 'Coats',
    source: 'https://shop.example.com/coats',
    type: 1,
    category: 'category',
    totalClicks: 3820,
  },
  { id: '4', label: 'Mirror page', source: '<%= recipient.mirrorPage %>', type: 6, totalClicks: 410 },
  {
    id: '5',
    label: 'Unsubscribe',
    source: 'https://shop.example.com/optout?r=<%= escapeUrl(recipient.cryptedId) %>',
    type: 3,
    category: 'footer',
    totalClicks: 95,
  },
  { id: '6', label: 'Shop finder', source: 'https://shop.example.com/stores', type: 1, totalClicks: 0 },
];

/**
 * Where they stand in the message: one is switched off, two have a purpose of their own, one is tracked in one place
 * only.
 */
export const CONTENT: TrackedContent = {
  enabled: true,
  urls: [
    ...URLS.slice(1).map((url, index): ContentUrl => ({
      format: 'html',
      tagId: `u${url.id}`,
      urlId: url.id,
      source: url.source,
      occurrence: 1,
      label: url.label,
      mode: [0, 1, 5, 4, 2][index],
    })),
    {
      format: 'text',
      tagId: 'u7',
      urlId: '6',
      source: 'https://shop.example.com/stores',
      occurrence: 1,
      label: 'Shop finder',
      mode: 1,
    },
  ],
};

export function part<Value>(value: Value): Part<Value> {
  return { ok: true, value };
}

export const CHAIN: readonly ChainStep[] = trackingChain({
  delivery: { ...DELIVERY, trackingEnabled: true, openTrackingEnabled: true },
  urls: part(URLS),
  redirection: { ok: true, value: { host: 't.shop.example.com', tookMs: 42 } },
  servers: [{ name: 'tracking-1', modules: ['trackinglogd', 'syslogd'] }],
  consolidatedAt: NOW - 5 * 60 * MINUTE,
  workflow: { label: 'Tracking', state: 11, failed: false, lastRun: NOW - 40 * MINUTE },
  newestReaction: NOW - 12 * MINUTE,
  now: NOW,
  locale: LANGUAGE,
});

export const DOMAINS: readonly DomainResults[] = [
  {
    domain: 'gmail.com',
    prepared: 0,
    success: 120_400,
    error: 1210,
    unknownUser: 610,
    invalidDomain: 0,
    unreachable: 220,
    disabled: 120,
    mailBoxFull: 200,
    notConnected: 0,
    refused: 60,
  },
  {
    domain: 'orange.fr',
    prepared: 0,
    success: 60_100,
    error: 8900,
    unknownUser: 300,
    invalidDomain: 0,
    unreachable: 400,
    disabled: 0,
    mailBoxFull: 900,
    notConnected: 0,
    refused: 7300,
  },
  {
    domain: 'old-isp.example',
    prepared: 10,
    success: 880,
    error: 60,
    unknownUser: 48,
    invalidDomain: 0,
    unreachable: 8,
    disabled: 4,
    mailBoxFull: 0,
    notConnected: 0,
    refused: 0,
  },
  {
    domain: 'tiny.example',
    prepared: 0,
    success: 2,
    error: 1,
    unknownUser: 1,
    invalidDomain: 0,
    unreachable: 0,
    disabled: 0,
    mailBoxFull: 0,
    notConnected: 0,
    refused: 0,
  },
];

/** Opens that come fast and fade, clicks with them, an opt-out now and then. */
export function sampleReactions(): readonly ReactionSlice[] {
  const start = DELIVERY.broadStart ?? NOW;
  return Array.from({ length: 19 }, (_, index) => index).flatMap((index): ReactionSlice[] => {
    const at = Math.floor(start / (5 * MINUTE)) * 5 * MINUTE + index * 5 * MINUTE;
    const opens = Math.round(9000 * Math.exp(-index / 8) * (index === 0 ? 0.3 : 1));
    return [
      { at, urlType: 2, opens, events: opens },
      { at, urlType: 1, opens: 0, events: Math.round(opens * 0.2) },
      { at, urlType: 3, opens: 0, events: index % 3 },
    ];
  });
}

export function trackingSample(change: Partial<Parameters<typeof trackingSnapshotOf>[0]> = {}): TrackingSnapshot {
  return trackingSnapshotOf({
    subject: SUBJECT,
    delivery: DELIVERY,
    figures: {
      toDeliver: 486_120,
      text: 12_400,
      success: 296_880,
      error: 4542,
      recipientOpen: 61_204,
      totalRecipientOpen: 91_002,
      personClick: 15_902,
      recipientClick: 15_310,
      totalRecipientClick: 18_135,
      mirrorPage: 410,
      optOut: 95,
      transaction: 622,
      amount: 48_210.5,
      article: 1311,
      computedAt: NOW - 12 * MINUTE,
      pending: false,
    },
    urls: part(URLS),
    content: part(CONTENT),
    reactions: part(sampleReactions()),
    domains: part(DOMAINS),
    chain: CHAIN,
    readAt: NOW,
    ...change,
  });
}

/** A send with a ramp, an outage of ten minutes, and retries. */
export function sampleRows(now = NOW, minutes = 97): readonly ThroughputSample[] {
  return Array.from({ length: minutes }, (_, index): ThroughputSample => {
    const ramp = Math.min(1, index / 12);
    const wave = 1 + 0.25 * Math.sin(index / 5) + 0.08 * Math.sin(index * 1.7);
    const messages = Math.round(3600 * ramp * wave);
    const retries = index > 60 ? Math.round(messages * 0.05) : 0;
    return {
      at: now - (minutes - index) * MINUTE + 5_000,
      deliveryId: '4711',
      bytes: messages * 48_000,
      firstSuccess: messages,
      firstError: Math.round(messages * (index > 70 && index < 80 ? 0.2 : 0.015)),
      retriesSuccess: Math.round(retries * 0.7),
      retriesError: Math.round(retries * 0.3),
    };
  }).filter((_, index) => index < 40 || index >= 50);
}

export function throughputSample(
  rows: readonly ThroughputSample[] = sampleRows(),
  now = NOW,
  change: Partial<ThroughputSnapshot> = {},
): ThroughputSnapshot {
  const window = windowBetween(DELIVERY.broadStart ?? now, now);
  const newest = rows.at(-1)?.at;
  const figures = figuresOf({ delivery: DELIVERY, samples: rows, window, now, newest });
  return {
    subject: SUBJECT,
    scope: 'delivery',
    period: 'sinceStart',
    window: { ...window },
    series: seriesColumns(rows, window, figures.nowOverMs),
    figures,
    destinations: part(destinationsOf(DOMAINS)),
    live: true,
    readAt: now,
    ...change,
  };
}

export function plannedSample(): Planned {
  const scheduled = (id: string, label: string, minutes: number, toDeliver?: number): Delivery => ({
    ...DELIVERY,
    id,
    label,
    contactDate: NOW + minutes * MINUTE,
    counters: { toDeliver },
  });
  return plannedLoad(
    [
      scheduled('1', 'Cyber Monday: the whole list', 180, 2_400_000),
      scheduled('2', 'Cyber Monday: members', 182, 1_100_000),
      scheduled('3', 'Store news', 400, 22_000),
      scheduled('4', 'Birthday treat', 1020),
    ],
    NOW,
    207_000,
  );
}
