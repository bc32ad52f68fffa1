// Pictures of the panels in each theme, for the eyes of who works on them:
// node esbuild.mjs --tests && node out/test/unit/webview/harness/gallery.js FOLDER
import '../../vscodeStandIn';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../../host/browser';
import type { ShownReport } from '../../../../src/shared/protocol/report';
import type { ToPanel } from '../../../../src/shared/protocol/toPanel';
import { PanelPage } from './panelPage';
import {
  DELIVERY,
  init,
  INSTANCE_SUBJECT,
  plannedSample,
  sampleReactions,
  throughputSample,
  trackingSample,
  failuresSample,
  overviewSample,
  timelineSample,
  type SampleKind,
} from './samples';
import { DIAGNOSIS, GUIDE, NOTHING, PENDING, SETTLED } from './reportSamples';
import type { HarnessThemeName } from './themes';

interface Picture {
  readonly name: string;
  readonly kind: SampleKind;
  readonly theme?: HarnessThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly state?: unknown;
  /** As it would be printed. */
  readonly print?: boolean;
  readonly messages: readonly ToPanel[];
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
const tracking: ToPanel = { type: 'tracking', snapshot: trackingSample() };
const throughput: ToPanel = { type: 'throughput', snapshot: throughputSample() };
const state = { version: 1, connectionId: 'c1', deliveryId: '4711' };

const report = (shown: ShownReport): ToPanel => ({ type: 'report', report: shown });

const PICTURES: readonly Picture[] = [
  ...(['dark', 'light', 'high-contrast', 'high-contrast-light'] as const).map((theme): Picture => ({
    name: `report-${theme}`,
    kind: 'report',
    theme,
    messages: [report(DIAGNOSIS)],
  })),
  ...(['dark', 'light'] as const).map((theme): Picture => ({
    name: `report-pending-${theme}`,
    kind: 'report',
    theme,
    messages: [report(PENDING)],
  })),
  ...[320, 640, 700].map((width): Picture => ({
    name: `report-${width}`,
    kind: 'report',
    width,
    messages: [report(DIAGNOSIS)],
  })),
  { name: 'report-settled', kind: 'report', messages: [report(SETTLED)] },
  { name: 'report-nothing', kind: 'report', messages: [report(NOTHING)] },
  { name: 'report-guide', kind: 'report', messages: [report(GUIDE)] },
  { name: 'report-guide-320', kind: 'report', width: 320, messages: [report(GUIDE)] },
  { name: 'report-stale', kind: 'report', messages: [report(DIAGNOSIS), failed] },
  { name: 'report-print', kind: 'report', width: 720, print: true, messages: [report(DIAGNOSIS)] },
  { name: 'tracking-dark', kind: 'tracking', messages: [tracking] },
  { name: 'tracking-light', kind: 'tracking', theme: 'light', messages: [tracking] },
  { name: 'tracking-hc', kind: 'tracking', theme: 'high-contrast', messages: [tracking] },
  {
    name: 'tracking-compared',
    kind: 'tracking',
    messages: [
      {
        type: 'tracking',
        snapshot: trackingSample({
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
        }),
      },
    ],
  },
  { name: 'tracking-hclight', kind: 'tracking', theme: 'high-contrast-light', messages: [tracking] },
  { name: 'tracking-wide', kind: 'tracking', width: 1260, messages: [tracking] },
  ...[320, 380, 600, 1200].map((width): Picture => ({
    name: `tracking-${width}`,
    kind: 'tracking',
    width,
    messages: [tracking],
  })),
  { name: 'tracking-print', kind: 'tracking', width: 720, print: true, messages: [tracking] },
  { name: 'throughput-print', kind: 'throughput', width: 720, print: true, messages: [throughput] },
  {
    name: 'throughput-table-print',
    kind: 'throughput',
    width: 720,
    print: true,
    state: { ...state, view: 'table' },
    messages: [throughput],
  },
  {
    name: 'tracking-partial',
    kind: 'tracking',
    messages: [
      {
        type: 'tracking',
        snapshot: trackingSample({
          figures: { success: 12, pending: true },
          urls: { ok: false, why: 'The operator may not read tracked URLs.' },
          reactions: { ok: false, why: 'Not available on this instance' },
          domains: { ok: false, why: 'Not available on this instance' },
        }),
      },
    ],
  },
  {
    name: 'tracking-editing',
    kind: 'tracking',
    messages: [
      { type: 'tracking', snapshot: trackingSample({ delivery: { ...DELIVERY, state: 0, trackingEnabled: true } }) },
    ],
  },
  { name: 'tracking-stale', kind: 'tracking', messages: [tracking, failed] },
  { name: 'throughput-dark', kind: 'throughput', messages: [throughput] },
  { name: 'throughput-light', kind: 'throughput', theme: 'light', messages: [throughput] },
  { name: 'throughput-hc', kind: 'throughput', theme: 'high-contrast', messages: [throughput] },
  { name: 'throughput-hclight', kind: 'throughput', theme: 'high-contrast-light', messages: [throughput] },
  {
    name: 'throughput-nodomains',
    kind: 'throughput',
    messages: [
      {
        type: 'throughput',
        snapshot: throughputSample(undefined, undefined, {
          destinations: { ok: false, why: 'Not available on this instance' },
        }),
      },
    ],
  },
  ...[320, 380, 600, 1200].map((width): Picture => ({
    name: `throughput-${width}`,
    kind: 'throughput',
    width,
    messages: [throughput],
  })),
  ...[380, 600].map((width): Picture => ({
    name: `throughput-table-${width}`,
    kind: 'throughput',
    width,
    state: { ...state, view: 'table' },
    messages: [throughput],
  })),
  { name: 'throughput-table', kind: 'throughput', state: { ...state, view: 'table' }, messages: [throughput] },
  { name: 'throughput-empty', kind: 'throughput', messages: [{ type: 'throughput', snapshot: throughputSample([]) }] },
  {
    name: 'throughput-instance',
    kind: 'throughput',
    messages: [
      {
        type: 'throughput',
        snapshot: throughputSample(undefined, undefined, {
          scope: 'instance',
          subject: INSTANCE_SUBJECT,
          planned: plannedSample(),
          destinations: undefined,
        }),
      },
    ],
  },
  {
    name: 'throughput-custom',
    kind: 'throughput',
    state: { ...state, period: 'custom' },
    messages: [{ type: 'throughput', snapshot: throughputSample(undefined, undefined, { period: 'custom' }) }],
  },
  ...(['dark', 'light', 'high-contrast', 'high-contrast-light'] as const).map((theme): Picture => ({
    name: `failures-${theme}`,
    kind: 'failures',
    theme,
    messages: [{ type: 'failures', snapshot: failuresSample() }],
  })),
  ...(['dark', 'light', 'high-contrast', 'high-contrast-light'] as const).map((theme): Picture => ({
    name: `overview-${theme}`,
    kind: 'overview',
    theme,
    messages: [{ type: 'overview', snapshot: overviewSample() }],
  })),
  {
    name: 'overview-380',
    kind: 'overview',
    width: 380,
    messages: [{ type: 'overview', snapshot: overviewSample() }],
  },
  {
    name: 'failures-380',
    kind: 'failures',
    width: 380,
    messages: [{ type: 'failures', snapshot: failuresSample() }],
  },
  ...(['dark', 'light', 'high-contrast', 'high-contrast-light'] as const).map((theme): Picture => ({
    name: `timeline-${theme}`,
    kind: 'timeline',
    theme,
    messages: [{ type: 'timeline', snapshot: timelineSample() }],
  })),
  ...[340, 700, 1400].map((width): Picture => ({
    name: `timeline-${width}`,
    kind: 'timeline',
    width,
    messages: [{ type: 'timeline', snapshot: timelineSample() }],
  })),
  {
    name: 'timeline-table',
    kind: 'timeline',
    state: { ...state, view: 'table' },
    messages: [{ type: 'timeline', snapshot: timelineSample() }],
  },
  {
    name: 'timeline-unwatched',
    kind: 'timeline',
    messages: [
      { type: 'timeline', snapshot: timelineSample({ watched: false, looks: 0, since: undefined, points: [] }) },
    ],
  },
  { name: 'throughput-loading', kind: 'throughput', messages: [] },
  { name: 'throughput-error', kind: 'throughput', messages: [failed] },
];

/** What is not all well, in the other themes too: each state has a look of its own. */
const STATES = [
  'tracking-partial',
  'tracking-stale',
  'throughput-empty',
  'throughput-nodomains',
  'throughput-loading',
  'throughput-error',
];

const ALL: readonly Picture[] = [
  ...PICTURES,
  ...PICTURES.filter(({ name }) => STATES.includes(name)).flatMap((picture) =>
    (['light', 'high-contrast', 'high-contrast-light'] as const).map((theme): Picture => ({
      ...picture,
      theme,
      name: `${picture.name}-${theme}`,
    })),
  ),
];

async function take(browser: Browser, { name, kind, messages, ...options }: Picture, folder: string): Promise<void> {
  const panel = await PanelPage.open(browser, { kind, ...options });
  await panel.post(init(kind));
  for (const message of messages) {
    await panel.post(message);
  }
  if (options.print === true) {
    await panel.page.emulateMedia({ media: 'print' });
  }
  await panel.page.waitForTimeout(300);
  await panel.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, caret: 'initial' });
  if (options.print === true) {
    await panel.page.pdf({
      path: join(folder, `${name}.pdf`),
      format: 'A4',
      margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
      printBackground: false,
    });
    await panel.page.emulateMedia({ media: null });
  }
  for (const fault of await panel.faults()) {
    console.error(`${name}: ${fault}`);
  }
  await panel.close();
}

async function main(folder: string, wanted: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await startBrowser();
  try {
    for (const picture of ALL) {
      if (picture.name.includes(wanted)) {
        await take(browser, picture, folder);
      }
    }
  } finally {
    await browser.close();
  }
}

if (require.main === module) {
  void main(process.argv[2] ?? 'pictures', process.argv[3] ?? '');
}
