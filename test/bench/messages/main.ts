/**
 * The grid on 1,000,000 rows in Chromium, and the export of as many beside paging with Adobe's SDK: `npm run
 * bench:messages`. The rows come from the server of the client's bench, in a process of its own. The SDK has two
 * minutes: beyond them, what it reached is what counts. `--quick` exports 100,000; `--grid` leaves the export out,
 * `--export` the grid, and `--profile` says what the frames of the grid were spent on.
 */
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startBrowser } from '../../host/browser';
import { measureGrid } from './grid';
import { profileGrid } from './profile';

const ROWS = process.argv.includes('--quick') ? 100_000 : 1_000_000;
/** On a slow machine the SDK would take many minutes for a million rows: its rate is known long before. */
const SDK_SECONDS = 120;
const run = promisify(execFile);

interface Measured {
  readonly rows: number;
  readonly ms: number;
  readonly peakMb: number;
}

async function measure(name: string, url: string): Promise<Measured> {
  const { stdout } = await run(process.execPath, [
    '--max-old-space-size=8192',
    join(__dirname, 'case.js'),
    name,
    String(ROWS),
    url,
    String(SDK_SECONDS),
  ]);
  return JSON.parse(stdout) as Measured;
}

async function exports(url: string): Promise<void> {
  const idle = await measure('idle', url);
  const sdk = await measure('sdk', url);
  console.log(
    `\nexport of ${ROWS.toLocaleString('en')} rows      rows/s   peak MB above idle (${idle.peakMb.toFixed(0)})   rate, than the SDK       rows`,
  );
  const rate = ({ rows, ms }: Measured): number => rows / (ms / 1000);
  for (const [name, label] of [
    ['csv', 'CSV'],
    ['ndjson', 'NDJSON'],
    ['xlsx', 'Excel'],
    ['sdk', 'SDK, paged, CSV'],
  ] as const) {
    const measured = name === 'sdk' ? sdk : await measure(name, url);
    const { rows, ms, peakMb } = measured;
    if (rows < ROWS && name !== 'sdk') {
      throw new Error(`${label}: ${rows} rows`);
    }
    console.log(
      `${label.padEnd(28)} ${Math.round(rate(measured)).toLocaleString('en').padStart(9)} ${(peakMb - idle.peakMb).toFixed(0).padStart(20)} ${(rate(measured) / rate(sdk)).toFixed(1).padStart(22)} × ${rows.toLocaleString('en').padStart(12)}${rows < ROWS ? ` when its ${Math.round(ms / 1000)} s were up` : ''}`,
    );
  }
}

async function grid(): Promise<void> {
  const browser = await startBrowser();
  try {
    await measureGrid(browser);
    if (process.argv.includes('--profile')) {
      await profileGrid(browser);
    }
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  if (!process.argv.includes('--export')) {
    await grid();
  }
  if (process.argv.includes('--grid')) {
    return;
  }
  const server = spawn(process.execPath, [join(__dirname, '../client/server.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      server.once('error', reject);
      server.stdout.once('data', (line: Buffer) => {
        resolve(line.toString().trim());
      });
    });
    await exports(url);
  } finally {
    server.kill();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
