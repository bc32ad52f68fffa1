import '../../unit/vscodeStandIn';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openGrid, scrollAndJump } from './grid';

/** One event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor: what other processes do is not in it. */
  readonly tdur?: number;
  readonly tid: number;
}

/** Where the page's own thread spends its time; some are within others. */
const PARTS = [
  'ThreadControllerImpl::RunTask',
  'FireAnimationFrame',
  'EventDispatch',
  'Layout',
  'UpdateLayoutTree',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
  'MinorGC',
  'MajorGC',
];

/** What a scroll over the grid costs, by Chromium's own trace, and a profile by function that VS Code opens. */
export async function profileGrid(browser: Browser): Promise<void> {
  await trace(browser);
  const panel = await openGrid(browser);
  const session = await panel.page.context().newCDPSession(panel.page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
  await panel.page.evaluate(scrollAndJump);
  const { profile } = await session.send('Profiler.stop');
  await panel.close();
  const path = join(__dirname, 'grid.cpuprofile');
  await writeFile(path, JSON.stringify(profile));
  console.log(`  by function (names are there after a build without --production): ${path}`);
}

async function trace(browser: Browser): Promise<void> {
  const panel = await openGrid(browser);
  await browser.startTracing(panel.page, { categories: ['devtools.timeline', 'v8', 'toplevel'] });
  await panel.page.evaluate(scrollAndJump);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  await panel.close();
  const page = traceEvents.find(({ name }) => name === 'FireAnimationFrame')?.tid;
  console.log('\none run, traced                   times   sum ms   longest ms   longest on the processor');
  for (const part of PARTS) {
    const spans = traceEvents.filter(({ tid, name, dur }) => tid === page && name === part && dur !== undefined);
    if (spans.length === 0) {
      continue;
    }
    const sum = spans.reduce((all, { dur = 0 }) => all + dur / 1000, 0);
    const longest = (of: (span: TraceEvent) => number | undefined): string =>
      Math.max(...spans.map((span) => (of(span) ?? 0) / 1000))
        .toFixed(1)
        .padStart(12);
    console.log(
      `  ${part.padEnd(30)} ${String(spans.length).padStart(6)} ${sum.toFixed(0).padStart(8)} ${longest(({ dur }) => dur)} ${longest(({ tdur }) => tdur)}`,
    );
  }
}
