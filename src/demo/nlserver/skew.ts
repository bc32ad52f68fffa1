import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A server's clock against that of the machine it is simulated on. */
interface ServerClock {
  /** How far the demo's time was moved: all clocks go with it. */
  readonly movedMs: number;
  /** How wrong this server's clock is. */
  readonly wrongMs: number;
}

function clockPath(root: string): string {
  return join(root, 'var', 'run', 'clock.json');
}

function millisecondsOf(read: object, name: string): number {
  const value: unknown = Object.getOwnPropertyDescriptor(read, name)?.value;
  return typeof value === 'number' ? value : 0;
}

function readClock(root: string): ServerClock {
  try {
    const read: unknown = JSON.parse(readFileSync(clockPath(root), 'utf8'));
    if (typeof read !== 'object' || read === null) {
      return { movedMs: 0, wrongMs: 0 };
    }
    return { movedMs: millisecondsOf(read, 'movedMs'), wrongMs: millisecondsOf(read, 'wrongMs') };
  } catch {
    return { movedMs: 0, wrongMs: 0 };
  }
}

/** Changes what is known of the clock of the server in this folder. */
export function setClock(root: string, part: Partial<ServerClock>): void {
  writeFileSync(clockPath(root), JSON.stringify({ ...readClock(root), ...part }));
}

/** The time on the clock of a server when the machine's says `now`. */
export function clockOf(root: string, now: Date): Date {
  const { movedMs, wrongMs } = readClock(root);
  return new Date(now.getTime() + movedMs + wrongMs);
}
