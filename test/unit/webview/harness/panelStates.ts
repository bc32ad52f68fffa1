import '../../vscodeStandIn';
import type { ShownReport } from '../../../../src/shared/protocol/report';
import type { ToPanel } from '../../../../src/shared/protocol/toPanel';
import { gridRowsSample, logSheetSample, storySample } from './messageSamples';
import type { PanelPage } from './panelPage';
import { DIAGNOSIS, GUIDE, NOTHING, PENDING, SETTLED } from './reportSamples';
import {
  DELIVERY,
  failuresSample,
  INSTANCE_SUBJECT,
  overviewSample,
  plannedSample,
  sampleReactions,
  throughputSample,
  timelineSample,
  trackingSample,
  type SampleKind,
} from './samples';

/** A state that a panel can be in. */
export interface PanelState {
  readonly name: string;
  readonly kind: SampleKind;
  /** What the page had stored. */
  readonly stored?: unknown;
  /** What the host told it, after `init`. */
  readonly messages: readonly ToPanel[];
  /** What a person then did. */
  readonly then?: (its: PanelPage) => Promise<void>;
}

const failed: ToPanel = {
  type: 'failed',
  at: 0,
  error: {
    what: 'The instance did not answer in time.',
    why: 'No answer from campaign.example.com within 30 seconds.',
    next: 'Check the network, then try again.',
  },
};
const UNAVAILABLE = { ok: false, why: 'Not available on this instance' } as const;
const STORED = { version: 1, connectionId: 'c1', deliveryId: '4711' };

const report = (shown: ShownReport): ToPanel => ({ type: 'report', report: shown });
const tracking = (...change: Parameters<typeof trackingSample>): ToPanel => ({
  type: 'tracking',
  snapshot: trackingSample(...change),
});
const throughput = (...change: Parameters<typeof throughputSample>): ToPanel => ({
  type: 'throughput',
  snapshot: throughputSample(...change),
});

/** Opens a menu or another button that shows more. */
const press =
  (name: string | RegExp) =>
  async (its: PanelPage): Promise<void> => {
    await its.page.getByRole('button', { name }).first().click();
    await its.settle();
  };

/** Opens everything that is folded. */
async function unfold(its: PanelPage): Promise<void> {
  await its.page.locator('.disclosure[aria-expanded=false]').evaluateAll((heads) => {
    for (const head of heads) {
      (head as HTMLElement).click();
    }
  });
  await its.settle();
}

/** The health of an instance: something proposed by an assistant, something snoozed. */
const HEALTH: ShownReport = {
  ...DIAGNOSIS,
  kind: 'health',
  body: { ...DIAGNOSIS.body, snoozed: ['Relays are not set'] },
  proposals: [{ id: 'p1', title: 'Start mta@demo on sending-1' }],
};

const REPORTS: readonly PanelState[] = [
  { name: 'report-loading', kind: 'report', messages: [{ type: 'loading' }] },
  { name: 'report', kind: 'report', messages: [report(DIAGNOSIS)] },
  { name: 'report-unfolded', kind: 'report', messages: [report(DIAGNOSIS)], then: unfold },
  {
    name: 'report-fixing',
    kind: 'report',
    messages: [report(DIAGNOSIS), { type: 'fixing', remedies: ['a', 'b'] }],
  },
  { name: 'report-settled', kind: 'report', messages: [report(SETTLED)], then: unfold },
  { name: 'report-nothing', kind: 'report', messages: [report(NOTHING)], then: unfold },
  { name: 'report-health', kind: 'report', messages: [report(HEALTH)], then: unfold },
  { name: 'report-pending', kind: 'report', messages: [report(PENDING)], then: unfold },
  { name: 'report-guide', kind: 'report', messages: [report(GUIDE)], then: unfold },
  { name: 'report-stale', kind: 'report', messages: [report(DIAGNOSIS), failed] },
  { name: 'report-menu', kind: 'report', messages: [report(DIAGNOSIS)], then: press('Copy') },
  { name: 'report-error', kind: 'report', messages: [failed] },
];

const COMPARED = {
  compared: {
    label: 'Black Friday early access 2025',
    broadStart: DELIVERY.broadStart,
    slices: sampleReactions().map((slice) => ({
      ...slice,
      opens: Math.round(slice.opens * 0.8),
      events: Math.round(slice.events * 0.8),
    })),
  },
  agents: {
    ok: true,
    value: [
      { device: 'iPhone', browser: 'Apple Mail, WebKit', opens: 40_200, clicks: 7100 },
      { device: 'Windows', browser: 'Chrome', opens: 31_000, clicks: 6020 },
      { device: undefined, browser: undefined, opens: 12, clicks: 0 },
    ],
  },
  unique: new Map([
    ['2', 12_100],
    ['3', 3300],
    ['4', 380],
    ['5', 95],
  ]),
} as const;

const TRACKING: readonly PanelState[] = [
  { name: 'tracking-loading', kind: 'tracking', messages: [] },
  { name: 'tracking', kind: 'tracking', messages: [tracking()] },
  { name: 'tracking-compared', kind: 'tracking', messages: [tracking(COMPARED)] },
  {
    name: 'tracking-partial',
    kind: 'tracking',
    messages: [
      tracking({
        figures: { success: 12, pending: true },
        urls: { ok: false, why: 'The operator may not read tracked URLs.' },
        reactions: UNAVAILABLE,
        domains: UNAVAILABLE,
      }),
    ],
  },
  {
    name: 'tracking-editing',
    kind: 'tracking',
    messages: [tracking({ delivery: { ...DELIVERY, state: 0, trackingEnabled: true } })],
  },
  { name: 'tracking-stale', kind: 'tracking', messages: [tracking(), failed] },
  { name: 'tracking-menu', kind: 'tracking', messages: [tracking()], then: press('Save') },
  { name: 'tracking-error', kind: 'tracking', messages: [failed] },
];

const INSTANCE = {
  scope: 'instance',
  subject: INSTANCE_SUBJECT,
  planned: plannedSample(),
  destinations: undefined,
} as const;

const THROUGHPUT: readonly PanelState[] = [
  { name: 'throughput-loading', kind: 'throughput', messages: [] },
  { name: 'throughput', kind: 'throughput', messages: [throughput()] },
  {
    name: 'throughput-table',
    kind: 'throughput',
    stored: { ...STORED, view: 'table' },
    messages: [throughput()],
  },
  { name: 'throughput-empty', kind: 'throughput', messages: [throughput([])] },
  {
    name: 'throughput-nodomains',
    kind: 'throughput',
    messages: [throughput(undefined, undefined, { destinations: UNAVAILABLE })],
  },
  { name: 'throughput-instance', kind: 'throughput', messages: [throughput(undefined, undefined, INSTANCE)] },
  {
    name: 'throughput-custom',
    kind: 'throughput',
    stored: { ...STORED, period: 'custom' },
    messages: [throughput(undefined, undefined, { period: 'custom' })],
  },
  { name: 'throughput-stale', kind: 'throughput', messages: [throughput(), failed] },
  { name: 'throughput-menu', kind: 'throughput', messages: [throughput()], then: press('Save') },
  { name: 'throughput-error', kind: 'throughput', messages: [failed] },
];

const log = (change?: Parameters<typeof logSheetSample>[0]): ToPanel => ({
  type: 'logSheet',
  sheet: logSheetSample({ total: 8, ...change }),
});
/** A few rows: the others would be alike. */
const rows: ToPanel = { type: 'gridRows', rows: { sheet: 1, block: 0, rows: gridRowsSample(0).slice(0, 8) } };

const MESSAGES: readonly PanelState[] = [
  { name: 'messages-loading', kind: 'messages', messages: [] },
  { name: 'messages', kind: 'messages', messages: [log(), rows] },
  {
    name: 'messages-filtered',
    kind: 'messages',
    messages: [log({ filter: { statuses: [2], domain: 'orange.fr' }, total: 8, all: 486_120, newer: 12 }), rows],
  },
  { name: 'messages-none', kind: 'messages', messages: [log({ total: 0, filter: { domain: 'orange.fr' } })] },
  {
    name: 'messages-lacking',
    kind: 'messages',
    messages: [log({ total: 0, filter: { address: 'a', since: 1 }, lacking: ['address', 'date'] })],
  },
  {
    name: 'messages-story',
    kind: 'messages',
    messages: [log(), rows],
    then: async (its) => {
      await its.page.getByRole('grid').focus();
      await its.page.keyboard.press('ArrowDown');
      await its.page.keyboard.press('Enter');
      await its.post({ type: 'messageStory', story: storySample('1') });
    },
  },
  { name: 'messages-filters', kind: 'messages', messages: [log(), rows], then: press('Add Filter') },
  { name: 'messages-columns', kind: 'messages', messages: [log(), rows], then: press('Columns') },
  {
    name: 'messages-date',
    kind: 'messages',
    messages: [log(), rows],
    then: async (its) => {
      await press('Add Filter')(its);
      await its.page.getByRole('menuitem', { name: 'Date', exact: true }).click();
      await its.settle();
    },
  },
  { name: 'messages-stale', kind: 'messages', messages: [log(), rows, failed] },
  { name: 'messages-error', kind: 'messages', messages: [failed] },
];

const OTHERS: readonly PanelState[] = [
  { name: 'failures-loading', kind: 'failures', messages: [] },
  { name: 'failures', kind: 'failures', messages: [{ type: 'failures', snapshot: failuresSample() }] },
  {
    name: 'failures-unavailable',
    kind: 'failures',
    messages: [{ type: 'failures', snapshot: { ...failuresSample(), domains: UNAVAILABLE } }],
  },
  {
    name: 'failures-none',
    kind: 'failures',
    messages: [{ type: 'failures', snapshot: { ...failuresSample(), domains: { ok: true, value: [] } } }],
  },
  {
    name: 'failures-stale',
    kind: 'failures',
    messages: [{ type: 'failures', snapshot: failuresSample() }, failed],
  },
  { name: 'overview-loading', kind: 'overview', messages: [] },
  { name: 'overview', kind: 'overview', messages: [{ type: 'overview', snapshot: overviewSample() }] },
  {
    name: 'overview-none',
    kind: 'overview',
    messages: [{ type: 'overview', snapshot: { ...overviewSample(), rows: [] } }],
  },
];

const timeline = (...change: Parameters<typeof timelineSample>): ToPanel => ({
  type: 'timeline',
  snapshot: timelineSample(...change),
});

const TIMELINE: readonly PanelState[] = [
  { name: 'timeline-loading', kind: 'timeline', messages: [] },
  { name: 'timeline', kind: 'timeline', messages: [timeline()] },
  { name: 'timeline-table', kind: 'timeline', stored: { ...STORED, view: 'table' }, messages: [timeline()] },
  {
    name: 'timeline-unwatched',
    kind: 'timeline',
    messages: [timeline({ watched: false, looks: 0, since: undefined, points: [] })],
  },
  { name: 'timeline-stale', kind: 'timeline', messages: [timeline(), failed] },
];

/** Every state that the panels are looked at in: by eye (gallery.ts) and by axe (accessibility.test.ts). */
export const PANEL_STATES: readonly PanelState[] = [
  ...REPORTS,
  ...TRACKING,
  ...THROUGHPUT,
  ...MESSAGES,
  ...TIMELINE,
  ...OTHERS,
];
