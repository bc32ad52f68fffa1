import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a server's folder says how wrong its clock is: `{"aheadMs": 420000}`. */
export function clockPath(root: string): string {
  return join(root, 'var', 'run', 'clock.json');
}

/** The time on the clock of a server. */
export function clockOf(root: string, now: Date): Date {
  try {
    const read: unknown = JSON.parse(readFileSync(clockPath(root), 'utf8'));
    const ahead = typeof read === 'object' && read !== null && 'aheadMs' in read && typeof read.aheadMs === 'number' ? read.aheadMs : 0;
    return new Date(now.getTime() + ahead);
  } catch {
    return now;
  }
}
