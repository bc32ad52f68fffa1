/**
 * Measures the client against bare saxes, fast-xml-parser and the SDK's whole call: `npm run bench:client`.
 * Every figure comes from a fresh process that talks HTTP to a server in another one; several runs, the best counts
 * (`--runs=3`), because what disturbs a measurement only ever makes it slower. Ratios are of processor time, which a busy
 * machine distorts less than the clock; beside it the SDK by the clock. What loading the modules left behind is collected before the
 * clock starts, in every case. `--quick` leaves out the long cases.
 */
import { build } from 'esbuild';
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Measured {
  readonly rows: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

const run = promisify(execFile);
const runs = Number(
  /^--runs=(\d+)$/.exec(process.argv.find((argument) => argument.startsWith('--runs=')) ?? '')?.[1] ?? 3,
);
const quick = process.argv.includes('--quick');
const SIZES = quick ? [10_000] : [10_000, 100_000];

async function measure(name: string, rows: number, url: string, times = runs): Promise<Measured> {
  let best: Measured | undefined;
  for (let n = 0; n < times; n += 1) {
    const { stdout } = await run(process.execPath, [
      '--expose-gc',
      '--max-old-space-size=8192',
      join(__dirname, 'case.js'),
      name,
      String(rows),
      url,
    ]);
    const measured = JSON.parse(stdout) as Measured;
    if (best === undefined || measured.cpuMs < best.cpuMs) {
      best = measured;
    }
  }
  if (best === undefined) {
    throw new Error('no run');
  }
  return best;
}

function startServer(): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, [join(__dirname, 'server.js'), ...SIZES.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`the server ended with ${String(code)}`));
    });
    child.stdout.once('data', (line: Buffer) => {
      resolve({ url: line.toString().trim(), stop: () => child.kill() });
    });
  });
}

const CASES: readonly [name: string, label: string, times: number][] = [
  ['bareSaxes', 'saxes alone, rows counted', runs],
  ['ourRows', 'ours, rows streamed', runs],
  ['ourList', 'ours, deliveries.list, all kept', runs],
  ['fastXmlParser', 'fast-xml-parser', runs],
  ['sdk', '@adobe/acc-js-sdk, whole call', 1],
];

function print(cells: readonly (string | number)[]): void {
  const widths = [36, 9, 9, 9, 13, 14, 9, 14];
  console.log(
    cells.map((cell, at) => (at === 0 ? String(cell).padEnd(36) : String(cell).padStart(widths[at] ?? 12))).join(''),
  );
}

async function compare(size: number, url: string, idleMb: number): Promise<void> {
  console.log(`\n${size.toLocaleString('en')} delivery rows`);
  print(['', 'ms', 'cpu ms', 'peak MB', 'speed/saxes', 'than the SDK', '(clock)', 'memory, SDK/']);
  const measured = new Map<string, Measured>();
  for (const [name, , times] of CASES) {
    measured.set(name, await measure(name, size, url, times));
  }
  const saxes = measured.get('bareSaxes');
  const sdk = measured.get('sdk');
  for (const [name, label] of CASES) {
    const figure = measured.get(name);
    if (figure === undefined || saxes === undefined || sdk === undefined) {
      continue;
    }
    if (figure.rows !== size) {
      throw new Error(`${label}: ${figure.rows} rows`);
    }
    const ratio = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ×`;
    const ratios = [
      saxes.cpuMs / figure.cpuMs,
      sdk.cpuMs / figure.cpuMs,
      sdk.ms / figure.ms,
      sdk.peakMb / figure.peakMb,
    ];
    print([label, ...[figure.ms, figure.cpuMs, figure.peakMb].map((value) => value.toFixed(0)), ...ratios.map(ratio)]);
  }
  console.log(`(idle process: ${idleMb.toFixed(0)} MB)`);
}

/** The query runner as it ships, in one file: module by module, each call from one to another goes through an object. */
async function bundleParts(): Promise<void> {
  await build({
    entryPoints: [join(__dirname, '../../../../test/bench/client/openParts.ts')],
    outfile: join(__dirname, 'openParts.bundle.js'),
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
}

async function main(): Promise<void> {
  await bundleParts();
  const server = await startServer();
  try {
    const idle = await measure('idle', 0, server.url, 1);
    const load = await measure('load', 0, server.url);
    console.log(`loading dist/campaign.js: ${load.ms.toFixed(0)} ms, ${(load.peakMb - idle.peakMb).toFixed(0)} MB`);
    for (const size of SIZES) {
      await compare(size, server.url, idle.peakMb);
    }
    if (quick) {
      return;
    }
    const csv = await measure('messagesToCsv', 1_000_000, server.url, 1);
    const above = csv.peakMb - idle.peakMb;
    console.log(
      `\n1,000,000 messages to CSV: ${(csv.ms / 1000).toFixed(1)} s, ${csv.rows.toLocaleString('en')} rows, peak ${above.toFixed(0)} MB above the idle process`,
    );
  } finally {
    server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
