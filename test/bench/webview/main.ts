/**
 * First paint and longest frame while zooming of our chart in Chromium, beside Chart.js in the same run: `npm run
 * bench:webview`. Best of five runs, taken in turns, because what disturbs a measurement only ever makes it slower, and
 * may last a while. `--quick` leaves out the 100,000 points.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../../host/browser';

const ROOT = join(__dirname, '../../../..');
const RUNS = 5;
const SIZES = process.argv.includes('--quick') ? [1000, 10_000] : [1000, 10_000, 100_000];
const MOST_POINTS = Math.max(...SIZES);

/** architecture.md, "Budgets": throughput chart, 100,000 points. */
const BUDGET = { firstPaint: 100, longestFrame: 50 };

interface Timings {
  readonly firstPaint: number;
  readonly longestScript: number;
  readonly longestFrame: number;
}

const NAMES = ['ours', 'chartJs', 'chartJsThinned'] as const;
type Name = (typeof NAMES)[number];

const TITLES: Readonly<Record<Name, string>> = {
  ours: 'ours',
  chartJs: 'Chart.js',
  chartJsThinned: 'Chart.js, thinned out',
};

async function main(): Promise<void> {
  const browser = await startBrowser();
  try {
    for (const points of SIZES) {
      const runs: Record<Name, Timings[]> = { ours: [], chartJs: [], chartJsThinned: [] };
      for (let run = 0; run < RUNS; run += 1) {
        for (const name of NAMES) {
          runs[name].push(await once(browser, name, points));
        }
      }
      for (const name of NAMES) {
        report(name, points, best(runs[name]));
      }
    }
  } finally {
    await browser.close();
  }
}

async function once(browser: Browser, name: Name, points: number): Promise<Timings> {
  const page = await openPage(browser, name);
  const timings = await page.evaluate<Timings>(`${name}(${points})`);
  await page.close();
  return timings;
}

function best(runs: readonly Timings[]): Timings {
  const least = (of: (timings: Timings) => number): number => Math.min(...runs.map(of));
  return {
    firstPaint: least(({ firstPaint }) => firstPaint),
    longestScript: least(({ longestScript }) => longestScript),
    longestFrame: least(({ longestFrame }) => longestFrame),
  };
}

async function openPage(browser: Browser, name: Name): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 600 } });
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, name === 'ours' ? 'webview-ui/bench/chartPage.ts' : 'test/bench/webview/chartJsPage.mjs')],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'bench',
    format: 'iife',
    target: 'es2022',
    tsconfig: join(ROOT, 'webview-ui/tsconfig.json'),
  });
  await page.setContent('<!DOCTYPE html><body></body>');
  for (const { path, text } of outputFiles) {
    if (path.endsWith('.css')) {
      await page.addStyleTag({ content: text });
    } else {
      await page.addScriptTag({ content: text });
    }
  }
  return page;
}

function report(name: Name, points: number, { firstPaint, longestScript, longestFrame }: Timings): void {
  const ms = (value: number): string => `${value.toFixed(1).padStart(8)} ms`;
  const line = `${TITLES[name].padEnd(21)} ${String(points).padStart(7)} points: first paint ${ms(firstPaint)}, zooming: longest script ${ms(longestScript)}, longest frame ${ms(longestFrame)}`;
  const over = firstPaint > BUDGET.firstPaint || longestFrame > BUDGET.longestFrame;
  console.log(name === 'ours' && points === MOST_POINTS && over ? `${line}  OVER BUDGET` : line);
}

void main();
