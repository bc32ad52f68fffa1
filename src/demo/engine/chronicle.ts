import type { ServerFarm } from '../servers/farm';

const MINUTE = 60_000;

interface Habit {
  readonly module: string;
  readonly periodMs: number;
  readonly text: (count: number) => string;
}

/** What modules write into their logs by themselves, as long as they run. */
const HABITS: readonly Habit[] = [
  { module: 'stat', periodMs: 2 * MINUTE, text: (n) => `Statistics of ${2 + (n % 7)} path(s) received` },
  {
    module: 'wfserver',
    periodMs: MINUTE,
    text: (n) =>
      `Workflow '${n % 3 === 0 ? 'operationMgt' : n % 3 === 1 ? 'deliveryMgt' : 'tracking'}' executed in ${1 + (n % 4)} s`,
  },
  { module: 'inMail', periodMs: 5 * MINUTE, text: (n) => `${(n * 7) % 23} bounce mail(s) processed, ${n % 3} unknown` },
  { module: 'trackinglogd', periodMs: MINUTE, text: (n) => `${3 + ((n * 31) % 60)} tracking log(s) written` },
  {
    module: 'web',
    periodMs: 2 * MINUTE,
    text: (n) => `SOAP: ${4 + ((n * 37) % 40)} call(s), slowest ${80 + ((n * 53) % 300)} ms`,
  },
];

/** Lets the servers' logs grow. */
export class Chronicle {
  private readonly next = new Map<string, { at: number; count: number }>();

  constructor(private readonly farm: ServerFarm) {}

  step(now: number): void {
    for (const { name } of this.farm.servers) {
      for (const { module, periodMs, text } of HABITS) {
        const key = `${name}:${module}`;
        const due = this.next.get(key) ?? { at: now + periodMs, count: 0 };
        this.next.set(key, due);
        if (now < due.at) {
          continue;
        }
        due.at = now + periodMs;
        due.count++;
        if (this.farm.modules(name).some((item) => item.name === module)) {
          this.farm.log(name, module, now, 'info', text(due.count));
        }
      }
    }
  }
}
