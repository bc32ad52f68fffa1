/**
 * `npm run bench:logs`: a log of a server on this machine that another process fills with 5,000 lines a second for a
 * minute (`-- --quick`: 10 s), followed as an editor follows it; and the first lines of a log of 200 MB. What VS Code
 * itself takes to paint is not in it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { followed, logFolder } from './subject';

const PER_SECOND = 5000;
const SECONDS = process.argv.includes('--quick') ? 10 : 60;
const BIG_BYTES = 200e6;
const OPENED = 7;
const SETTLE_MS = 30_000;
const never = new AbortController().signal;
const ms = (value: number): string => `${value.toFixed(0)} ms`;
const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** When the line with a number was written, as the text says; undefined when it is not shown. */
function writtenAt(text: string, index: number): number | undefined {
  const at = text.lastIndexOf(`\tline ${index} of`);
  return at < 0 ? undefined : Date.parse(text.slice(text.lastIndexOf('\n', at) + 1).split('\t', 1)[0] ?? '');
}

function newestLine(text: string): number {
  return Number(/\tline (\d+) of[^\n]*\n$/.exec(text.slice(-400))?.[1] ?? -1);
}

async function followBusyLog(): Promise<void> {
  const folder = logFolder();
  writeFileSync(folder.path, '');
  const { log, read } = followed(folder);
  const lags: number[] = [];
  let shown = -1;
  let gaps = 0;
  let mostRss = 0;
  let mostChars = 0;
  try {
    await log.ready(never);
    read();
    log.onDidChange(() => {
      const text = read();
      const now = Date.now();
      // The line that waited longest in this change.
      const at = writtenAt(text, shown + 1);
      if (at !== undefined) {
        lags.push(now - at);
      }
      shown = Math.max(shown, newestLine(text));
      if (text.includes('\ngap: ')) {
        gaps += 1;
      }
      mostRss = Math.max(mostRss, process.memoryUsage().rss);
      mostChars = Math.max(mostChars, text.length);
    });
    const rssBefore = process.memoryUsage().rss;
    const cpuBefore = process.cpuUsage();
    const began = performance.now();
    const writer = spawn(
      process.execPath,
      [join(__dirname, 'writer.js'), folder.path, String(PER_SECOND), String(SECONDS)],
      { stdio: 'inherit' },
    );
    await once(writer, 'exit');
    const wall = performance.now() - began;
    const { user, system } = process.cpuUsage(cpuBefore);
    const wanted = PER_SECOND * SECONDS;
    for (const until = Date.now() + SETTLE_MS; shown < wanted - 1 && Date.now() < until;) {
      await delay(50);
    }
    console.log(
      `followed ${(wall / 1000).toFixed(1)} s at ${PER_SECOND} lines/s: ${log.receivedRows} of ${wanted} lines came, the last one shown is ${shown + 1}, changes with a gap ${gaps}`,
    );
    console.log(
      `lag from writing to the text, oldest line of each of ${lags.length} changes: median ${ms(quantile(lags, 0.5))}, p95 ${ms(quantile(lags, 0.95))}, worst ${ms(quantile(lags, 1))}`,
    );
    console.log(`CPU of the following process ${((user + system) / 10 / wall).toFixed(1)} % of one core`);
    console.log(
      `memory: resident ${mb(rssBefore)} before, at most ${mb(mostRss)}; text at most ${(mostChars / 1e6).toFixed(2)} million characters`,
    );
  } finally {
    log.dispose();
    folder.remove();
  }
}

function writeBigLog(path: string): void {
  const file = openSync(path, 'w');
  let index = 0;
  for (let bytes = 0; bytes < BIG_BYTES;) {
    const block = Array.from(
      { length: 10_000 },
      () =>
        `2021-05-31T08:43:09.156Z\t66462\t66501\t1\tinfo\tlog\tline ${(index += 1)} of a big log, which nobody reads whole\n`,
    ).join('');
    bytes += writeSync(file, block);
  }
  closeSync(file);
}

async function openBigLog(): Promise<void> {
  const folder = logFolder();
  try {
    writeBigLog(folder.path);
    const times: number[] = [];
    let lines = 0;
    for (let round = 0; round < OPENED; round += 1) {
      const { log, read } = followed(folder);
      const began = performance.now();
      await log.ready(never);
      lines = read().split('\n').length - 1;
      times.push(performance.now() - began);
      log.dispose();
    }
    const [first = Number.NaN] = times;
    console.log(
      `a log of ${mb(statSync(folder.path).size)}: its last ${lines} lines after ${first.toFixed(1)} ms the first time, median of ${OPENED} ${quantile(times, 0.5).toFixed(1)} ms`,
    );
  } finally {
    folder.remove();
  }
}

async function main(): Promise<void> {
  await openBigLog();
  await followBusyLog();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
