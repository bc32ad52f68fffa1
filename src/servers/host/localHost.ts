import { statfs } from 'node:fs/promises';
import type { HostFacts } from './hostFacts';

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
