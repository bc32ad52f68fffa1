import { IN_ENGLISH } from './channel/posixShell';
import { statfs } from 'node:fs/promises';

/** A machine, as far as Campaign depends on it. */
export interface HostFacts {
  /** Of the file system that holds the install folder; undefined where it is not told. */
  readonly disk?: DiskSpace;
  /** The machine's clock when it was asked, epoch ms, and our own at the middle of the asking. */
  readonly clock: { readonly there: number; readonly here: number };
}

interface DiskSpace {
  readonly totalBytes: number;
  readonly freeBytes: number;
}

/** `$1` install folder. The clock first, so that nothing slow comes before it. */
export const HOST_SCRIPT = `${IN_ENGLISH}; date +%s.%N; df -Pk -- "$1"`;

const CLOCK = /^(\d{9,11})(?:\.(\d{1,9}))?/;
/** `df -P`: file system, kilobytes, used, available, capacity, mounted on. */
const SPACE = /^\S.*?\s(\d{1,15})\s+(\d{1,15})\s+(-?\d{1,15})\s+(?:\d{1,3}%|-)\s+\S/;

/** Reads what HOST_SCRIPT prints; undefined when there is no clock in it. */
export function parseHostFacts(output: string, here: number): HostFacts | undefined {
  const [first = '', ...lines] = output.split(/\r?\n/);
  const clock = CLOCK.exec(first);
  if (clock === null) {
    return undefined;
  }
  // busybox has no %N and prints it as it is, or nothing: then the middle of the second is nearest.
  const fraction = clock[2] === undefined ? 0.5 : Number(`0.${clock[2]}`);
  const there = Math.round((Number(clock[1]) + fraction) * 1000);
  const space = lines.map((line) => (line.length > 1000 ? null : SPACE.exec(line))).find((match) => match !== null);
  return {
    clock: { there, here },
    ...(space === undefined ? {} : { disk: diskOf(Number(space[1]), Number(space[3])) }),
  };
}

function diskOf(totalKb: number, freeKb: number): DiskSpace {
  return { totalBytes: totalKb * 1024, freeBytes: Math.max(0, freeKb) * 1024 };
}

/** This machine. A folder that is not there has no space to tell. */
export async function localHost(installDir: string): Promise<HostFacts> {
  const now = Date.now();
  const clock = { there: now, here: now };
  try {
    const { bsize, blocks, bavail } = await statfs(installDir);
    return { clock, disk: { totalBytes: bsize * blocks, freeBytes: bsize * bavail } };
  } catch {
    return { clock };
  }
}
