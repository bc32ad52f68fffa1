// What watching costs: a look on an instance of 100,000 deliveries, and a week of recording.
// npm run bench:watch; node --expose-gc out/test/bench/watch/main.js [deliveries]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstance } from '../../../src/campaign';
import { startDemo } from '../../../src/demo';
import { openServer } from '../../../src/servers';
import { look } from '../../../src/watch/look';
import { Recorder } from '../../../src/watch/recorder';
import type { Sight } from '../../../src/watch/sight';
import { eventsSeen } from '../../../src/watch/timeline';

/** Fewer may be asked for where only the recording is of interest. */
const DELIVERIES = Number(process.argv[2] ?? 100_000);
const LOOK_MS = 120_000;
const WEEK_LOOKS = (7 * 24 * 60 * 60_000) / LOOK_MS;
const never = new AbortController().signal;

const say = (text: string): void => {
  console.log(text);
};

async function main(): Promise<void> {
  const sight = await costOfALook();
  await weekOfRecording(sight);
}

async function costOfALook(): Promise<Sight> {
  let calls = 0;
  const demo = await startDemo({
    recipients: 400,
    deliveries: DELIVERIES,
    scenarios: ['mtaStopped', 'bouncesAboveThreshold'],
    onRequest: () => {
      calls += 1;
    },
  });
  const { url, operator, password, servers: installed } = demo.handle;
  const instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
  const servers = installed.flatMap(
    ({ name, installDir }) => openServer({ name, channel: { kind: 'local', installDir } }) ?? [],
  );
  const options = { instance, servers, url, now: Date.now, because: String };
  let last: Sight | undefined;
  for (const which of ['first', 'second', 'third']) {
    calls = 0;
    const began = performance.now();
    const cpu = process.cpuUsage();
    last = (await look({ ...options, last }, never)).sight;
    const { user, system } = process.cpuUsage(cpu);
    say(
      `${which} look on ${DELIVERIES.toLocaleString('en')} deliveries: ${calls} calls, ${(performance.now() - began).toFixed(0)} ms, ` +
        `${((user + system) / 1000).toFixed(0)} ms of processor (the demo's own included), ${JSON.stringify(last).length} bytes seen`,
    );
  }
  await instance.logoff();
  await demo.close();
  if (last === undefined) {
    throw new Error('nothing was seen');
  }
  return last;
}

/** A week on which, at every look, five deliveries have sent something more. */
async function weekOfRecording(seen: Sight): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-bench-watch-'));
  try {
    const recorder = new Recorder(folder);
    const start = Date.UTC(2026, 10, 2);
    const began = performance.now();
    for (let index = 0; index < WEEK_LOOKS; index += 1) {
      const at = start + index * LOOK_MS;
      const deliveries = seen.deliveries.map((delivery, place) =>
        place < 5
          ? { ...delivery, lastModified: at, counters: { ...delivery.counters, processed: index * (place + 1) } }
          : delivery,
      );
      await recorder.append({ ...seen, at, instanceNow: at, deliveries }, 30 * 24 * 60 * 60_000);
    }
    const sizes = [...(await recorder.sizes()).values()];
    const total = sizes.reduce((sum, size) => sum + size, 0);
    say(
      `a week of recording: ${WEEK_LOOKS} looks, ${(total / 1e6).toFixed(1)} MB, ${(total / sizes.length / 1e6).toFixed(2)} MB a day, ` +
        `${((performance.now() - began) / WEEK_LOOKS).toFixed(2)} ms a look`,
    );
    global.gc?.();
    const idle = process.memoryUsage().heapUsed;
    let peak = idle;
    let count = 0;
    const opened = performance.now();
    for await (const sight of recorder.between(start, start + WEEK_LOOKS * LOOK_MS)) {
      count += sight.deliveries.length > 0 ? 1 : 0;
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    }
    say(
      `reading it: ${count} looks in ${(performance.now() - opened).toFixed(0)} ms, ${((peak - idle) / 1e6).toFixed(0)} MB of heap above idle at most`,
    );
    await timelineOfTheWeek(recorder, start);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the timeline of an instance needs of that week. */
async function timelineOfTheWeek(recorder: Recorder, start: number): Promise<void> {
  global.gc?.();
  const idle = process.memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const to = start + WEEK_LOOKS * LOOK_MS;
  const { looks, events } = await eventsSeen({
    sights: recorder.between(start, to),
    alerts: [],
    from: start,
    to,
    deliveryId: undefined,
    language: 'en',
  });
  const { user, system } = process.cpuUsage(cpu);
  say(
    `the timeline of the week: ${looks} looks, ${events.length} events in ${(performance.now() - began).toFixed(0)} ms ` +
      `(${((user + system) / 1000).toFixed(0)} ms of processor), ${((process.memoryUsage().heapUsed - idle) / 1e6).toFixed(0)} MB of heap more afterwards`,
  );
}

void main();
