/**
 * First paint and longest frame while zooming of our chart in Chromium, beside Chart.js where that package is
 * installed: `node esbuild.mjs --tests && node out/test/bench/webview/main.js`. Best of five runs, because what
 * disturbs a measurement only ever makes it slower. `--quick` leaves out the 100,000 points.
 */
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
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

async function main(): Promise<void> {
  const browser = await startBrowser();
  try {
    const names = installed('chart.js') ? (['ours', 'chartJs'] as const) : (['ours'] as const);
    if (names.length === 1) console.log('chart.js is not installed: ours alone.');
    for (const name of names) {
      for (const points of SIZES) report(name, points, await best(browser, name, points));
    }
  } finally {
    await browser.close();
  }
}

async function best(browser: Browser, name: 'ours' | 'chartJs', points: number): Promise<Timings> {
  const runs: Timings[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await openPage(browser, name);
    runs.push(await page.evaluate<Timings>(`${name}(${points})`));
    await page.close();
  }
  const least = (of: (timings: Timings) => number): number => Math.min(...runs.map(of));
  return {
    firstPaint: least(({ firstPaint }) => firstPaint),
    longestScript: least(({ longestScript }) => longestScript),
    longestFrame: least(({ longestFrame }) => longestFrame),
  };
}

async function openPage(browser: Browser, name: 'ours' | 'chartJs'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 600 } });
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, name === 'ours' ? 'webview-ui/bench/chartPage.ts' : 'test/bench/webview/chartJsPage.mjs')],
    bundle: true,
    minify: true,
    write: false,
    nodePaths: (process.env.NODE_PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
    outdir: 'bench',
    format: 'iife',
    target: 'es2022',
    tsconfig: join(ROOT, 'webview-ui/tsconfig.json'),
  });
  await page.setContent('<!DOCTYPE html><body></body>');
  for (const { path, text } of outputFiles) {
    if (path.endsWith('.css')) await page.addStyleTag({ content: text });
    else await page.addScriptTag({ content: text });
  }
  return page;
}

function report(name: string, points: number, { firstPaint, longestScript, longestFrame }: Timings): void {
  const ms = (value: number): string => `${value.toFixed(1).padStart(8)} ms`;
  const line = `${name.padEnd(8)} ${String(points).padStart(7)} points: first paint ${ms(firstPaint)}, zooming: longest script ${ms(longestScript)}, longest frame ${ms(longestFrame)}`;
  const over = firstPaint > BUDGET.firstPaint || longestFrame > BUDGET.longestFrame;
  console.log(name === 'ours' && points === MOST_POINTS && over ? `${line}  OVER BUDGET` : line);
}

function installed(name: string): boolean {
  try {
    createRequire(__filename).resolve(name);
    return true;
  } catch {
    return false;
  }
}

void main();
